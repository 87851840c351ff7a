import type { ClosedPeriod, ClosedPeriods } from '../ledger/closed-periods.ts';
import type { Movement } from '../ledger/figure-keeper.ts';
import { contributionOf } from './contribution.ts';
import { Tally } from './tally.ts';

/**
 * The closed periods in which a movement changes some stock: a record of an earlier date stands in them, and what it
 * says of that is different now. An end that comes after the period changes nothing of it.
 */
export function closedStanding({ ledger, before, after }: Movement, { periods }: ClosedPeriods): readonly ClosedPeriod[] {
  const stocks = ledger.figures.filter(({ stock }) => stock !== undefined);
  if (stocks.length === 0) return [];
  const touched = new Set<ClosedPeriod>();
  for (const figure of stocks) {
    const tally = new Tally();
    const contribute = contributionOf(figure);
    if (before !== undefined) contribute(tally, before, -1);
    if (after !== undefined) contribute(tally, after, 1);
    const moves = [...tally.changes()].map(({ region, slice, cell }) => ({ at: `${region}|${slice}`, day: cell.day, n: cell.n, s: cell.s }));
    for (const period of periods) if (isChanged(moves, period)) touched.add(period);
  }
  return [...touched];
}

interface Move {
  readonly at: string;
  readonly day: number;
  readonly n: number;
  readonly s: bigint;
}

/** Whether what stands is another on some day of the period: at its start, or after a move within it. */
function isChanged(moves: readonly Move[], { from, to }: ClosedPeriod): boolean {
  for (const of of Map.groupBy(moves, ({ at }) => at).values()) {
    const days = [from, ...of.map(({ day }) => day).filter((day) => day > from && day <= to)];
    for (const date of days) {
      const until = of.filter(({ day }) => day <= date);
      if (until.reduce((sum, { n }) => sum + n, 0) !== 0 || until.reduce((sum, { s }) => sum + s, 0n) !== 0n) return true;
    }
  }
  return false;
}
