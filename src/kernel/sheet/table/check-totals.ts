import type { Sheet, SheetRow } from '../workbook.ts';
import { cellText } from './cell-sort.ts';
import { decimalOf, difference, exactSum } from './exact-sum.ts';
import type { Table, TableColumn } from './table.ts';

/** What a total row states for one column, beside the sum of the rows it covers. All three are plain decimals. */
export interface TotalCheck {
  /** 1-based row of the total. */
  readonly row: number;
  /** Letter of the column. */
  readonly column: string;
  readonly stated: string;
  readonly summed: string;
  /** Stated minus summed; `0` where they agree. */
  readonly difference: string;
  /** The rows summed. */
  readonly covers: readonly number[];
}

/** Shares, means, prices, ranks and years don't add up to their total. */
const NOT_ADDED = /率|比重|占比|比例|百分|增长|增速|增幅|指数|平均|人均|户均|亩均|均价|单价|价格|单产|亩产|排名|名次|位次|年份|年度$|年龄|编号|代码|%|％/u;

const MOST_NESTED = 60;

/**
 * Compares every total and subtotal of a table with the rows it covers, exactly in decimals. A total covers all data
 * rows; a subtotal the rows before it back to the last mark, or the rows after it up to the next, whichever fits.
 */
export function checkTotals(table: Table, sheet: Sheet): TotalCheck[] {
  if (table.totalRows.length + table.subtotalRows.length === 0) return [];
  const columns = table.columns.filter((column) => (column.kind === 'integer' || column.kind === 'decimal') && !column.serial && !isRatio(column));
  const rows = rowsByNumber(table, sheet);
  const parts = table.dataRows.filter((row) => !isOfWhich(rows.get(row)));
  const marks = [...table.totalRows, ...table.subtotalRows, ...table.sectionRows].sort((a, b) => a - b);
  const checks: TotalCheck[] = [];
  for (const row of [...table.totalRows, ...table.subtotalRows].sort((a, b) => a - b)) {
    const before = parts.filter((part) => part < row && part > (marks.findLast((mark) => mark < row) ?? 0));
    const after = parts.filter((part) => part > row && part < (marks.find((mark) => mark > row) ?? Number.POSITIVE_INFINITY));
    const candidates = table.totalRows.includes(row) ? [parts, ...(table.totalRows.length > 1 ? [before, after] : [])] : [before, after];
    const chosen = best(candidates.filter((covers) => covers.length > 0).map((covers) => compare(row, covers, columns, rows)));
    checks.push(...(agreeing(chosen) === chosen.length || table.totalRows.includes(row) ? chosen : (nested(row, before, after, columns, rows) ?? chosen)));
  }
  return checks;
}

function isRatio(column: TableColumn): boolean {
  return NOT_ADDED.test(column.headerPath.join('')) || column.unit === '%' || column.unit === '‰' || (column.unit?.includes('/') ?? false) || (column.unit?.includes('=') ?? false);
}

/** `其中：女` is already in the row above it. */
function isOfWhich(row: SheetRow | undefined): boolean {
  return row?.cells.slice(0, 3).some((cell) => typeof cell === 'string' && /^\s*其中/u.test(cell)) ?? false;
}

function rowsByNumber(table: Table, sheet: Sheet): Map<number, SheetRow> {
  const wanted = new Set([...table.dataRows, ...table.totalRows, ...table.subtotalRows]);
  return new Map(sheet.rows.filter((row) => wanted.has(row.row)).map((row) => [row.row, row]));
}

function compare(row: number, covers: readonly number[], columns: readonly TableColumn[], rows: ReadonlyMap<number, SheetRow>): TotalCheck[] {
  const own = rows.get(row);
  return columns.flatMap((column) => {
    const cell = own?.cells[column.index - 1];
    const stated = decimalOf(cell);
    if (stated === null || cellText(cell) === '') return [];
    const sum = exactSum();
    for (const part of covers) sum.add(rows.get(part)?.cells[column.index - 1]);
    if (sum.count === 0) return [];
    const summed = sum.text();
    const normal = exactSum();
    normal.add(stated);
    return [{ row, column: column.letter, stated: normal.text(), summed, difference: difference(stated, summed), covers }];
  });
}

/** A part within a part ends before the next mark: the nearest rows, below or above, that add up to it in every column. */
function nested(row: number, before: readonly number[], after: readonly number[], columns: readonly TableColumn[], rows: ReadonlyMap<number, SheetRow>): TotalCheck[] | undefined {
  for (let length = 1; length <= Math.min(MOST_NESTED, Math.max(before.length, after.length)); length++) {
    for (const covers of [after.slice(0, length), before.slice(-length)]) {
      const checks = compare(row, covers, columns, rows);
      if (covers.length === length && checks.length > 0 && agreeing(checks) === checks.length) return checks;
    }
  }
  return undefined;
}

const agreeing = (checks: readonly TotalCheck[]): number => checks.filter((check) => check.difference === '0').length;

/** Of several readings the one that agrees in most columns; the first where none is better. */
function best(readings: readonly TotalCheck[][]): TotalCheck[] {
  return readings.reduce<TotalCheck[]>((chosen, reading) => (chosen.length === 0 || agreeing(reading) > agreeing(chosen) ? reading : chosen), []);
}
