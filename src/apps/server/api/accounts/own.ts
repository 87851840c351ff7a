import { actions as allActions, type Action } from '../../../../kernel/declare/role.ts';
import type { Refusal } from '../../../../kernel/declare/problem.ts';
import { may } from '../../../../kernel/access/may.ts';
import { checkPassword } from '../../../accounts/people.ts';
import { heldFor, wrongCode, wrongPassword } from '../../../accounts/refusals.ts';
import { endOthers, endSession, listSessions } from '../../../accounts/sessions.ts';
import { headersOf } from '../../../accounts/sign-in.ts';
import { listTokens, makeToken, revokeToken } from '../../../accounts/tokens.ts';
import { ok } from '../../http/answer.ts';
import type { Call } from '../../http/call.ts';
import { wrongMember } from '../../http/faults.ts';
import type { Route } from '../../http/route.ts';
import type { Service } from '../../service.ts';
import { withCookies } from '../session.ts';

/** What everybody does about their own account. */

const done = { note: { zh: '已办', en: 'Done' }, schema: { type: 'object' } } as const;
const text = { type: 'string' } as const;

const listOwnSessions: Route = {
  method: 'get',
  path: '/api/sessions',
  name: 'listSessions',
  title: { zh: '我的登录会话', en: 'One’s own sessions' },
  answer: { note: { zh: '设备、地址、最近使用', en: 'Device, address, last seen' }, schema: { type: 'object', required: ['sessions'], properties: { sessions: { type: 'array', items: { $ref: '#/components/schemas/OwnSession' } } } } },
  problems: [401],
  async handle({ engine }, call) {
    const { account, session } = call.person;
    return ok({ sessions: (await listSessions(engine.store, account.id)).map((one) => ({ ...one, current: one.id === session.id })) });
  },
};

const endOtherSessions: Route = {
  method: 'delete',
  path: '/api/sessions',
  name: 'endOtherSessions',
  title: { zh: '结束我的其他会话', en: 'End all other sessions of one’s own' },
  answer: done,
  problems: [401],
  async handle({ engine, accounts }, call) {
    const { account, session } = call.person;
    const ended = await endOthers(engine.store, account.id, session.id);
    accounts.callers.forget();
    return ok({ ended });
  },
};

const endOwnSession: Route = {
  method: 'delete',
  path: '/api/sessions/{id}',
  name: 'endSession',
  title: { zh: '结束我的一个会话', en: 'End one of one’s own sessions' },
  answer: done,
  problems: [401, 404],
  async handle({ engine, accounts }, call) {
    await endSession(engine.store, call.person.account.id, call.path('id'));
    accounts.callers.forget();
    return ok({ ended: 1 });
  },
};

const changePassword: Route = {
  method: 'put',
  path: '/api/session/password',
  name: 'changePassword',
  title: { zh: '改密码', en: 'Change one’s password' },
  note: { zh: '其他会话随即结束。', en: 'All other sessions end.' },
  body: { schema: { type: 'object', required: ['current', 'next'], properties: { current: text, next: text } } },
  answer: done,
  problems: [401, 413, 415, 422, 429],
  async handle(service, call) {
    const { accounts } = service;
    const { current, next } = await call.json();
    if (typeof current !== 'string' || typeof next !== 'string') throw wrongMember('next', { zh: '新密码，current 应为现在的密码', en: 'the new password, and current the one there is' });
    checkPassword(next);
    const ask = () => accounts.auth.api.changePassword({ body: { currentPassword: current, newPassword: next, revokeOtherSessions: true }, headers: own(call), asResponse: true });
    const changed = await proven(service, call, ask, wrongPassword);
    accounts.callers.forget();
    return withCookies(ok({ changed: true }), changed.headers.getSetCookie());
  },
};

const beginSecondFactor: Route = {
  method: 'post',
  path: '/api/session/totp',
  name: 'beginSecondFactor',
  title: { zh: '启用两步验证：取得密钥', en: 'Begin with a second factor' },
  note: { zh: '把 uri 做成二维码让验证器应用扫描，再用 confirm 确认。', en: 'Show uri as a QR code for the authenticator app, then confirm.' },
  body: { schema: { type: 'object', required: ['password'], properties: { password: text } } },
  answer: { note: { zh: '密钥地址与备用码', en: 'The secret’s address and spare codes' }, schema: { type: 'object', properties: { uri: text, spare: { type: 'array', items: text } } } },
  problems: [401, 413, 415, 429],
  async handle(service, call) {
    const password = await passwordIn(call);
    const ask = () => service.accounts.auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers: own(call), asResponse: true });
    const enabled = await proven(service, call, ask, wrongPassword);
    const { totpURI, backupCodes } = (await enabled.json()) as { totpURI: string; backupCodes: string[] };
    return ok({ uri: totpURI, spare: backupCodes });
  },
};

const confirmSecondFactor: Route = {
  method: 'post',
  path: '/api/session/totp/confirm',
  name: 'confirmSecondFactor',
  title: { zh: '启用两步验证：确认', en: 'Confirm a second factor by its first code' },
  body: { schema: { type: 'object', required: ['code'], properties: { code: { type: 'string', pattern: '^\\d{6}$' } } } },
  answer: done,
  problems: [401, 413, 415, 429],
  async handle(service, call) {
    const { accounts } = service;
    const { code } = await call.json();
    if (typeof code !== 'string') throw wrongMember('code', { zh: '六位数字', en: 'six digits' });
    const verified = await proven(service, call, () => accounts.auth.api.verifyTOTP({ body: { code }, headers: own(call), asResponse: true }), wrongCode);
    accounts.callers.forget();
    return withCookies(ok({ secondFactor: true }), verified.headers.getSetCookie());
  },
};

const endSecondFactor: Route = {
  method: 'post',
  path: '/api/session/totp/disable',
  name: 'endSecondFactor',
  title: { zh: '停用两步验证', en: 'Do without a second factor' },
  body: { schema: { type: 'object', required: ['password'], properties: { password: text } } },
  answer: done,
  problems: [401, 413, 415, 429],
  async handle(service, call) {
    const { accounts } = service;
    const password = await passwordIn(call);
    const disabled = await proven(service, call, () => accounts.auth.api.disableTwoFactor({ body: { password }, headers: own(call), asResponse: true }), wrongPassword);
    accounts.callers.forget();
    return withCookies(ok({ secondFactor: false }), disabled.headers.getSetCookie());
  },
};

const listOwnTokens: Route = {
  method: 'get',
  path: '/api/tokens',
  name: 'listTokens',
  title: { zh: '我的接口令牌', en: 'One’s own tokens' },
  answer: { note: { zh: '名称、权限、期限、最近使用', en: 'Names, actions, ends, last use' }, schema: { type: 'object', required: ['tokens'], properties: { tokens: { type: 'array', items: { $ref: '#/components/schemas/Token' } } } } },
  problems: [401],
  handle: async ({ engine }, call) => ok({ tokens: await listTokens(engine.store, call.person.account.name) }),
};

/** Milliseconds a token may be good for. */
const longestToken = 366 * 86_400_000;

const postToken: Route = {
  method: 'post',
  path: '/api/tokens',
  name: 'makeToken',
  title: { zh: '新建接口令牌', en: 'Make a token for a program' },
  note: { zh: '令牌只显示这一次，用时放在 Authorization: Bearer 里；权限不超过本人，最长一年。', en: 'Its text is shown this once and sent as Authorization: Bearer; it may no more than its owner, for a year at most.' },
  body: { schema: { type: 'object', required: ['name', 'actions', 'until'], properties: { name: { type: 'string', maxLength: 60 }, actions: { type: 'array', items: { enum: [...allActions] } }, until: { type: 'string', format: 'date-time' } } } },
  answer: { status: 201, note: { zh: '令牌', en: 'The token' }, schema: { type: 'object', required: ['text', 'token'], properties: { text, token: { $ref: '#/components/schemas/Token' } } } },
  problems: [401, 413, 415],
  async handle({ engine: { store } }, call) {
    const { account, party } = call.person;
    const { name, actions, until } = await call.json();
    if (typeof name !== 'string' || name.trim() === '' || name.length > 60) throw wrongMember('name', { zh: '名称，最多 60 字', en: 'a name of at most 60 characters' });
    const known: readonly unknown[] = allActions;
    if (!Array.isArray(actions) || actions.length === 0 || !actions.every((action) => known.includes(action) && may(party, action as Action))) throw wrongMember('actions', { zh: '本人有的权限', en: 'actions that you may take yourself' });
    const now = store.clock.now().getTime();
    const end = typeof until === 'string' ? Date.parse(until) : Number.NaN;
    if (!(end > now && end <= now + longestToken)) throw wrongMember('until', { zh: '一年以内的时刻', en: 'an instant within a year' });
    return ok(await makeToken(store, account.name, { name: name.trim(), actions: actions as Action[], until: new Date(end).toISOString() }), 201);
  },
};

const deleteToken: Route = {
  method: 'delete',
  path: '/api/tokens/{id}',
  name: 'revokeToken',
  title: { zh: '作废接口令牌', en: 'Revoke a token' },
  answer: done,
  problems: [401, 404],
  async handle({ engine, accounts }, call) {
    await revokeToken(engine.store, call.person.account.name, call.id('id'));
    accounts.callers.forget();
    return ok({ revoked: true });
  },
};

const own = (call: Call): Headers => headersOf(call.visitor, call.context.req.header('cookie'));

async function passwordIn(call: Call): Promise<string> {
  const { password } = await call.json();
  if (typeof password !== 'string') throw wrongMember('password', { zh: '现在的密码', en: 'the password there is' });
  return password;
}

/** Asks the library; whoever got hold of a session can't try passwords at will. @throws Refusal `session.held`, and `otherwise` where it says no */
async function proven({ accounts: { attempts } }: Service, call: Call, ask: () => Promise<Response>, otherwise: () => Refusal): Promise<Response> {
  const key = `account ${call.person.account.id}`;
  const wait = attempts.wait(key, Date.now());
  if (wait > 0) throw heldFor(wait);
  const answered = await ask();
  if (answered.ok) return answered;
  attempts.failed(key, Date.now());
  throw otherwise();
}

export const ownRoutes: readonly Route[] = [
  listOwnSessions,
  endOtherSessions,
  endOwnSession,
  changePassword,
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  listOwnTokens,
  postToken,
  deleteToken,
];
