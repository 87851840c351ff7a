import { expect } from 'vitest';
import { systemParty } from '../../src/kernel/access/party.ts';
import { listClosings } from '../../src/kernel/closing/closings.ts';
import { readFigures } from '../../src/kernel/figure/index.ts';
import { importCommit } from '../../src/kernel/sheet/import/commit-import.ts';
import { prepareImport } from '../../src/kernel/sheet/import/prepare-import.ts';
import type { Database } from '../../src/kernel/ports/database.ts';
import { close, prove } from '../closing/closing-world.ts';
import { expectSound } from '../ledger/expectations.ts';
import { openMarket, storeMarket, type Market } from '../ledger/market.ts';
import { batchId, batchOf } from './batches.ts';
import { looking, runUntilKilled } from './killed-process.ts';
import type { Rounds } from './kill-rounds.ts';

export const closedMonth = '2024-03';

const stepsOf = ({ asked, reopened }: { readonly asked: unknown; readonly reopened: unknown }): number => 1 + (asked === null ? 0 : 1) + (reopened === null ? 0 : 1);

/**
 * Kills a process that closes and reopens a month, each time at a moment of its own, and looks after each: every closing
 * and every step of a reopening is whole or absent, none that was told is missing, the month can be closed again, and
 * all that was ever sealed proves itself.
 * @returns how many steps landed in all
 */
export async function closingRounds(where: string, open: () => Promise<Database>, { rounds, rows, landings, moment }: Rounds): Promise<number> {
  const figures = await looking(open, async (database) => {
    const { store, committer } = await openMarket(database);
    for (const n of [0, 1]) await committer.commit(importCommit(await prepareImport(store, systemParty, batchOf(n, rows), { batch: batchId(n) }), systemParty, 'all'));
    return store.model.figures.size;
  });
  let steps = 0;
  for (let round = 0; round < rounds; round++) {
    const told = await runUntilKilled('closing.ts', [where], Math.floor(moment() * (landings + 1)), moment());
    await looking(open, async (database) => {
      const market = await storeMarket(database);
      const { store } = market;
      const closings = await listClosings(database, store.programme);
      const landed = closings.reduce((sum, closing) => sum + stepsOf(closing), 0);
      expect(landed).toBeGreaterThanOrEqual(steps + told.length);
      // Whatever landed has its entry, and a closing all of its figures; nothing else has any.
      const entries = await database.query(`select about from journal where programme = $1 and kind = 'closing'`, [store.programme]);
      expect(entries).toHaveLength(landed);
      const sealed = await database.query(`select closing, count(*) as figures from sealed_figure where programme = $1 group by closing order by closing`, [store.programme]);
      expect(sealed.map(({ closing, figures: kept }) => [Number(closing), Number(kept)])).toEqual(closings.map(({ closing }) => [closing, figures] as const).sort(([a], [b]) => a - b));
      steps = landed + (await expectClosable(market));
      expect((await prove(store)).flatMap(({ problems }) => problems)).toEqual([]);
      await expectSound(market);
    });
  }
  return steps;
}

/** The month is either closed and read as reported, or open and then closed here. @returns how many steps that took */
async function expectClosable({ store }: Market): Promise<number> {
  const read = async () => (await readFigures(store, systemParty, [{ figure: 'market.turnover', window: closedMonth }]))[0]?.reported?.closing ?? null;
  const standing = (await listClosings(store.database, store.programme)).filter(({ reopened }) => reopened === null);
  expect(standing.length).toBeLessThanOrEqual(1);
  expect(await read()).toBe(standing[0]?.closing ?? null);
  if (standing.length > 0) return 0;
  const { closing } = await close(store, closedMonth);
  expect(await read()).toBe(closing);
  return 1;
}
