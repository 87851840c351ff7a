/**
 * A workbook as a reader hands it over: what each cell holds, before anyone asks what it means.
 * Rows and columns are 1-based everywhere, as in the workbook.
 */

import type { Cell } from '../declare/cell.ts';

export type { Cell } from '../declare/cell.ts';

/** One row: `cells[0]` is column A. Trailing empty cells are left out. */
export interface SheetRow {
  /** 1-based row number in the sheet. */
  readonly row: number;
  readonly cells: readonly Cell[];
  /** 0-based indexes of cells whose number format shows a date; absent where there are none. */
  readonly dated?: readonly number[];
}

/** A merged range, 1-based, ends included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Merge[];
}

export type WorkbookFormat = 'xlsx' | 'xls' | 'ods' | 'csv';

export interface Workbook {
  readonly format: WorkbookFormat;
  /** Of a text file: `utf-8`, `utf-8-bom`, `gb18030`, `utf-16le` or `utf-16be`; `null` for the others. */
  readonly encoding: string | null;
  /** Counted from 1900 or from 1904; turns date serials into dates. */
  readonly epoch: 1900 | 1904;
  readonly sheets: readonly Sheet[];
  /** What was in the file and left alone; `enclosures` are files packed into it, and copies of tables that pivots work on. */
  readonly ignored: { readonly macros: boolean; readonly externalLinks: boolean; readonly enclosures: boolean; readonly formulas: number };
}
