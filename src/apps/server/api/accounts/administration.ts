import { writeCsv } from '../../../../adapters/workbook/write/csv.ts';
import { may } from '../../../../kernel/access/may.ts';
import type { AssessmentGiven } from '../../../../kernel/access/party.ts';
import { expectRight } from '../../../../kernel/access/refusals.ts';
import { findAccount, listAccounts, type Account } from '../../../accounts/account.ts';
import { allAssignments, assign, assignmentsOf, hasEnded, type Assignment } from '../../../accounts/assignments.ts';
import { journalPage, type JournalQuery } from '../../../accounts/journal-pages.ts';
import { withOrganisations, type AskedAssignment } from '../../../accounts/organisations.ts';
import { changeAccount, endSessions, invite, makeAccount } from '../../../accounts/people.ts';
import { noSuchAccount } from '../../../accounts/refusals.ts';
import { ok } from '../../http/answer.ts';
import type { Call } from '../../http/call.ts';
import { wrongMember, wrongParameter } from '../../http/faults.ts';
import { attachmentHeaders } from '../../http/headers.ts';
import type { Route } from '../../http/route.ts';
import type { Service } from '../../service.ts';
import { pageParameters } from '../list-records.ts';

/** Accounts, roles and the journal, each for those whose duty they are. */

const text = { type: 'string' } as const;
const instant = { type: 'string', format: 'date-time' } as const;
const accountAnswer = { note: { zh: '账号', en: 'The account' }, schema: { $ref: '#/components/schemas/Account' } } as const;
const rolesSchema = { type: 'array', items: { $ref: '#/components/schemas/Assignment' } } as const;

const listAllAccounts: Route = {
  method: 'get',
  path: '/api/accounts',
  name: 'listAccounts',
  title: { zh: '账号', en: 'Accounts' },
  answer: { note: { zh: '账号与角色', en: 'Accounts with their roles' }, schema: { type: 'object', required: ['accounts'], properties: { accounts: { type: 'array', items: { $ref: '#/components/schemas/Account' } } } } },
  problems: [401, 403],
  async handle({ engine: { store } }, call) {
    if (!may(call.party, 'roles')) expectRight(call.party, 'accounts');
    const roles = await allAssignments(store.database, store.programme);
    return ok({ accounts: (await listAccounts(store.database, store.programme)).map((account) => accountJson(account, roles.get(account.name) ?? [], store.clock.now())) });
  },
};

const postAccount: Route = {
  method: 'post',
  path: '/api/accounts',
  name: 'makeAccount',
  title: { zh: '新建账号', en: 'Make an account' },
  note: {
    zh: '答复带一次性链接，交给本人设密码。角色由安全管理员另行分配；还没有人担任时，系统管理员可以设立安全管理员与审计管理员。',
    en: 'The answer has a one-time link for its owner to set the password. The security administrator assigns roles; while nobody has it yet, the administrator may make the security and the audit administrator.',
  },
  body: { schema: { type: 'object', required: ['name'], properties: { name: text, title: text, email: text, until: instant, roles: rolesSchema } } },
  answer: { status: 201, note: { zh: '账号与一次性链接', en: 'The account and its link' }, schema: { type: 'object', properties: { account: { $ref: '#/components/schemas/Account' }, invitation: { type: 'object' } } } },
  problems: [401, 403, 404, 409, 413, 415, 422],
  async handle(service, call) {
    const { store } = service.engine;
    const { party } = call.person;
    expectRight(party, 'accounts');
    const body = await call.json();
    const { name, title = '', email } = body;
    if (typeof name !== 'string') throw wrongMember('name', { zh: '账号名称', en: 'the account’s name' });
    if (typeof title !== 'string' || title.length > 60) throw wrongMember('title', { zh: '称呼，最多 60 字', en: 'a title of at most 60 characters' });
    const asked = body['roles'] === undefined ? [] : assignmentsIn(body['roles']);
    if (asked.length > 0 && !(await isFirst(service, asked))) expectRight(party, 'roles');
    const assignments = await withOrganisations(store, asked, [], service.accounts.roles);
    const account = await makeAccount(store, party, { name, title, email: emailIn(email), until: untilIn(body['until']) ?? null, assignments }, service.accounts.roles);
    return ok({ account: accountJson(account, assignments, store.clock.now()), invitation: invitationJson(await invite(store, party, account.name)) }, 201);
  },
};

const putAccount: Route = {
  method: 'put',
  path: '/api/accounts/{name}',
  name: 'changeAccount',
  title: { zh: '改账号：称呼、邮箱、期限、停用', en: 'Change an account: title, email, end, lock' },
  note: { zh: '停用即结束其会话；启用同时解除因密码错误的停顿。', en: 'Locking ends its sessions; unlocking also lifts a hold for wrong passwords.' },
  body: { schema: { type: 'object', properties: { title: text, email: text, until: { anyOf: [instant, { type: 'null' }] }, locked: { type: 'boolean' } } } },
  answer: accountAnswer,
  problems: [401, 403, 404, 409, 413, 415],
  async handle(service, call) {
    const { store } = service.engine;
    const { party } = call.person;
    expectRight(party, 'accounts');
    const { title, email, until, locked } = await call.json();
    if (title !== undefined && (typeof title !== 'string' || title.trim() === '' || title.length > 60)) throw wrongMember('title', { zh: '称呼，最多 60 字', en: 'a title of at most 60 characters' });
    if (locked !== undefined && typeof locked !== 'boolean') throw wrongMember('locked', { zh: ' true 或 false', en: 'true or false' });
    const account = await changeAccount(store, party, call.path('name'), { title, email: email === '' ? '' : emailIn(email), until: untilIn(until), locked });
    service.accounts.callers.forget();
    return ok(accountJson(account, await assignmentsOf(store.database, store.programme, account.name), store.clock.now()));
  },
};

const postAccountInvitation: Route = {
  method: 'post',
  path: '/api/accounts/{name}/invitation',
  name: 'inviteAccount',
  title: { zh: '重发一次性链接', en: 'A new one-time link for an account' },
  note: { zh: '用它设新密码时，原有会话结束。', en: 'Setting a new password by it ends the sessions there are.' },
  answer: { status: 201, note: { zh: '链接', en: 'The link' }, schema: { type: 'object' } },
  problems: [401, 403, 404],
  async handle({ engine: { store } }, call) {
    const { party } = call.person;
    expectRight(party, 'accounts');
    const account = await accountNamed({ store }, call.path('name'));
    return ok({ invitation: invitationJson(await invite(store, party, account.name)) }, 201);
  },
};

const deleteAccountSessions: Route = {
  method: 'delete',
  path: '/api/accounts/{name}/sessions',
  name: 'endAccountSessions',
  title: { zh: '结束一个账号的全部会话', en: 'End every session of an account' },
  answer: { note: { zh: '已结束', en: 'They are ended' }, schema: { type: 'object' } },
  problems: [401, 403, 404],
  async handle({ engine: { store }, accounts }, call) {
    const { party } = call.person;
    if (!may(party, 'accounts')) expectRight(party, 'roles');
    await endSessions(store, party, call.path('name'));
    accounts.callers.forget();
    return ok({ ended: true });
  },
};

const putRoles: Route = {
  method: 'put',
  path: '/api/accounts/{name}/roles',
  name: 'assignRoles',
  title: { zh: '分配角色', en: 'Assign an account its roles' },
  note: { zh: '只有安全管理员可以，且不能给自己；三种管理员不能是同一个人。', en: 'For the security administrator, and never for oneself; the three administrators are three people.' },
  body: { schema: { type: 'object', required: ['roles'], properties: { roles: rolesSchema } } },
  answer: accountAnswer,
  problems: [401, 403, 404, 409, 413, 415, 422],
  async handle(service, call) {
    const { store } = service.engine;
    const { party } = call.person;
    expectRight(party, 'roles');
    const account = await accountNamed({ store }, call.path('name'));
    const held = await assignmentsOf(store.database, store.programme, account.name);
    const assignments = await withOrganisations(store, assignmentsIn((await call.json())['roles']), held, service.accounts.roles);
    await assign(store, party, account, assignments, service.accounts.roles);
    service.accounts.callers.forget();
    return ok(accountJson(account, assignments, store.clock.now()));
  },
};

const listRoles: Route = {
  method: 'get',
  path: '/api/roles',
  name: 'listRoles',
  title: { zh: '角色', en: 'Roles' },
  answer: {
    note: { zh: '每种角色能对哪些台账做什么，可授权查阅哪些考核', en: 'What each role may do to which ledgers, and which assessments there are to be given' },
    schema: { type: 'object', required: ['roles', 'assessments'], properties: { roles: { type: 'array', items: { type: 'object' } }, assessments: { type: 'array', items: { type: 'object' } } } },
  },
  problems: [401],
  handle: ({ accounts, engine: { store } }) => ok({ assessments: assessmentsThereAre(store), roles: accounts.roles.map(({ name, title, note, rules, timed, apart, organisation }) => ({ name, title, note, rules, timed: timed === true, apart: apart ?? null, organisation: organisation ?? null })) }),
};

/** Every year of every rule set, the newest first, as far as it has begun. */
const assessmentsThereAre = ({ model, clock }: Service['engine']['store']) =>
  [...model.ruleSets.values()].flatMap(({ name, title, valid: [first, last] }) =>
    Array.from({ length: last - first + 1 }, (_, index) => ({ ruleSet: name, title, year: last - index })).filter(({ year }) => year <= clock.now().getUTCFullYear()),
  );

const journalParameters = [
  { name: 'party', in: 'query', note: { zh: '谁（账号名）', en: 'Who, by account' }, schema: text },
  { name: 'kind', in: 'query', note: { zh: '种类', en: 'The kind' }, schema: { enum: ['edit', 'import', 'undo', 'unmask', 'account', 'backup', 'closing', 'report'] } },
  { name: 'ledger', in: 'query', note: { zh: '涉及的台账', en: 'A ledger it touched' }, schema: text },
  { name: 'from', in: 'query', note: { zh: '从何时', en: 'From when' }, schema: instant },
  { name: 'to', in: 'query', note: { zh: '到何时', en: 'Until when' }, schema: instant },
] as const;

const readJournal: Route = {
  method: 'get',
  path: '/api/journal',
  name: 'readJournal',
  title: { zh: '流水账，由新到旧', en: 'The journal, newest first' },
  parameters: [...journalParameters, ...pageParameters],
  answer: { note: { zh: '一页', en: 'A page' }, schema: { type: 'object', required: ['entries', 'total', 'page', 'size'], properties: { entries: { type: 'array', items: { $ref: '#/components/schemas/JournalEntry' } }, total: { type: 'integer' }, page: { type: 'integer' }, size: { type: 'integer' } } } },
  problems: [401, 403, 404],
  async handle({ engine: { store } }, call) {
    expectRight(call.party, 'journal');
    call.expectOnly([...journalParameters.map(({ name }) => name), 'page', 'size']);
    return ok(await journalPage(store, journalQuery(call), call.number('page', 1, 1, 10_000_000), call.number('size', 50, 1, 200)));
  },
};

/** Lines of one export. */
const mostExported = 100_000;

const exportJournal: Route = {
  method: 'get',
  path: '/api/journal.csv',
  name: 'exportJournal',
  title: { zh: '导出流水账', en: 'The journal as .csv' },
  parameters: [...journalParameters],
  answer: { note: { zh: '符合条件的全部', en: 'All that fit' }, type: 'text/csv; charset=utf-8' },
  problems: [401, 403, 404],
  async handle({ engine: { store } }, call) {
    expectRight(call.party, 'journal');
    call.expectOnly(journalParameters.map(({ name }) => name));
    const { entries } = await journalPage(store, journalQuery(call), 1, mostExported);
    const header = ['序号', '批次', '时间', '种类', '账号', '称呼', '事由', '对象', '台账', '增', '改', '删', '哈希'];
    const rows = entries.map(({ position, number, at, kind, party, title, reason, about, ledgers, counts, hash }) => [Number(position), number, at, kind, party, title, reason, about, ledgers.join(' '), counts.created, counts.changed, counts.deleted, hash]);
    return new Response(Uint8Array.from(writeCsv([header, ...rows])), { headers: attachmentHeaders('流水账.csv', 'text/csv; charset=utf-8') });
  },
};

function journalQuery(call: Call): JournalQuery {
  const at = (name: string) => {
    const given = call.query(name);
    if (given !== undefined && Number.isNaN(Date.parse(given))) throw wrongParameter(name, { zh: '时刻，如 2026-01-05T08:00:00Z', en: 'an instant, e.g. 2026-01-05T08:00:00Z' });
    return given === undefined ? undefined : new Date(given).toISOString();
  };
  return { party: call.query('party'), kind: call.query('kind'), ledger: call.query('ledger'), from: at('from'), to: at('to') };
}

/** Whether these are duties of the administration that nobody has yet. */
async function isFirst({ engine: { store }, accounts }: Service, assignments: readonly AskedAssignment[]): Promise<boolean> {
  const held = new Set([...(await allAssignments(store.database, store.programme)).values()].flat().map(({ role }) => role));
  return assignments.every(({ role }) => accounts.roles.some((one) => one.name === role && one.apart !== undefined) && !held.has(role));
}

async function accountNamed({ store: { database, programme } }: Pick<Service['engine'], 'store'>, name: string): Promise<Account> {
  const account = await findAccount(database, programme, { name });
  if (account === undefined) throw noSuchAccount(name);
  return account;
}

function accountJson({ name, title, email, locked, until, heldUntil, secondFactor, createdAt }: Account, roles: readonly Assignment[], now: Date) {
  return { name, title, email, locked, until, ended: hasEnded({ until }, now), heldUntil: heldUntil !== null && Date.parse(heldUntil) > now.getTime() ? heldUntil : null, secondFactor, createdAt, roles: roles.map((one) => ({ ...one, ended: hasEnded(one, now) })) };
}

/** The face's page for the link; it is shown once. */
const invitationJson = ({ word, until }: { word: string; until: string }) => ({ path: `/invitation?token=${word}`, until });

function assignmentsIn(given: unknown): AskedAssignment[] {
  if (!Array.isArray(given) || given.length > 20) throw wrongMember('roles', { zh: '角色列表', en: 'a list of roles' });
  return given.map((one: unknown) => {
    const { role, regions, until, assessments, organisation } = (typeof one === 'object' && one !== null ? one : {}) as Readonly<Record<string, unknown>>;
    if (typeof role !== 'string') throw wrongMember('roles', { zh: '带 role 与 regions 的对象', en: 'objects with role and regions' });
    const codes = regions === 'all' ? 'all' : Array.isArray(regions) && regions.length > 0 && regions.length <= 500 && regions.every((code) => typeof code === 'string') ? (regions as string[]) : undefined;
    if (codes === undefined) throw wrongMember('roles.regions', { zh: ' all 或地区代码列表', en: 'all or a list of region codes' });
    return { role, regions: codes, until: untilIn(until) ?? null, ...(assessments === undefined ? {} : { assessments: assessmentsIn(assessments) }), ...(organisation == null ? {} : { organisation: organisationIn(organisation) }) };
  });
}

function assessmentsIn(given: unknown): AssessmentGiven[] {
  const whole = Array.isArray(given) && given.length <= 20 ? given.filter((one: unknown): one is AssessmentGiven => typeof one === 'object' && one !== null && 'ruleSet' in one && typeof one.ruleSet === 'string' && 'year' in one && Number.isInteger(one.year)) : [];
  if (!Array.isArray(given) || whole.length !== given.length) throw wrongMember('roles.assessments', { zh: '带 ruleSet 与 year 的列表', en: 'a list of objects with ruleSet and year' });
  return whole.map(({ ruleSet, year }) => ({ ruleSet, year }));
}

function organisationIn(given: unknown): AskedAssignment['organisation'] {
  const { name, record } = (typeof given === 'object' && given !== null ? given : {}) as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || name.length > 200 || (record !== undefined && typeof record !== 'string')) throw wrongMember('roles.organisation', { zh: '带 name 的对象', en: 'an object with name' });
  return { name, record };
}

function untilIn(given: unknown): string | null | undefined {
  if (given === undefined || given === null) return given;
  const instantGiven = typeof given === 'string' ? Date.parse(given) : Number.NaN;
  if (Number.isNaN(instantGiven)) throw wrongMember('until', { zh: '时刻或 null', en: 'an instant or null' });
  return new Date(instantGiven).toISOString();
}

function emailIn(given: unknown): string | undefined {
  if (given === undefined || given === null || given === '') return undefined;
  if (typeof given !== 'string' || given.length > 200 || !/^[^\s@]+@[^\s@]+$/.test(given)) throw wrongMember('email', { zh: '邮箱地址', en: 'an email address' });
  return given;
}

export const administrationRoutes: readonly Route[] = [
  listAllAccounts,
  postAccount,
  putAccount,
  postAccountInvitation,
  deleteAccountSessions,
  putRoles,
  listRoles,
  exportJournal,
  readJournal,
];
