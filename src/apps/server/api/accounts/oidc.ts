import { oidcProvider } from '../../../../adapters/accounts/open.ts';
import { Refusal } from '../../../../kernel/declare/problem.ts';
import { cookieOf, headersOf } from '../../../accounts/sign-in.ts';
import type { Call } from '../../http/call.ts';
import { noSuchRoute } from '../../http/faults.ts';
import { strictHeaders } from '../../http/headers.ts';
import type { Route } from '../../http/route.ts';
import type { Service } from '../../service.ts';

/** The way in by an identity provider, where one is set up. It lets in those whose address an account has; it makes none. */

/** Why the provider's way in led nowhere; the sign-in page has words for each. */
export const oidcRefusals = ['away', 'stranger', 'no-address', 'cancelled', 'stale', 'locked', 'refused'] as const;
export type OidcRefusal = (typeof oidcRefusals)[number];

/** By the words of the library. */
const refusals: Readonly<Record<string, OidcRefusal>> = {
  signup_disabled: 'stranger',
  account_not_linked: 'stranger',
  email_not_found: 'no-address',
  access_denied: 'cancelled',
  state_mismatch: 'stale',
  state_not_found: 'stale',
  state_invalid: 'stale',
  please_restart_the_process: 'stale',
};

/** Milliseconds that the provider may take to answer. */
const patience = 15_000;

const startOidc: Route = {
  method: 'get',
  path: '/api/oidc/start',
  name: 'startOidc',
  title: { zh: '用统一身份登录', en: 'Sign in by the identity provider' },
  note: { zh: '提供方联系不上时回到登录页，并在那里说明。', en: 'Where the provider can’t be reached, back to the sign-in page, which says so.' },
  answer: { status: 302, note: { zh: '转到身份提供方', en: 'On to the provider' } },
  problems: [404],
  open: true,
  async handle(service, call) {
    const { accounts } = service;
    if (accounts.oidc === undefined) throw noSuchRoute('/api/oidc/start');
    // The library remembers how the provider described itself, and would send the browser to a dead address.
    const begun = (await isThere(accounts.oidc.discoveryUrl))
      ? await inTime(
          accounts.auth.api.signInSocial({
            body: { provider: oidcProvider, callbackURL: '/', errorCallbackURL: '/?sign-in=refused', disableRedirect: true },
            headers: headersOf(call.visitor),
            asResponse: true,
          }),
        )
      : undefined;
    const { url } = begun?.ok === true ? ((await begun.json()) as { url?: string }) : {};
    if (begun === undefined || url === undefined) {
      service.tell({ zh: '身份提供方联系不上，请核对 SHANHAI_OIDC_URL 和网络', en: 'The identity provider can’t be reached; look at SHANHAI_OIDC_URL and the network' });
      return backHome('away');
    }
    return onTo(url, begun.headers.getSetCookie());
  },
};

const callbackOidc: Route = {
  method: 'get',
  path: '/api/oidc/callback/{provider}',
  name: 'finishOidc',
  title: { zh: '统一身份登录返回', en: 'Back from the identity provider' },
  answer: { status: 302, note: { zh: '登录后回到首页；没有登录成的，首页说明原因', en: 'Home, signed in; who was not let in is told why there' } },
  problems: [404],
  open: true,
  async handle(service, call) {
    const { accounts } = service;
    if (accounts.oidc === undefined) throw noSuchRoute(call.context.req.path);
    const { url } = call.context.req.raw;
    // Of what the browser sends, only its cookies are believed.
    const answer = await inTime(accounts.auth.handler(new Request(url, { headers: headersOf(call.visitor, call.context.req.header('cookie')) })));
    if (answer === undefined) return backHome('away');
    const error = new URL(answer.headers.get('location') ?? '/?error=none', url).searchParams.get('error');
    if (error !== null) {
      const refusal = refusals[error] ?? 'refused';
      if (refusal === 'refused') service.tell({ zh: `身份提供方没有确认登录（${error}），请核对 SHANHAI_OIDC_CLIENT 和 SHANHAI_OIDC_SECRET`, en: `The identity provider did not confirm a sign-in (${error}); look at SHANHAI_OIDC_CLIENT and SHANHAI_OIDC_SECRET` });
      return backHome(refusal);
    }
    const cookies = answer.headers.getSetCookie();
    return (await isLetIn(service, call, cookieOf(cookies))) ? onTo('/', cookies) : backHome('locked');
  },
};

/** Whether the session that began is of an account that is still good; of one that isn't, the session is ended. */
async function isLetIn({ accounts }: Service, { visitor }: Call, cookie: string): Promise<boolean> {
  try {
    await accounts.callers.expect({ cookie, authorization: undefined }, visitor);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await accounts.auth.api.signOut({ headers: headersOf(visitor, cookie), asResponse: true });
    return false;
  }
}

async function isThere(discoveryUrl: string): Promise<boolean> {
  try {
    const { ok, body } = await fetch(discoveryUrl, { signal: AbortSignal.timeout(patience) });
    await body?.cancel();
    return ok;
  } catch {
    // Whatever keeps the server from the provider keeps people from it too.
    return false;
  }
}

/** What the work came to; `undefined` where the provider takes too long. */
async function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, patience, undefined);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

const backHome = (refusal: OidcRefusal): Response => onTo(`/?sign-in=${refusal}`, []);

function onTo(location: string, cookies: readonly string[]): Response {
  const answer = new Response(null, { status: 302, headers: { ...strictHeaders, location, 'cache-control': 'no-store' } });
  for (const cookie of cookies) answer.headers.append('set-cookie', cookie);
  return answer;
}

export const oidcRoutes: readonly Route[] = [startOidc, callbackOidc];
