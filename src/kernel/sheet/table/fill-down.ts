import type { Cell, Sheet } from '../workbook.ts';
import { cellText } from './cell-sort.ts';
import type { Grid } from './grid.ts';
import { isNote } from './row-words.ts';
import type { FillDown, Table } from './table.ts';

/**
 * Texts merged over several data rows. A number is left where it stands, for it may be the sum of its rows; one tall
 * text over all of them is a note beside the table.
 */
export function fillDownOf(grid: Grid, data: readonly number[]): FillDown[] {
  const [top, bottom] = [data[0], data.at(-1)];
  if (top === undefined || bottom === undefined) return [];
  const first = grid.at(top).row;
  const last = grid.at(bottom).row;
  const byRow = new Map<number, readonly Cell[]>();
  const wanted = grid.sheet.merges.filter((merge) => merge.bottom > merge.top && merge.left === merge.right && merge.top >= first && merge.top <= last);
  if (wanted.length === 0) return [];
  for (const row of grid.rows) byRow.set(row.row, row.cells);
  const fills: FillDown[] = [];
  for (const merge of wanted) {
    const value = byRow.get(merge.top)?.[merge.left - 1] ?? null;
    if (typeof value !== 'string' || value.trim() === '') continue;
    const whole = merge.top <= first && merge.bottom >= last && data.length > 3;
    if (isNote(value) || (whole && cellText(value).length > 15)) continue;
    fills.push({ column: merge.left, top: merge.top, bottom: merge.bottom, value });
  }
  return fills.sort((a, b) => a.top - b.top || a.column - b.column);
}

/** Walks the data rows of a table in order, merged texts filled down. Rows of `sheet` must be in ascending order. */
export function* dataRowsOf(table: Table, sheet: Sheet): Generator<{ readonly row: number; readonly cells: readonly Cell[]; readonly dated: readonly number[] }> {
  let at = 0;
  let next = 0;
  let open: FillDown[] = [];
  for (const row of table.dataRows) {
    let found = sheet.rows[at];
    while (found !== undefined && found.row < row) found = sheet.rows[++at];
    if (found?.row !== row) continue;
    for (let fill = table.fillDown[next]; fill !== undefined && fill.top <= row; fill = table.fillDown[next]) {
      open.push(fill);
      next++;
    }
    if (open.length > 0) open = open.filter((fill) => fill.bottom >= row);
    yield { row, cells: open.length > 0 ? filled(found.cells, open) : found.cells, dated: found.dated ?? [] };
  }
}

function filled(cells: readonly Cell[], fills: readonly FillDown[]): readonly Cell[] {
  const copy = [...cells];
  for (const fill of fills) {
    while (copy.length < fill.column) copy.push(null);
    copy[fill.column - 1] ??= fill.value;
  }
  return copy;
}
