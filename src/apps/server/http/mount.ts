import type { Context, Hono } from 'hono';
import { noSuchRoute, wrongMethod } from './faults.ts';
import { localeOf } from './locale.ts';
import { problemAnswer, refusalOf } from './problem.ts';
import type { Service } from '../service.ts';
import { Call } from './call.ts';
import type { Route } from './route.ts';

/** Puts the routes under their addresses; other methods of the same addresses are told which there are. */
export function mount(app: Hono, service: Service, routes: readonly Route[]): void {
  const methods = new Map<string, string[]>();
  for (const route of routes) {
    const path = honoPath(route.path);
    app.on(route.method.toUpperCase(), path, (c) => route.handle(service, new Call(c)));
    methods.set(path, [...(methods.get(path) ?? []), route.method.toUpperCase()]);
  }
  for (const [path, allowed] of methods) {
    app.all(path, (c) => problemAnswer(wrongMethod(c.req.method, allowed), languageOf(c), { allow: allowed.join(', ') }));
  }
  app.notFound((c) => problemAnswer(noSuchRoute(c.req.path), languageOf(c)));
  app.onError((error, c) => problemAnswer(refusalOf(error, service.tell), languageOf(c)));
}

const languageOf = (c: Context) => localeOf(c.req.header('accept-language'));

/** `{ledger}` as Hono writes it; a part with an ending, `{ledger}.xlsx`, is matched by its ending. */
function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}(\.\w+)?/g, (_, name: string, ending?: string) => (ending === undefined ? `:${name}` : `:${name}{.+\\${ending}}`));
}
