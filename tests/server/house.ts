import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { inject } from 'vitest';
import { engineOver, type Engine } from '../../src/apps/engine/open-engine.ts';
import { startServer, type ServeSettings } from '../../src/apps/server/serve.ts';
import { role } from '../../src/kernel/declare/role.ts';
import { upgrade } from '../../src/kernel/ledger/upgrade.ts';
import { compile } from '../../src/kernel/model/compile.ts';
import type { Database } from '../../src/kernel/ports/database.ts';
import { testVault } from '../vault/test-vault.ts';
import { domains, regions } from './programme.ts';

/** What came back: the status, the headers and the body as JSON where it is some. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // A reply is looked into freely; each test says what it expects.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

/** Roles and people of the small programme: who may do all but look behind masks, and who may that too. */
export const roles = [
  role('clerk', { title: { zh: '填报', en: 'Clerk' }, note: { zh: '填报', en: 'Keeps records' }, rules: [{ ledgers: 'all', actions: ['see', 'write', 'import', 'undo', 'export', 'originals', 'journal', 'check'] }] }),
  role('auditor', { title: { zh: '审计', en: 'Auditor' }, note: { zh: '审计', en: 'Looks closely' }, rules: [{ ledgers: 'all', actions: ['see', 'write', 'export', 'unmask', 'undo', 'check'] }] }),
];
export const personas = [
  { name: 'clerk', title: { zh: '填报', en: 'Clerk' }, role: 'clerk', regions: 'all' },
  { name: 'auditor', title: { zh: '审计', en: 'Auditor' }, role: 'auditor', regions: 'all' },
] as const;

/** A server over a fresh database with the small programme in it. */
export interface House {
  /** Goes on as one of the personas. */
  signInAs(persona: string): Promise<void>;
  /** The cookies of whoever is signed in. */
  cookie(): string;
  readonly engine: Engine;
  readonly url: string;
  readonly told: string[];
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  raw(method: string, path: string, body?: NonNullable<RequestInit['body']>, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

export async function openHouse(database: Database, more: Partial<ServeSettings> = {}): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'shanhai-server-'));
  const model = compile(domains, testVault);
  await upgrade(database, model);
  const programme = { code: 'test', title: { zh: '测试', en: 'Test' }, regions };
  const engine = await engineOver({ folder, databaseUrl: await urlOf(database), domains, programme }, database, model, testVault);
  const told: string[] = [];
  const server = await startServer(engine, {
    port: 0,
    demo: true,
    roles,
    personas,
    tell: ({ en }) => told.push(en),
    domains: new URL('./programme.ts', import.meta.url).href,
    ...more,
  });
  const url = server.url.replace('localhost', '127.0.0.1');
  let cookie = '';
  const raw: House['raw'] = (method, path, body, headers = {}) => fetch(`${url}${path}`, { method, headers: { ...(cookie === '' ? {} : { cookie }), ...headers }, redirect: 'manual', ...(body === undefined ? {} : { body }) });
  const signInAs = async (persona: string) => {
    cookie = '';
    const entered = await raw('POST', '/api/session', JSON.stringify({ persona }), { 'content-type': 'application/json' });
    if (entered.status !== 200) throw new Error(await entered.text());
    cookie = entered.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  };
  const [first] = more.personas ?? personas;
  if (first !== undefined) await signInAs(first.name);
  return {
    signInAs,
    cookie: () => cookie,
    engine,
    url,
    told,
    raw,
    async ask(method, path, body, headers = {}) {
      const response = await raw(method, path, body === undefined ? undefined : JSON.stringify(body), { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: response.headers.get('content-type')?.includes('json') === true ? JSON.parse(text) : text };
    },
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Where another thread reaches the suite's own database. */
async function urlOf(database: Database): Promise<string | undefined> {
  if (database.dialect === 'pglite') return undefined;
  const [row] = await database.query('select current_database() as name');
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${row?.['name'] ?? ''}`;
  return url.href;
}

export const nightsPath = '/api/ledgers/walks.nights/records';

/** The values of a night; give what is to be otherwise. */
export function night(more: Record<string, unknown> = {}): Record<string, unknown> {
  return { number: newId(), place: '21', price: '120.00', sleptOn: '2024-03-05', ...more };
}

/** Enters a night and answers its id. */
export async function enterNight(house: House, more: Record<string, unknown> = {}): Promise<string> {
  const id = newId();
  const { status, body } = await house.ask('PUT', `${nightsPath}/${id}`, { base: 0, values: night(more) });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return id;
}

export { newId };
