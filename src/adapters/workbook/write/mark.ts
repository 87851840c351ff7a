/** A cell to be marked in a workbook. */
export interface Mark {
  /** Name of the sheet. */
  readonly sheet: string;
  /** 1-based. */
  readonly row: number;
  /** Letter, as in the workbook. */
  readonly column: string;
  readonly message: string;
}

/** 1-based number of a column letter. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}
