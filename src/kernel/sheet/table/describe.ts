import type { Workbook } from '../workbook.ts';
import { findTables } from './find-tables.ts';
import type { Table } from './table.ts';

/** A table as `shanhai sheet FILE --json` prints it; rows and columns 1-based. */
export interface TableDescription {
  readonly title_rows: readonly number[];
  readonly header_rows: readonly [number, number] | null;
  readonly first_data_row: number | null;
  readonly last_data_row: number | null;
  readonly data_row_count: number;
  readonly total_rows: readonly number[];
  readonly subtotal_rows: readonly number[];
  readonly section_rows: readonly number[];
  readonly blank_rows_in_range: readonly number[];
  readonly helper_rows_in_range: readonly number[];
  readonly note_rows: readonly number[];
  readonly unit_rows: readonly number[];
  readonly index_rows: readonly number[];
  readonly columns: readonly ColumnDescription[];
}

export interface ColumnDescription {
  readonly index: number;
  readonly col: string;
  readonly header_path: readonly string[];
  readonly unit: string | null;
  readonly kind: string;
  readonly filled: number;
  readonly serial: boolean;
  /** Merged cells of the column that hold for all their rows, e.g. `B2:B32`. */
  readonly merged_down: readonly string[];
}

export interface WorkbookDescription {
  readonly format: string;
  readonly encoding: string | null;
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly tables: readonly TableDescription[] }[];
}

/** Describes one table. */
export function describeTable(table: Table): TableDescription {
  return {
    title_rows: table.titleRows,
    header_rows: table.headerRows,
    first_data_row: table.firstDataRow,
    last_data_row: table.lastDataRow,
    data_row_count: table.dataRowCount,
    total_rows: table.totalRows,
    subtotal_rows: table.subtotalRows,
    section_rows: table.sectionRows,
    blank_rows_in_range: table.blankRowsInRange,
    helper_rows_in_range: table.helperRows,
    note_rows: table.noteRows,
    unit_rows: table.unitRows,
    index_rows: table.indexRows,
    columns: table.columns.map(({ index, letter, headerPath, unit, kind, filled, serial }) => ({
      index,
      col: letter,
      header_path: headerPath,
      unit,
      kind,
      filled,
      serial,
      merged_down: table.fillDown.filter((fill) => fill.column === index).map((fill) => `${letter}${fill.top}:${letter}${fill.bottom}`),
    })),
  };
}

/** Describes every table of every sheet of a workbook. */
export function describeWorkbook(workbook: Workbook): WorkbookDescription {
  return {
    format: workbook.format,
    encoding: workbook.encoding,
    sheets: workbook.sheets.map((sheet) => ({ name: sheet.name, hidden: sheet.hidden, tables: findTables(sheet).map((table) => describeTable(table)) })),
  };
}
