import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, expect, inject, test } from 'vitest';
import { connectPglite } from '../../src/adapters/pglite/connect.ts';
import { openPglite, type EmbeddedDatabase } from '../../src/adapters/pglite/open.ts';
import { openEmbedded } from '../databases.ts';

const root = mkdtempSync(join(tmpdir(), 'shanhai-embedded-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const open = (folder: string) => openPglite(folder, { template: inject('pgliteTemplate') });

async function shared(): Promise<EmbeddedDatabase> {
  const database = await openEmbedded();
  await database.script('CREATE TABLE shared (n int)');
  return database;
}

function joinFromThread(database: EmbeddedDatabase, end: 'commit' | 'die'): Worker {
  const port = database.port();
  return new Worker(new URL('./port-client.ts', import.meta.url), { workerData: { port, end }, transferList: [port], execArgv: [] });
}

test('another thread joins the engine', async () => {
  const database = await shared();
  await once(joinFromThread(database, 'commit'), 'exit');
  expect(await database.query('SELECT n FROM shared ORDER BY n')).toEqual([{ n: '1' }, { n: '2' }]);
  await database.close();
});

test('a thread that dies in a transaction leaves nothing of it, and the engine free', async () => {
  const database = await shared();
  const thread = joinFromThread(database, 'die');
  await once(thread, 'message');
  const waiting = database.query('SELECT count(*) AS n FROM shared');
  await thread.terminate();
  expect(await waiting).toEqual([{ n: '0' }]);
  await database.close();
});

test('turns are served in the order they came', async () => {
  const database = await shared();
  const others = [connectPglite(database.port()), connectPglite(database.port())];
  const order: string[] = [];
  const transactions = others.map((other, index) =>
    other.transaction(async (session) => {
      await session.run('INSERT INTO shared VALUES (1)');
      await new Promise((done) => setTimeout(done, 20));
      await session.run('INSERT INTO shared VALUES (2)');
      order.push(`transaction ${index}`);
    }),
  );
  const answers = [database.query('SELECT 1').then(() => order.push('query'))];
  await Promise.all([...transactions, ...answers]);
  expect(order.filter((name) => name !== 'query')).toEqual(['transaction 0', 'transaction 1']);
  expect(await database.query('SELECT count(*) AS n FROM shared')).toEqual([{ n: '4' }]);
  await Promise.all(others.map((other) => other.close()));
  await database.close();
});

test('closing ends what is waiting, with a state that says so', async () => {
  const database = await shared();
  const other = connectPglite(database.port());
  const begun = Promise.withResolvers<void>();
  const held = other.transaction(async (session) => {
    await session.run('INSERT INTO shared VALUES (1)');
    begun.resolve();
    await new Promise((done) => setTimeout(done, 200));
    await session.run('INSERT INTO shared VALUES (2)');
  });
  const refused = held.catch((error: unknown) => error);
  await begun.promise;
  await database.close();
  expect(await refused).toMatchObject({ name: 'DatabaseError', state: '57P01' });
  await expect(database.query('SELECT 1')).rejects.toMatchObject({ state: '57P01' });
});

test('a folder keeps what was committed, and one process has it at a time', async () => {
  const folder = join(root, 'kept');
  const database = await open(folder);
  await database.script('CREATE TABLE kept AS SELECT 7 AS n');
  await expect(open(folder)).rejects.toMatchObject({ code: 'store.in-use', message: expect.stringContaining(String(process.pid)) as string });
  await database.flush();
  await database.close();
  const again = await open(folder);
  expect(await again.query('SELECT n FROM kept')).toEqual([{ n: '7' }]);
  await again.close();
});

test.each([
  ['a live process', { pid: process.ppid, host: hostname() }, 'store.in-use'],
  ['a process that is gone', { pid: 2 ** 22 + 1, host: hostname() }, undefined],
  ['an earlier process of the same number', { pid: process.ppid, host: hostname(), began: 'another boot 12' }, undefined],
  ['nobody', 'torn', undefined],
])('a lock left by %s', async (_, holder, code) => {
  const folder = mkdtempSync(join(root, 'locked-'));
  writeFileSync(join(folder, 'lock'), typeof holder === 'string' ? holder : JSON.stringify(holder));
  const opened = await open(folder).then((database) => database.close(), (error: { code: string }) => error.code);
  expect(opened).toBe(code);
});

test('a first start cut short begins anew', async () => {
  const folder = mkdtempSync(join(root, 'cut-'));
  mkdirSync(join(folder, 'cluster'));
  writeFileSync(join(folder, 'cluster', 'PG_VERSION'), '18\n');
  const database = await open(folder);
  expect(await database.query('SELECT 1 AS one')).toEqual([{ one: '1' }]);
  await database.close();
});

test("a folder that can't be used says why", async () => {
  const file = join(root, 'file');
  writeFileSync(file, '');
  await expect(open(file)).rejects.toMatchObject({ code: 'store.unreadable' });
  await expect(open(join(file, 'below'))).rejects.toMatchObject({ code: 'store.unreadable' });
});

test("damaged contents are told, and the folder isn't left locked", async () => {
  const folder = join(root, 'damaged');
  await (await open(folder)).close();
  writeFileSync(join(folder, 'cluster', 'global', 'pg_control'), 'nothing of the kind');
  await expect(open(folder)).rejects.toMatchObject({ code: 'store.unreadable' });
  await expect(open(folder)).rejects.toMatchObject({ code: 'store.unreadable' });
});

test('a folder without the right to write', async () => {
  const folder = mkdtempSync(join(root, 'closed-'));
  chmodSync(folder, 0o500);
  // Root may write anywhere but into what the system only shows.
  const closed = process.getuid?.() === 0 ? '/proc/self' : folder;
  await expect(open(closed)).rejects.toMatchObject({ code: 'store.unreadable' });
});
