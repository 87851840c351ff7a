import type { Problem } from '../../kernel/declare/problem.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
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
  readonly fromTitle: PlannedTable['fromTitle'];
  readonly totals: PlannedTable['totals'];
  readonly changes: readonly { readonly row: number; readonly record: string; readonly differences: readonly Difference[] }[];
}

export function previewOf(plan: ImportPlan): ImportPreview {
  return {
    file: plan.file,
    ignored: plan.ignored,
    counts: plan.counts,
    tables: plan.tables.map(tableOf),
    problems: plan.problems.slice(0, mostProblems),
    problemsInAll: plan.problems.length,
  };
}

function tableOf({ sheet, hidden, ledger, table, counts, columns, unused, fromTitle, totals, rows }: PlannedTable): TablePreview {
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
    fromTitle,
    totals,
    changes: rows
      .filter(({ status }) => status === 'changed')
      .slice(0, mostChanges)
      .map(({ row, put, differences }) => ({ row, record: put.record, differences })),
  };
}
