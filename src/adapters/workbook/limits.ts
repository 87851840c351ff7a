/** What a workbook may ask of the machine that reads it. Every reader takes these; a caller may tighten or widen them. */
export interface WorkbookLimits {
  /** Bytes of the file as it was handed over. */
  readonly fileBytes: number;
  /** Bytes after inflating, all parts of one file together, declared or real. */
  readonly inflatedBytes: number;
  /** Inflated to compressed bytes, looked at from `ratioFrom` inflated bytes on. */
  readonly ratio: number;
  readonly ratioFrom: number;
  /** Rows of one sheet. */
  readonly rows: number;
  /** Columns of one sheet that hold anything. */
  readonly columns: number;
  /** Cells kept in memory, all sheets together; walking rows one by one is not bound by it. */
  readonly cells: number;
  /** Bytes of text kept in memory, all sheets together. */
  readonly textBytes: number;
}

export const DEFAULT_LIMITS: WorkbookLimits = {
  fileBytes: 512 * 1024 * 1024,
  inflatedBytes: 1536 * 1024 * 1024,
  ratio: 200,
  ratioFrom: 100 * 1024 * 1024,
  rows: 1_048_576,
  columns: 500,
  cells: 10_000_000,
  textBytes: 256 * 1024 * 1024,
};

/** The last column a sheet can have (XFD). */
export const LAST_COLUMN = 16_384;
