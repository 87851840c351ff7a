import { oidcProvider } from '../../../../adapters/accounts/open.ts';
import { headersOf } from '../../../accounts/sign-in.ts';
import { noSuchRoute } from '../../http/faults.ts';
import { strictHeaders } from '../../http/headers.ts';
import type { Route } from '../../http/route.ts';

/** The way in by an identity provider, where one is set up. It lets in those whose address an account has; it makes none. */

const startOidc: Route = {
  method: 'get',
  path: '/api/oidc/start',
  name: 'startOidc',
  title: { zh: '用统一身份登录', en: 'Sign in by the identity provider' },
  answer: { status: 302, note: { zh: '转到身份提供方', en: 'On to the provider' } },
  problems: [404],
  open: true,
  async handle({ accounts }, call) {
    if (accounts.oidc === undefined) throw noSuchRoute('/api/oidc/start');
    const begun = await accounts.library.api.signInSocial({
      body: { provider: oidcProvider, callbackURL: '/', errorCallbackURL: '/?sign-in=refused', disableRedirect: true },
      headers: headersOf(call.visitor),
      asResponse: true,
    });
    const { url } = (await begun.json()) as { url?: string };
    if (!begun.ok || url === undefined) throw new Error(`The identity provider can’t be asked (${begun.status}).`);
    const answer = new Response(null, { status: 302, headers: { ...strictHeaders, location: url, 'cache-control': 'no-store' } });
    for (const cookie of begun.headers.getSetCookie()) answer.headers.append('set-cookie', cookie);
    return answer;
  },
};

const callbackOidc: Route = {
  method: 'get',
  path: '/api/oidc/callback/{provider}',
  name: 'finishOidc',
  title: { zh: '统一身份登录返回', en: 'Back from the identity provider' },
  answer: { status: 302, note: { zh: '登录后回到首页', en: 'Home, signed in' } },
  problems: [404],
  open: true,
  async handle({ accounts }, call) {
    if (accounts.oidc === undefined) throw noSuchRoute(call.context.req.path);
    const answer = await accounts.library.handler(call.context.req.raw);
    return new Response(answer.body, { status: answer.status, headers: [...answer.headers, ...Object.entries(strictHeaders)] });
  },
};

export const oidcRoutes: readonly Route[] = [startOidc, callbackOidc];
