import { actions, ledgerActions, programmeActions } from '../../../kernel/declare/role.ts';
import { may, mayIn, ownOnly } from '../../../kernel/access/may.ts';
import { hasEnded } from '../../accounts/assignments.ts';
import type { Caller } from '../../accounts/callers.ts';
import { signInAs } from '../../accounts/personas.ts';
import { headersOf, signIn, type Cookies } from '../../accounts/sign-in.ts';
import { lastRestore } from '../../engine/carry-out-restore.ts';
import { ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { wrongMember } from '../http/faults.ts';
import type { Route } from '../http/route.ts';
import type { Service } from '../service.ts';

const answer = { note: { zh: '谁登录了，能做什么', en: 'Who is signed in and what they may do' }, schema: { $ref: '#/components/schemas/Session' } } as const;

export const readSession: Route = {
  method: 'get',
  path: '/api/session',
  name: 'readSession',
  title: { zh: '我是谁', en: 'Who am I' },
  note: { zh: '没有登录也能问；演示时列出可以直接进入的人物。', en: 'Anybody may ask; a demo lists whom one may come in as.' },
  answer,
  open: true,
  // Whoever was signed out by a restore is told why.
  handle: async (service, call) => ok({ ...sessionJson(service, call.known), ...(call.known === undefined ? { restored: await lastRestore(service.engine) } : {}) }),
};

export const postSession: Route = {
  method: 'post',
  path: '/api/session',
  name: 'signIn',
  title: { zh: '登录', en: 'Sign in' },
  note: {
    zh: '账号 name、密码 password，启用了两步验证的再加 code；演示可只给 persona。错五次停十五分钟。',
    en: 'name and password, with code where a second factor is on; a demo takes persona alone. Five wrong passwords hold the account for a quarter of an hour.',
  },
  body: {
    schema: {
      type: 'object',
      properties: { name: { type: 'string' }, password: { type: 'string' }, code: { type: 'string', pattern: '^\\d{6}$' }, persona: { type: 'string' } },
    },
  },
  answer,
  problems: [401, 403, 413, 415, 429],
  open: true,
  async handle(service, call) {
    const { name, password, code, persona } = await call.json();
    const { engine, accounts } = service;
    if (persona !== undefined) {
      if (typeof persona !== 'string') throw wrongMember('persona', { zh: '人物名', en: 'a persona’s name' });
      return begun(service, call, await signInAs(engine.store, accounts.auth, accounts.personas, call.visitor, persona));
    }
    if (typeof name !== 'string' || typeof password !== 'string') throw wrongMember('name', { zh: '账号，password 应为密码', en: 'the account, and password its password' });
    if (code !== undefined && typeof code !== 'string') throw wrongMember('code', { zh: '六位数字', en: 'six digits' });
    return begun(service, call, await signIn(engine.store, accounts.auth, accounts.attempts, call.visitor, { name: name.trim(), password, code }));
  },
};

export const deleteSession: Route = {
  method: 'delete',
  path: '/api/session',
  name: 'signOut',
  title: { zh: '退出登录', en: 'Sign out' },
  answer: { note: { zh: '已退出', en: 'Signed out' } },
  open: true,
  async handle({ accounts }, call) {
    const left = await accounts.auth.api.signOut({ headers: headersOf(call.visitor, call.context.req.header('cookie')), asResponse: true });
    accounts.callers.forget();
    return withCookies(ok({ signedOut: true }), left.headers.getSetCookie());
  },
};

/** Answers with the session that has just begun. */
export async function begun(service: Service, call: Call, cookies: Cookies): Promise<Response> {
  const cookie = cookies.map((one) => one.split(';')[0] ?? '').join('; ');
  const caller = await service.accounts.callers.expect({ cookie, authorization: undefined }, call.visitor);
  return withCookies(ok(sessionJson(service, caller)), cookies);
}

export function withCookies(response: Response, cookies: Cookies): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}

export function sessionJson({ engine: { store }, accounts, demo }: Service, caller: Caller | undefined) {
  const common = {
    programme: store.programme,
    demo,
    personas: accounts.personas.map(({ name, title, role }) => ({ name, title, role: accounts.roles.find((one) => one.name === role)?.note ?? null })),
    oidc: accounts.oidc === undefined ? null : { title: accounts.oidc.title },
  };
  if (caller === undefined) return { account: null, ...common };
  const { party, account, assignments, session } = caller;
  const now = store.clock.now();
  const ledgers = [...store.model.ledgers.values()].map((ledger) => [ledger.name, ledgerActions.filter((action) => mayIn(party, ledger, action))] as const);
  const own = [...store.model.ledgers.values()].map((ledger) => [ledger.name, ownOnly(party, ledger)] as const);
  return {
    account: { name: account.name, title: account.title, email: account.email, until: account.until, secondFactor: account.secondFactor },
    roles: assignments.map((one) => {
      const role = accounts.roles.find(({ name }) => name === one.role);
      return { name: one.role, title: role?.title ?? { zh: one.role, en: one.role }, note: role?.note ?? null, regions: one.regions, until: one.until, ended: hasEnded(one, now), ...(one.organisation === undefined ? {} : { organisation: one.organisation.name }) };
    }),
    actions: actions.filter((action) => may(party, action)),
    programmeActions: programmeActions.filter((action) => may(party, action)),
    ledgers: Object.fromEntries(ledgers.filter(([, able]) => able.length > 0)),
    own: Object.fromEntries(own.filter(([, shares]) => shares.length > 0)),
    until: session?.expiresAt ?? null,
    ...common,
  };
}
