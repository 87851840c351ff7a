import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { openPglite } from '../../src/adapters/pglite/open.ts';
import { openPostgres } from '../../src/adapters/postgres/open.ts';
import type { Database } from '../../src/kernel/ports/database.ts';
import { ownDatabase } from '../own-database.ts';

const rounds = Number(process.env['SHANHAI_KILLS'] ?? 4);
const writer = new URL('./killed-writer.ts', import.meta.url).pathname;

/** Lets the writer write, kills it, and answers the last batch it said was done. */
async function writeAndKill(dialect: string, place: string, settled: number): Promise<number> {
  const child = spawn(process.execPath, [writer, dialect, place], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const begun = Promise.withResolvers<void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    begun.resolve();
  });
  const exited = once(child, 'exit');
  // Sometimes while it is still starting.
  if (Math.random() < 0.2) await sleep(Math.random() * 1500);
  else {
    await Promise.race([begun.promise, exited]);
    await sleep(Math.random() * 400);
  }
  child.kill('SIGKILL');
  await exited;
  const done = said.slice(0, said.lastIndexOf('\n') + 1).trim().split('\n').at(-1);
  return Number(done || settled);
}

/** Batches that are there, each whole. Answers how many. */
async function wholeBatches(database: Database): Promise<number> {
  await database.script('CREATE TABLE IF NOT EXISTS written (batch int, n int, PRIMARY KEY (batch, n))');
  const batches = await database.query('SELECT batch, count(*) AS rows FROM written GROUP BY batch ORDER BY batch');
  expect(batches).toEqual(batches.map((_, index) => ({ batch: String(index + 1), rows: '210' })));
  return batches.length;
}

/** Kills the writer again and again; answers what was missing or torn. */
async function faults(dialect: string, place: string, open: () => Promise<Database>): Promise<string[]> {
  const found: string[] = [];
  let settled = 0;
  for (let round = 0; round < rounds; round++) {
    const done = await writeAndKill(dialect, place, settled);
    const database = await open();
    settled = await wholeBatches(database);
    await database.close();
    // One more may have been committed and not said.
    if (settled !== done && settled !== done + 1) found.push(`${done} said to be done, ${settled} there`);
  }
  return found;
}

test('killed at any moment, the embedded database keeps every transaction that was done, and those whole', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shanhai-killed-'));
  expect(await faults('pglite', folder, () => openPglite(folder))).toEqual([]);
  rmSync(folder, { recursive: true });
}, 60_000 + rounds * 10_000);

test('and so does a PostgreSQL server whose client is killed', async () => {
  const server = await openPostgres(inject('postgresUrl'));
  const { name, url } = await ownDatabase(server, inject('postgresUrl'));
  const others = `SELECT 1 FROM pg_stat_activity WHERE datname = '${name}'`;
  async function opened(): Promise<Database> {
    // The server may still be busy with what the killed client asked for last.
    while ((await server.query(others)).length > 0) await sleep(10);
    return openPostgres(url);
  }
  expect(await faults('postgres', url, opened)).toEqual([]);
  await server.run(`DROP DATABASE ${name} WITH (FORCE)`);
  await server.close();
}, 60_000 + rounds * 10_000);
