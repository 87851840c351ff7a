import { Refusal } from '../../../../kernel/declare/problem.ts';
import { findAccount } from '../../../accounts/account.ts';
import { acceptInvitation, invited } from '../../../accounts/people.ts';
import { beginSession } from '../../../accounts/personas.ts';
import { linkUsed, tooMany } from '../../../accounts/refusals.ts';
import { expectSetupWord, setUp } from '../../../accounts/setup.ts';
import { ok } from '../../http/answer.ts';
import type { Call } from '../../http/call.ts';
import { wrongMember } from '../../http/faults.ts';
import type { Route } from '../../http/route.ts';
import type { Service } from '../../service.ts';
import { begun } from '../session.ts';

/** One-time links, and the identity provider's way in. */

const text = { type: 'string' } as const;
const session = { note: { zh: '已设好并登录', en: 'Set, and signed in' }, schema: { $ref: '#/components/schemas/Session' } } as const;

const postSetup: Route = {
  method: 'post',
  path: '/api/setup',
  name: 'setUp',
  title: { zh: '首次启动：设立系统管理员', en: 'Make the first administrator' },
  note: { zh: 'token 在终端打印的一次性链接里。', en: 'token is in the one-time link that the terminal showed.' },
  body: { schema: { type: 'object', required: ['token', 'name', 'password'], properties: { token: text, name: text, title: text, password: text } } },
  answer: session,
  problems: [404, 409, 413, 415, 422, 429],
  open: true,
  async handle(service, call) {
    const { token, name, title, password } = await texts(call, ['token', 'name', 'password'], ['title']);
    const { engine, accounts } = service;
    const account = await following(service, call, () => setUp(engine.store, accounts.auth, accounts.roles, token, { name, title }, password));
    return begun(service, call, await beginSession(accounts.auth, call.visitor, account.id));
  },
};

const readSetup: Route = {
  method: 'get',
  path: '/api/setup',
  name: 'readSetup',
  title: { zh: '首次启动的链接还能不能用', en: 'Whether the first start’s link is still good' },
  parameters: [{ name: 'token', in: 'query', required: true, note: { zh: '链接里的 token', en: 'token of the link' }, schema: text }],
  answer: { note: { zh: '项目代码', en: 'The programme’s code' }, schema: { type: 'object', properties: { programme: text } } },
  problems: [404, 429],
  open: true,
  async handle(service, call) {
    const { store } = service.engine;
    await following(service, call, () => expectSetupWord(store, call.query('token') ?? ''));
    return ok({ programme: store.programme });
  },
};

const readInvitation: Route = {
  method: 'get',
  path: '/api/invitation',
  name: 'readInvitation',
  title: { zh: '一次性链接是谁的', en: 'Whose a one-time link is' },
  parameters: [{ name: 'token', in: 'query', required: true, note: { zh: '链接里的 token', en: 'token of the link' }, schema: text }],
  answer: { note: { zh: '账号与称呼', en: 'The account and its title' }, schema: { type: 'object', properties: { account: text, title: text } } },
  problems: [404, 429],
  open: true,
  async handle(service, call) {
    const { store } = service.engine;
    const name = await following(service, call, () => invited(store, call.query('token') ?? ''));
    const account = await findAccount(store.database, store.programme, { name });
    if (account === undefined) throw linkUsed();
    return ok({ account: account.name, title: account.title });
  },
};

const postInvitation: Route = {
  method: 'post',
  path: '/api/invitation',
  name: 'acceptInvitation',
  title: { zh: '用一次性链接设密码', en: 'Set a password by a one-time link' },
  body: { schema: { type: 'object', required: ['token', 'password'], properties: { token: text, password: text } } },
  answer: session,
  problems: [403, 404, 413, 415, 422, 429],
  open: true,
  async handle(service, call) {
    const { token, password } = await texts(call, ['token', 'password'], []);
    const { engine, accounts } = service;
    const account = await following(service, call, () => acceptInvitation(engine.store, accounts.auth, token, password));
    accounts.callers.forget();
    return begun(service, call, await beginSession(accounts.auth, call.visitor, account.id));
  },
};

/** Follows a link's word. Guessing words of 256 bits is hopeless; this keeps it from costing anything. */
async function following<T>({ accounts: { attempts } }: Service, call: Call, work: () => Promise<T>): Promise<T> {
  const wait = attempts.wait(call.visitor.address, Date.now());
  if (wait > 0) throw tooMany(wait);
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal && error.code === 'account.link-not-found') attempts.failed(call.visitor.address, Date.now());
    throw error;
  }
}

async function texts<Needed extends string, Optional extends string>(call: Call, needed: readonly Needed[], optional: readonly Optional[]): Promise<Record<Needed | Optional, string>> {
  const body = await call.json();
  const found: Record<string, string> = {};
  for (const name of [...needed, ...optional]) {
    const value = body[name];
    if (typeof value === 'string' && value.length <= 500) found[name] = value;
    else if (value === undefined && (optional as readonly string[]).includes(name)) found[name] = '';
    else throw wrongMember(name, { zh: '文本', en: 'a text' });
  }
  return found as Record<Needed | Optional, string>;
}

export const enteringRoutes: readonly Route[] = [readSetup, postSetup, readInvitation, postInvitation];
