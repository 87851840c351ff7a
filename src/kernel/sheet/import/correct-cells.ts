import { columnNumber } from '../table/column-letter.ts';
import type { Cell, Sheet, SheetRow, Workbook } from '../workbook.ts';

/** A cell as its clerk mended it after the workbook was handed in; the file itself stays as it is. */
export interface CellCorrection {
  readonly sheet: string;
  /** 1-based. */
  readonly row: number;
  /** Letters, e.g. `C`. */
  readonly column: string;
  /** As typed; blank empties the cell. */
  readonly value: string;
}

/** A row that is not to be imported this time. */
export interface RowLeftOut {
  readonly sheet: string;
  readonly row: number;
}

/** The workbook as it would be with the corrections made in it. Corrections of cells that are nowhere are passed over. */
export function correctCells(workbook: Workbook, corrections: readonly CellCorrection[]): Workbook {
  if (corrections.length === 0) return workbook;
  return { ...workbook, sheets: workbook.sheets.map((sheet) => correctSheet(sheet, corrections.filter((one) => one.sheet === sheet.name))) };
}

function correctSheet(sheet: Sheet, corrections: readonly CellCorrection[]): Sheet {
  if (corrections.length === 0) return sheet;
  const byRow = Map.groupBy(corrections, ({ row }) => row);
  return { ...sheet, rows: sheet.rows.map((row) => correctRow(row, byRow.get(row.row) ?? [])) };
}

function correctRow(row: SheetRow, corrections: readonly CellCorrection[]): SheetRow {
  if (corrections.length === 0) return row;
  const cells = [...row.cells];
  const mended = new Set<number>();
  for (const { column, value } of corrections) {
    const index = columnNumber(column) - 1;
    while (cells.length <= index) cells.push(null);
    cells[index] = typed(value, cells[index] ?? null);
    mended.add(index);
  }
  // What is typed over a date is a text that says its date itself.
  const dated = row.dated?.filter((index) => !mended.has(index));
  return { row: row.row, cells, ...(dated === undefined || dated.length === 0 ? {} : { dated }) };
}

/** A number typed over a number is one, so that columns of numbers stay such; everything else is read as text. */
function typed(value: string, former: Cell): Cell {
  const text = value.trim();
  if (text === '') return null;
  return typeof former === 'number' && /^-?\d{1,15}(?:\.\d{1,6})?$/.test(text) && text.length <= 16 ? Number(text) : value;
}
