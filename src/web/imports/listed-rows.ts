import type { Imported, ImportedSheet } from '../../client/imports.ts';

export type View = 'all' | 'problems' | 'changes';

/** What the grid shows from top to bottom: rows by number, and between them how many are folded. */
export type Listed = number | { readonly folded: number; readonly after: number };

/** Rows around the top that say what the columns are, always shown. */
function frameOf(sheet: ImportedSheet, tables: Imported['tables']): number[] {
  const own = tables.filter((table) => table.sheet === sheet.name);
  return own.flatMap(({ titleRows, headerRows, unitRows }) => [...titleRows, ...unitRows, ...(headerRows === null ? [] : Array.from({ length: headerRows[1] - headerRows[0] + 1 }, (_, n) => headerRows[0] + n))]);
}

/** Rows that change something or hold a problem, with the headers above; the others are folded. */
export function listedRows(sheet: ImportedSheet, tables: Imported['tables'], view: View): readonly Listed[] {
  if (view === 'all') return Array.from({ length: sheet.rows }, (_, index) => index + 1);
  const left = tables.filter((table) => table.sheet === sheet.name).flatMap(({ leftOut }) => leftOut);
  const wanted = view === 'problems' ? [...sheet.problemRows, ...left] : sheet.changedRows;
  const rows = [...new Set([...frameOf(sheet, tables), ...wanted])].filter((row) => row >= 1 && row <= sheet.rows).sort((a, b) => a - b);
  const listed: Listed[] = [];
  let before = 0;
  for (const row of [...rows, sheet.rows + 1]) {
    if (row - before > 1) listed.push({ folded: row - before - 1, after: before });
    if (row <= sheet.rows) listed.push(row);
    before = row;
  }
  return listed;
}

/** `3` is C. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let rest = index; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

export function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
