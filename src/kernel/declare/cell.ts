/** An error value that a formula left behind, e.g. `#REF!`. */
export interface CellError {
  readonly error: string;
}

/**
 * What one cell of a workbook holds. Text keeps its blanks and full-width characters. A number is a number even where
 * the sheet shows it as a date. A formula shows its cached value.
 */
export type Cell = string | number | boolean | CellError | null;
