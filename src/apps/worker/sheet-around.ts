import { readRows } from '../../adapters/workbook/open.ts';
import { findTables } from '../../kernel/sheet/table/find-tables.ts';
import { columnLetter } from '../../kernel/sheet/table/column-letter.ts';
import type { Sheet, SheetRow } from '../../kernel/sheet/workbook.ts';
import { looksPersonal } from '../../kernel/declare/reading/personal.ts';
import { cellText } from './cell-text.ts';

/** A row of a kept workbook, to be shown in its surroundings. */
export interface WantedRow {
  /** The original's hash. */
  readonly file: string;
  readonly name: string;
  readonly sheet: string;
  readonly row: number;
  /**
   * The columns whose texts are shown, but for those that look like identity or phone numbers: what nobody imported may
   * be anything. `all` for whoever sees everything in full.
   */
  readonly shown: 'all' | readonly string[];
  /** How many rows before and after it. */
  readonly around: number;
}

export interface SheetAround {
  readonly sheet: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly row: number; readonly header: boolean; readonly cells: readonly string[] }[];
}

/** Rows at the top among which the header is looked for. */
const top = 40;
const widest = 40;

/** The wanted row with its neighbours and the header rows above them, as texts. */
export async function sheetAround(bytes: Uint8Array, wanted: WantedRow): Promise<SheetAround | undefined> {
  const last = wanted.row + wanted.around;
  for (let index = 0; ; index++) {
    const kept: SheetRow[] = [];
    const walk = (row: SheetRow): boolean => {
      if (row.row > last && row.row > top) return false;
      if (row.row <= top || row.row >= wanted.row - wanted.around) kept.push(row);
      return true;
    };
    const walked = await readRows(bytes, wanted.name, index, walk).catch(() => undefined);
    if (walked === undefined) return undefined;
    if (walked.name === wanted.sheet) return shown(wanted, { name: walked.name, hidden: walked.hidden, rows: kept, merges: walked.merges });
  }
}

function shown(wanted: WantedRow, sheet: Sheet): SheetAround {
  const beginning = { ...sheet, rows: sheet.rows.filter(({ row }) => row <= top) };
  const header = findTables(beginning).find(({ headerRows }) => headerRows !== null && headerRows[1] < wanted.row)?.headerRows;
  const isHeader = (row: number) => header != null && row >= header[0] && row <= header[1];
  const rows = sheet.rows.filter(({ row }) => isHeader(row) || (row >= wanted.row - wanted.around && row <= wanted.row + wanted.around));
  const width = Math.min(widest, Math.max(1, ...rows.map(({ cells }) => cells.length)));
  const columns = Array.from({ length: width }, (_, index) => columnLetter(index + 1));
  return {
    sheet: sheet.name,
    columns,
    rows: rows.map((row) => ({
      row: row.row,
      header: isHeader(row.row),
      cells: columns.map((letter, index) => {
        const text = cellText(row.cells[index] ?? null, row.dated?.includes(index) === true);
        if (text === '' || wanted.shown === 'all') return text;
        return (isHeader(row.row) || wanted.shown.includes(letter)) && !looksPersonal(text) ? text : '•••';
      }),
    })),
  };
}
