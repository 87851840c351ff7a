import type { Grid, GridRow } from './grid.ts';
import { sortIn } from './grid.ts';

/** What the rows from a given one on look like together, before it is known which of them are headers. */
export interface Outlook {
  /** 0-based columns that rows with several cells fill, in order. */
  readonly columns: readonly number[];
  /** Columns that hold mostly numbers or dates further down. */
  readonly typed: ReadonlySet<number>;
  /** Columns whose numbers are years or dates themselves. */
  readonly yearly: ReadonlySet<number>;
  readonly dated: ReadonlySet<number>;
}

/** Enough rows to know the columns of a table; more would let a second table below have its say. */
const LOOK_AHEAD = 200;
const ROWS_BEFORE_GAP = 4;

/** Looks over the rows from `from` on, up to the first gap that comes after a few full rows. */
export function outlookFrom(grid: Grid, from: number): Outlook {
  const rows = stretch(grid, from);
  const wide = rows.filter((row) => row.filled.length > 1);
  const counts = new Map<number, { filled: number; number: number; date: number; year: number; earlyText: number; flag: number }>();
  wide.forEach((row, at) => {
    for (const column of row.filled) {
      let count = counts.get(column);
      if (!count) counts.set(column, (count = { filled: 0, number: 0, date: 0, year: 0, earlyText: 0, flag: 0 }));
      const sort = sortIn(row, column);
      if (sort === 'dash') continue;
      count.filled++;
      if (sort === 'number') {
        count.number++;
        const value = Number(row.cells[column]);
        if (Number.isInteger(value) && value >= 1900 && value <= 2100) count.year++;
      } else if (sort === 'date') count.date++;
      else if (at < 4) count.earlyText++;
    }
  });
  const typed = new Set<number>();
  const yearly = new Set<number>();
  const dated = new Set<number>();
  for (const [column, count] of counts) {
    const body = Math.max(1, count.filled - Math.min(count.earlyText, 4));
    if (count.number + count.date > 0 && (count.number + count.date) / body >= 0.5) typed.add(column);
    if (count.year > 1 && count.year / count.number >= 0.8) yearly.add(column);
    if (count.date > 1 && count.date / body >= 0.5) dated.add(column);
  }
  return { columns: [...counts.keys()].sort((a, b) => a - b), typed, yearly, dated };
}

function stretch(grid: Grid, from: number): readonly GridRow[] {
  const rows: GridRow[] = [];
  let wide = 0;
  for (let at = from; at < grid.rows.length && rows.length < LOOK_AHEAD; at++) {
    const row = grid.at(at);
    const last = rows.at(-1);
    if (last && row.row > last.row + 1 && wide >= ROWS_BEFORE_GAP) break;
    rows.push(row);
    if (row.filled.length > 1) wide++;
  }
  return rows;
}
