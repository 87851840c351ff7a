import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { openPglite } from '../../src/adapters/pglite/open.ts';
import { openPostgres } from '../../src/adapters/postgres/open.ts';
import { ownDatabase } from '../own-database.ts';
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

test('killed at any moment of an import, an embedded database opens whole', { timeout }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shanhai-kill-'));
  const where = join(folder, 'database');
  try {
    expect(await killRounds(where, () => openPglite(where), roundsOf(4))).toBeGreaterThan(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

const url = inject('postgresUrl');
test.skipIf(url === null)('killed at any moment of an import, a PostgreSQL database is whole', { timeout }, async () => {
  const server = await openPostgres(url ?? '', { connections: 1 });
  const own = await ownDatabase(server, url ?? '');
  try {
    expect(await killRounds(own.url, () => openPostgres(own.url), roundsOf(4))).toBeGreaterThan(0);
  } finally {
    await server.run(`DROP DATABASE ${own.name} WITH (FORCE)`);
    await server.close();
  }
});
