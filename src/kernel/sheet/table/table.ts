import type { Cell } from '../workbook.ts';

export type ColumnKind = 'text' | 'integer' | 'decimal' | 'date' | 'flag';

/** One column of a table that has a header or holds anything. */
export interface TableColumn {
  /** 1-based, as in the sheet. */
  readonly index: number;
  readonly letter: string;
  /** Headers from the top row down, one part per header cell; `['']` where the column has none. */
  readonly headerPath: readonly string[];
  /** Unit of its values, from wherever the sheet tells it. */
  readonly unit: string | null;
  readonly kind: ColumnKind;
  /** Data rows that hold something here; rows a merged cell reaches down to do not count. */
  readonly filled: number;
  /** Counts the rows (序号); not a value. */
  readonly serial: boolean;
}

/** A text merged over several data rows: it holds for each of them. */
export interface FillDown {
  readonly column: number;
  readonly top: number;
  readonly bottom: number;
  readonly value: Cell;
}

/** A table found in a sheet. All rows are 1-based sheet rows in ascending order. */
export interface Table {
  readonly sheet: string;
  readonly titleRows: readonly number[];
  /** The title lines in one text. */
  readonly titleText: string;
  /** First and last header row; `null` where the table begins with its values. */
  readonly headerRows: readonly [number, number] | null;
  /** Rows that number the columns (`1, 2, 3=1+2`). */
  readonly indexRows: readonly number[];
  /** Rows that hold nothing but units. */
  readonly unitRows: readonly number[];
  readonly firstDataRow: number | null;
  readonly lastDataRow: number | null;
  readonly dataRows: readonly number[];
  readonly dataRowCount: number;
  readonly totalRows: readonly number[];
  readonly subtotalRows: readonly number[];
  readonly sectionRows: readonly number[];
  /** Rows that repeat the header inside the table. */
  readonly helperRows: readonly number[];
  readonly blankRowsInRange: readonly number[];
  readonly noteRows: readonly number[];
  readonly columns: readonly TableColumn[];
  readonly fillDown: readonly FillDown[];
}
