import type { Cell, Merge, Sheet, SheetRow } from '../workbook.ts';
import { cellText, type CellSort, isBlank, sortOf } from './cell-sort.ts';

/** A row that holds something. `filled` are the 0-based columns of its filled cells. */
export interface GridRow {
  readonly row: number;
  readonly cells: readonly Cell[];
  readonly dated: readonly number[];
  readonly filled: readonly [number, ...number[]];
}

/** The rows of a sheet that hold anything, with its merges at hand. Columns are 0-based here. */
export interface Grid {
  readonly sheet: Sheet;
  readonly rows: readonly GridRow[];
  /** The row at a position that is known to exist. */
  at(position: number): GridRow;
  /** The merge that begins at a cell. */
  mergeAt(row: number, column: number): Merge | undefined;
  /** The merge that covers a cell, if it is one of a header's (few rows are asked for). */
  covering(row: number, column: number): Merge | undefined;
}

const NONE: readonly number[] = [];

/** Takes blank rows and cells of blanks out of a sheet: the used range of a workbook says nothing. */
export function gridOf(sheet: Sheet): Grid {
  const rows: GridRow[] = [];
  for (const row of sheet.rows) {
    const [first, ...others] = filledOf(row);
    if (first !== undefined) rows.push({ row: row.row, cells: row.cells, dated: row.dated ?? NONE, filled: [first, ...others] });
  }
  const begins = new Map<number, Merge[]>();
  const tall: Merge[] = [];
  for (const merge of sheet.merges) {
    const list = begins.get(merge.top);
    if (list) list.push(merge);
    else begins.set(merge.top, [merge]);
    if (merge.bottom > merge.top) tall.push(merge);
  }
  const inside = (merge: Merge, column: number): boolean => merge.left <= column + 1 && column + 1 <= merge.right;
  return {
    sheet,
    rows,
    at(position) {
      const row = rows[position];
      if (row === undefined) throw new RangeError(`no row at position ${position}`);
      return row;
    },
    mergeAt: (row, column) => begins.get(row)?.find((merge) => merge.left === column + 1),
    covering: (row, column) => begins.get(row)?.find((merge) => inside(merge, column)) ?? tall.find((merge) => merge.top < row && row <= merge.bottom && inside(merge, column)),
  };
}

function filledOf(row: SheetRow): number[] {
  const filled: number[] = [];
  for (let column = 0; column < row.cells.length; column++) if (!isBlank(row.cells[column])) filled.push(column);
  return filled;
}

export function sortIn(row: GridRow, column: number): CellSort {
  return sortOf(row.cells[column], row.dated.length > 0 && row.dated.includes(column));
}

export function textIn(row: GridRow, column: number): string {
  return cellText(row.cells[column]);
}

/** How many columns the filled cells of a row cover, merges included. */
export function coverage(grid: Grid, row: GridRow): number {
  let covered = 0;
  for (const column of row.filled) covered += spanOf(grid, row, column);
  return covered;
}

/** How many columns one cell covers. */
export function spanOf(grid: Grid, row: GridRow, column: number): number {
  const merge = grid.mergeAt(row.row, column);
  return merge ? merge.right - merge.left + 1 : 1;
}
