import type { Context, Hono } from 'hono';
import type { Caller } from '../../accounts/callers.ts';
import { Refusal } from '../../../kernel/declare/problem.ts';
import { noSuchRoute, wrongMethod } from './faults.ts';
import { localeOf } from './locale.ts';
import { problemAnswer, refusalOf } from './problem.ts';
import type { Service } from '../service.ts';
import { Call } from './call.ts';
import type { Route } from './route.ts';
import { visitorOf } from './visitor.ts';

/** Puts the routes under their addresses; other methods of the same addresses are told which there are. */
export function mount(app: Hono, service: Service, routes: readonly Route[]): void {
  const methods = new Map<string, string[]>();
  for (const route of routes) {
    const path = honoPath(route.path);
    app.on(route.method.toUpperCase(), path, async (c) => {
      const caller = await callerOf(service, route, c);
      const answer = await route.handle(service, new Call(c, caller));
      for (const cookie of caller?.cookies ?? []) answer.headers.append('set-cookie', cookie);
      return answer;
    });
    methods.set(path, [...(methods.get(path) ?? []), route.method.toUpperCase()]);
  }
  for (const [path, allowed] of methods) {
    app.all(path, (c) => problemAnswer(wrongMethod(c.req.method, allowed), languageOf(c), { allow: allowed.join(', ') }));
  }
  app.notFound((c) => problemAnswer(noSuchRoute(c.req.path), languageOf(c)));
  app.onError((error, c) => problemAnswer(refusalOf(error, service.tell), languageOf(c)));
}

/** Who calls; of a route that anybody may ask, nobody where it isn't said or no longer holds. */
async function callerOf({ accounts }: Service, { open }: Route, c: Context): Promise<Caller | undefined> {
  const claim = { cookie: c.req.header('cookie'), authorization: c.req.header('authorization') };
  if (open !== true) return accounts.callers.expect(claim, visitorOf(c));
  return accounts.callers.find(claim, visitorOf(c)).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined;
    throw error;
  });
}

const languageOf = (c: Context) => localeOf(c.req.header('accept-language'));

/** `{ledger}` as Hono writes it; a part with an ending, `{ledger}.xlsx`, is matched by its ending. */
function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}(\.\w+)?/g, (_, name: string, ending?: string) => (ending === undefined ? `:${name}` : `:${name}{.+\\${ending}}`));
}
