import { expect } from 'vitest';
import type { Database } from '../../src/kernel/ports/database.ts';
import { expectSound } from '../ledger/expectations.ts';
import { openMarket, storeMarket } from '../ledger/market.ts';
import { batchId } from './batches.ts';
import { looking, runUntilKilled } from './killed-process.ts';

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
    const told = landed + (await runUntilKilled('importing.ts', [where, String(landed), String(rows)], Math.floor(moment() * (landings + 1)), moment())).length;
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
