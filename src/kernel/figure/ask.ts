import type { ModelBaseFigure } from '../model/model.ts';
import type { RegionBook } from '../declare/region-book.ts';
import { aligned, cover, firstDay, lastDay, type Range } from './grain.ts';
import { leavesOf } from './scope.ts';
import type { Window } from './window.ts';

/** One reading of a base figure. */
export interface Ask {
  readonly figure: ModelBaseFigure;
  /** Regions that don't overlap; the empty text is the whole programme. */
  readonly scope: readonly string[];
  readonly slice: string;
  readonly window: Window;
}

export const askKey = ({ figure, scope, slice, window }: Ask): string =>
  [figure.name, scope.join(','), slice, window.from, window.to].join('\u001f');

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
  readonly grain: number;
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
  const { grain, low, high } = range;
  return { grain, low, high, since: firstDay(range), until: lastDay(range), before: anything, beforeDay: anything };
}

/** An extreme is looked up period by period, so the years nobody writes are left out. */
function searched(range: Range): Range[] {
  if (range.low > 0 || range.high < 1900) return [range];
  return [{ ...range, high: 0 }, { ...range, low: 1900, high: Math.min(range.high, 2100) }];
}
