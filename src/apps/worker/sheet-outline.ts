import type { ImportPlan } from '../../kernel/sheet/import/plan.ts';
import type { Merge, Sheet, Workbook } from '../../kernel/sheet/workbook.ts';
import { cellText } from './cell-text.ts';

/** A sheet's shape, for drawing it before any of its rows are there. */
export interface SheetOutline {
  readonly name: string;
  readonly hidden: boolean;
  /** Number of its last row that holds anything; 0 for an empty sheet. */
  readonly rows: number;
  /** Width of each column in characters, a Chinese one counting as two. */
  readonly widths: readonly number[];
  /** Merged cells of the rows above the data, and those within one row. */
  readonly merges: readonly Merge[];
  /** Rows that have a problem, and rows that change a record: the first few thousand of each. */
  readonly problemRows: readonly number[];
  readonly changedRows: readonly number[];
}

const mostRows = 5000;
const mostMerges = 300;
const mostColumns = 200;
const looked = 300;

export function outlinesOf({ sheets }: Workbook, plan: ImportPlan): SheetOutline[] {
  return sheets.map((sheet) => {
    const tables = plan.tables.filter((one) => one.sheet === sheet.name);
    const problemRows = [...new Set(plan.problems.flatMap(({ place }) => (place.sheet === sheet.name && place.row !== undefined ? [place.row] : [])))].sort((a, b) => a - b);
    return {
      name: sheet.name,
      hidden: sheet.hidden,
      rows: sheet.rows.findLast(({ cells }) => cells.some((cell) => cell !== null && cell !== ''))?.row ?? 0,
      widths: widthsOf(sheet),
      merges: sheet.merges.filter(({ top, bottom, left, right }) => bottom - top < 10 && (right > left || top <= 60)).slice(0, mostMerges),
      problemRows: problemRows.slice(0, mostRows),
      changedRows: tables.flatMap(({ rows }) => rows.flatMap(({ row, status }) => (status === 'changed' ? [row] : []))).slice(0, mostRows),
    };
  });
}

/** By the widest of the first rows; a lone cell of a row (a title) may stick out. */
function widthsOf({ rows }: Sheet): number[] {
  const widths: number[] = [];
  for (const { cells, dated } of rows.slice(0, looked)) {
    const alone = cells.filter((cell) => cell !== null && cell !== '').length < 2;
    for (const [index, cell] of cells.slice(0, mostColumns).entries()) {
      widths[index] ??= 4;
      if (!alone) widths[index] = Math.max(widths[index], Math.min(28, widthOf(cellText(cell, dated?.includes(index) === true))));
    }
  }
  return Array.from(widths, (width) => width ?? 4);
}

const widthOf = (text: string): number => [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0xff ? 2 : 1), 0);
