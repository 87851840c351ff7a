import type { ModelBaseFigure } from '../model/model.ts';
import type { RegionBook } from '../declare/region-book.ts';
import type { ClosedPeriod } from '../ledger/closed-periods.ts';
import { aligned, cover, firstDay, lastDay, type Range } from './grain.ts';
import { leavesOf } from './scope.ts';
import { keptAs, type ReadLevel } from './level.ts';
import type { Window } from './window.ts';

/** One reading of a base figure. */
export interface Ask {
  readonly figure: ModelBaseFigure;
  /** Regions that don't overlap; the empty text is the whole programme. */
  readonly scope: readonly string[];
  readonly slice: string;
  readonly window: Window;
  readonly level: ReadLevel;
  /** As it was reported with this closing; absent for what is known now. */
  readonly seal?: ClosedPeriod | undefined;
}

export const askKey = ({ figure, scope, slice, window, level, seal }: Ask): string =>
  [keptAs(figure.name, level), scope.join(','), slice, window.from, window.to, seal?.closing ?? ''].join('\u001f');

export const isExtreme = ({ declared }: ModelBaseFigure): boolean => declared.measure.op === 'min' || declared.measure.op === 'max';
export const isDistinct = ({ declared }: ModelBaseFigure): boolean => declared.measure.op === 'distinct';

/**
 * Whether cells can't answer and the records are asked: a distinct count over several regions, since a key may be in two
 * of them, and a slice by the day, since slices are kept by month.
 */
export function needsRecords({ figure, scope, slice, window }: Ask): boolean {
  if (isDistinct(figure) && scope.length !== 1) return true;
  const { grain } = aligned(figure.stock === undefined ? window : { from: 0, to: window.to });
  return slice !== '' && grain === 1;
}

/** The regions under which the cells of a scope are found: an extreme is kept only where its records belong. */
export function regionsKept(figure: ModelBaseFigure, scope: readonly string[], regions: RegionBook): readonly string[] {
  return isExtreme(figure) ? leavesOf(scope, regions) : scope;
}

/** Cells to be read: periods `low` to `high` or days `since` to `until`, with a previous day before `before`. */
export interface Span {
  readonly low: number;
  readonly high: number;
  readonly since: number;
  readonly until: number;
  readonly before: number;
  readonly beforeDay: number;
}

const anything = 2 ** 31 - 1;

/** A stock's cells are movements: what stands at the end of the window is all that moved until then. */
export function spansOf({ figure, window }: Ask): Span[] {
  if (isDistinct(figure)) {
    const range = aligned(window);
    return [{ ...spanOf(range), before: range.low, beforeDay: firstDay(range) }];
  }
  const ranges = cover(figure.stock === undefined ? window : { from: 0, to: window.to });
  return ranges.flatMap((range) => (isExtreme(figure) ? searched(range) : [range])).map(spanOf);
}

function spanOf(range: Range): Span {
  const { low, high } = range;
  return { low, high, since: firstDay(range), until: lastDay(range), before: anything, beforeDay: anything };
}

/** An extreme is looked up period by period, in the years and months there are. */
function searched(range: Range): Range[] {
  const { grain, low, high } = range;
  const periods: Range[] = low === 0 ? [{ grain, low: 0, high: 0 }] : [];
  // Years run from 1900 to 2100, as dates are read.
  const [first, last] = grain === 10000 ? [Math.max(low, 1900), Math.min(high, 2100)] : [low, high];
  for (let period = first; period <= last; period++) {
    if (grain === 10000 || (period % 100 > 0 && period % 100 <= (grain === 100 ? 12 : 31))) periods.push({ grain, low: period, high: period });
  }
  return periods;
}
