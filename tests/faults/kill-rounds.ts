import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { Database } from '../../src/kernel/ports/database.ts';
import { expectSound } from '../ledger/expectations.ts';
import { openMarket, storeMarket } from '../ledger/market.ts';
import { batchId } from './batches.ts';

export interface Rounds {
  readonly rounds: number;
  /** Sales in each workbook. */
  readonly rows: number;
  /** A kill comes at most so many landings after the process is ready. */
  readonly landings: number;
  /** From 0 to 1: how far on in a round, and then in the batch on its way, the kill comes. */
  readonly moment: () => number;
}

/**
 * Kills an importing process again and again, each at a moment of its own, and looks after each: every batch is whole or
 * absent, none that was told as landed is missing, rows, journal and figures prove each other.
 * @param where the address given to the process: a folder or a URL
 */
export async function killRounds(where: string, open: () => Promise<Database>, { rounds, rows, landings, moment }: Rounds): Promise<number> {
  await looking(open, async (database) => void (await openMarket(database)));
  let landed = 0;
  for (let round = 0; round < rounds; round++) {
    const told = await importUntilKilled(where, landed, rows, Math.floor(moment() * (landings + 1)), moment());
    await looking(open, async (database) => {
      const market = await storeMarket(database);
      const entries = await database.query(`select batch, counts, number from journal where programme = 'test' order by position`);
      expect(entries.map(({ batch }) => batch)).toEqual(entries.map((_, n) => batchId(n)));
      expect(entries.length).toBeGreaterThanOrEqual(told);
      const [sales] = await database.query(`select count(*) as n from market_sales where programme = 'test' and _version = 1`);
      expect(sales?.['n']).toBe(String(entries.length * rows));
      await expectSound(market);
      landed = entries.length;
    });
  }
  return landed;
}

async function looking(open: () => Promise<Database>, look: (database: Database) => Promise<void>): Promise<void> {
  const database = await open();
  try {
    await look(database);
  } finally {
    await database.close();
  }
}

/**
 * Starts at batch `from`, kills the process with SIGKILL after `landings` more, `share` of a batch's time later, and
 * answers how many batches it had told as landed in all.
 */
async function importUntilKilled(where: string, from: number, rows: number, landings: number, share: number): Promise<number> {
  const script = fileURLToPath(new URL('importing.ts', import.meta.url));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, where, String(from), String(rows)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  let told = from;
  let batch = 300;
  const reached = Promise.withResolvers<void>();
  let since = Date.now();
  createInterface(child.stdout).on('line', (line) => {
    if (line !== 'ready') {
      told = Number(line.slice('landed '.length)) + 1;
      batch = Date.now() - since;
    }
    since = Date.now();
    if (told - from >= landings) reached.resolve();
  });
  await Promise.race([reached.promise, ended]);
  expect(child.exitCode, 'the process runs').toBeNull();
  await sleep(share * batch);
  child.kill('SIGKILL');
  const [, signal] = (await ended) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return told;
}
