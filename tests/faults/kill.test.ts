import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { openPglite } from '../../src/adapters/pglite/open.ts';
import { openPostgres } from '../../src/adapters/postgres/open.ts';
import type { Database } from '../../src/kernel/ports/database.ts';
import { ownDatabase } from '../own-database.ts';
import { closingRounds } from './closing-rounds.ts';
import { killRounds, type Rounds } from './kill-rounds.ts';

/** Rounds and rows of a heavier run, as `npm run soak` sets them. */
const heavier = Number(process.env['SHANHAI_SOAK'] ?? '1');
const seed = Number(process.env['SHANHAI_SEED'] ?? '20240305');

function roundsOf(rounds: number): Rounds {
  let state = seed;
  // A linear congruential generator (Numerical Recipes): the same moments from the same seed.
  const moment = () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
  return { rounds: rounds * heavier, rows: heavier > 1 ? 2000 : 400, landings: 3, moment };
}

const timeout = 120_000 * heavier;

const url = inject('postgresUrl');

type Rounding = (where: string, open: () => Promise<Database>) => Promise<number>;

/** Over a folder of one's own. */
async function embedded(work: Rounding): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'shanhai-kill-'));
  const where = join(folder, 'database');
  try {
    return await work(where, () => openPglite(where));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Over a PostgreSQL database of one's own. */
async function served(work: Rounding): Promise<number> {
  const server = await openPostgres(url, { connections: 1 });
  const own = await ownDatabase(server, url);
  try {
    return await work(own.url, () => openPostgres(own.url));
  } finally {
    await server.run(`DROP DATABASE ${own.name} WITH (FORCE)`);
    await server.close();
  }
}

const imports: Rounding = (where, open) => killRounds(where, open, roundsOf(4));
const closings: Rounding = (where, open) => closingRounds(where, open, { ...roundsOf(6), landings: 5 });

test('killed at any moment of an import, an embedded database opens whole', { timeout }, async () => {
  expect(await embedded(imports)).toBeGreaterThan(0);
});
test('killed at any moment of an import, a PostgreSQL database is whole', { timeout }, async () => {
  expect(await served(imports)).toBeGreaterThan(0);
});
test('killed while a period is closed or reopened, an embedded database has each step whole or not at all', { timeout }, async () => {
  expect(await embedded(closings)).toBeGreaterThan(6);
});
test('killed while a period is closed or reopened, a PostgreSQL database has each step whole or not at all', { timeout }, async () => {
  expect(await served(closings)).toBeGreaterThan(6);
});
