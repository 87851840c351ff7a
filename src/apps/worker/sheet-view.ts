import type { Problem } from '../../kernel/declare/problem.ts';
import type { Difference, ImportPlan, PlannedTable } from '../../kernel/sheet/import/plan.ts';
import { columnLetter } from '../../kernel/sheet/table/column-letter.ts';

export type RowRole = 'title' | 'header' | 'index' | 'unit' | 'data' | 'total' | 'subtotal' | 'section' | 'helper' | 'note' | 'outside';
export type RowStatus = 'new' | 'changed' | 'same' | 'rejected' | 'leftOut';

interface PlacedRow {
  readonly role: RowRole;
  readonly status: RowStatus | null;
  readonly table: PlannedTable | undefined;
}

/** What the check says of each row of a sheet. */
interface SheetView {
  at(row: number): PlacedRow;
  problems(row: number): readonly Problem[];
  differences(row: number): readonly (Difference & { readonly column: string | null })[];
  letter(index: number): string;
}

const views = new WeakMap<ImportPlan, Map<string, SheetView>>();

/** Worked out once for each sheet of a plan. */
export function viewOf(plan: ImportPlan, sheet: string): SheetView {
  const known = views.get(plan) ?? new Map<string, SheetView>();
  views.set(plan, known);
  const found = known.get(sheet) ?? makeView(plan, sheet);
  known.set(sheet, found);
  return found;
}

const nothing: readonly never[] = [];
const outside: PlacedRow = { role: 'outside', status: null, table: undefined };

function makeView(plan: ImportPlan, sheet: string): SheetView {
  const placed = new Map<number, PlacedRow>();
  const differing = new Map<number, readonly (Difference & { readonly column: string | null })[]>();
  for (const table of plan.tables.filter((one) => one.sheet === sheet)) {
    placeRows(table, placed);
    const letters = new Map(table.columns.map(({ field, column }) => [field, column]));
    for (const { row, differences } of table.rows) {
      if (differences.length > 0) differing.set(row, [...(differing.get(row) ?? []), ...differences.map((one) => ({ ...one, column: letters.get(one.field) ?? null }))]);
    }
  }
  const problems = Map.groupBy(plan.problems.filter(({ place }) => place.sheet === sheet), ({ place }) => place.row ?? 0);
  return {
    at: (row) => placed.get(row) ?? outside,
    problems: (row) => problems.get(row) ?? nothing,
    differences: (row) => differing.get(row) ?? nothing,
    letter: (index) => columnLetter(index + 1),
  };
}

function placeRows(planned: PlannedTable, placed: Map<number, PlacedRow>): void {
  const { table, ledger, rows, rejectedRows, leftOut } = planned;
  const put = (role: RowRole, numbers: readonly number[]) => {
    for (const row of numbers) placed.set(row, { role, status: null, table: planned });
  };
  put('title', table.titleRows);
  if (table.headerRows !== null) put('header', Array.from({ length: table.headerRows[1] - table.headerRows[0] + 1 }, (_, n) => (table.headerRows?.[0] ?? 0) + n));
  put('index', table.indexRows);
  put('unit', table.unitRows);
  put('total', table.totalRows);
  put('subtotal', table.subtotalRows);
  put('section', table.sectionRows);
  put('helper', table.helperRows);
  put('note', table.noteRows);
  // A row of a crosswise table holds several records; the one that asks most of the clerk marks it.
  const mark = (status: RowStatus | null, numbers: readonly number[]) => {
    for (const row of numbers) {
      const before = placed.get(row);
      if (before?.role !== 'data' || before.table?.table.headerRows !== table.headerRows || weight(status) >= weight(before.status)) placed.set(row, { role: 'data', status, table: planned });
    }
  };
  mark(ledger === undefined ? null : 'same', table.dataRows);
  mark('rejected', rejectedRows);
  mark('leftOut', leftOut);
  for (const { row, status } of rows) mark(status, [row]);
}

const inWeight: readonly (RowStatus | null)[] = [null, 'leftOut', 'same', 'new', 'changed', 'rejected'];
const weight = (status: RowStatus | null): number => inWeight.indexOf(status);
