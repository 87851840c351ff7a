import type { Problem } from '../../kernel/declare/problem.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import type { FigureMove } from '../engine/figure-moves.ts';
import type { Workbook } from '../../kernel/sheet/workbook.ts';
import { outlinesOf, type SheetOutline } from './sheet-outline.ts';
import type { Difference, ImportPlan, PlannedColumn, PlannedTable, RowCounts } from '../../kernel/sheet/import/plan.ts';

/** Problems, changed rows that a preview shows; the rest is counted. */
const mostProblems = 1000;
const mostChanges = 100;

/** What a clerk is shown before anything is written. */
export interface ImportPreview {
  readonly file: ImportPlan['file'];
  readonly ignored: ImportPlan['ignored'];
  readonly counts: RowCounts;
  readonly tables: readonly TablePreview[];
  readonly problems: readonly Problem[];
  readonly problemsInAll: number;
  readonly errorsInAll: number;
  readonly sheets: readonly SheetOutline[];
  /** Cells mended in the browser. */
  readonly corrected: number;
  /** Figures as they would move with the commit; `null` where it is too large to try. */
  readonly expected: readonly FigureMove[] | null;
}

export interface TablePreview {
  readonly sheet: string;
  readonly hidden: boolean;
  /** `null` where the table is nobody's ledger; its rows are left alone. */
  readonly ledger: string | null;
  readonly title: Wording | null;
  readonly titleText: string;
  readonly headerRows: readonly [number, number] | null;
  readonly firstDataRow: number | null;
  readonly lastDataRow: number | null;
  readonly totalRows: readonly number[];
  readonly counts: RowCounts;
  readonly columns: readonly PlannedColumn[];
  readonly unused: PlannedTable['unused'];
  readonly leftOut: readonly number[];
  readonly remembered: Exclude<PlannedTable['remembered'], undefined> | null;
  readonly unitRows: readonly number[];
  readonly titleRows: readonly number[];
  readonly fromTitle: PlannedTable['fromTitle'];
  /** Totals that their rows don't add up to. */
  readonly totals: readonly Omit<PlannedTable['totals'][number], 'covers'>[];
  readonly changes: readonly { readonly row: number; readonly record: string; readonly differences: readonly Difference[] }[];
}

export function previewOf(plan: ImportPlan, workbook: Workbook, expected: readonly FigureMove[] | null): ImportPreview {
  return {
    file: plan.file,
    ignored: plan.ignored,
    counts: plan.counts,
    tables: plan.tables.map(tableOf),
    problems: plan.problems.slice(0, mostProblems),
    problemsInAll: plan.problems.length,
    errorsInAll: plan.problems.filter(({ severity }) => severity === 'error').length,
    sheets: outlinesOf(workbook, plan),
    corrected: plan.corrected,
    expected,
  };
}

function tableOf({ sheet, hidden, ledger, table, counts, columns, unused, fromTitle, totals, rows, leftOut, remembered }: PlannedTable): TablePreview {
  return {
    sheet,
    hidden,
    ledger: ledger?.name ?? null,
    title: ledger?.declared.title ?? null,
    titleText: table.titleText,
    headerRows: table.headerRows,
    firstDataRow: table.firstDataRow,
    lastDataRow: table.lastDataRow,
    totalRows: table.totalRows,
    counts,
    columns,
    unused,
    leftOut,
    remembered: remembered ?? null,
    unitRows: table.unitRows,
    titleRows: table.titleRows,
    fromTitle,
    // The rows a total covers may be as many as the sheet has.
    totals: totals.filter(({ difference }) => difference !== '0').slice(0, mostChanges).map(({ row, column, stated, summed, difference }) => ({ row, column, stated, summed, difference })),
    changes: rows
      .filter(({ status }) => status === 'changed')
      .slice(0, mostChanges)
      .map(({ row, put, differences }) => ({ row, record: put.record, differences })),
  };
}
