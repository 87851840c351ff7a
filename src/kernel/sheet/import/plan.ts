import type { Problem } from '../../declare/problem.ts';
import type { Put, SheetSource } from '../../ledger/change.ts';
import type { ModelLedger } from '../../model/model.ts';
import type { TotalCheck } from '../table/check-totals.ts';
import type { Table } from '../table/table.ts';
import type { WorkbookFormat } from '../workbook.ts';
import type { Confirmed } from './layout-memory.ts';
import type { MatchedBy } from './match-columns.ts';

/** Every row read is exactly one of the four others. */
export interface RowCounts {
  readonly read: number;
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly rejected: number;
}

export interface Difference {
  readonly field: string;
  /** As the record stands, and as the workbook has it, for people. */
  readonly before: string | null;
  readonly after: string | null;
}

/** A row that is new or changes a record, ready to be written. */
export interface PlannedRow {
  readonly row: number;
  readonly status: 'new' | 'changed';
  readonly put: Put;
  readonly differences: readonly Difference[];
}

export interface PlannedColumn {
  readonly field: string;
  readonly column: string;
  readonly header: string;
  readonly unit: string | null;
  readonly by: MatchedBy;
  readonly certainty: number;
}

/** What one table of the workbook comes to. */
export interface PlannedTable {
  readonly sheet: string;
  readonly hidden: boolean;
  readonly table: Table;
  /** `undefined` where the table is nobody's ledger; its rows are then no rows of the import. */
  readonly ledger: ModelLedger | undefined;
  readonly columns: readonly PlannedColumn[];
  /** Headers that no field took. */
  readonly unused: readonly { readonly column: string; readonly header: string }[];
  /** Fields whose value stands in the title, for every row alike: their texts. */
  readonly fromTitle: Readonly<Record<string, string>>;
  /** Under this the clerk's confirmed mapping is remembered. */
  readonly fingerprint: string;
  /** Who confirmed this mapping before; absent where nobody did. */
  readonly remembered?: Confirmed | undefined;
  readonly counts: RowCounts;
  readonly rows: readonly PlannedRow[];
  /** The identities of the records that rows say the same of. */
  readonly standing: readonly string[];
  readonly rejectedRows: readonly number[];
  /** Rows of the table that the clerk leaves out this time; they are in none of the counts. */
  readonly leftOut: readonly number[];
  readonly problems: readonly Problem[];
  readonly totals: readonly TotalCheck[];
  /** What is kept of it; `undefined` where the table is nobody's ledger. */
  readonly source: SheetSource | undefined;
}

/** A workbook read, checked and compared with what is there. Nothing is written yet. */
export interface ImportPlan {
  /** The batch it will land as; committing twice lands once. */
  readonly batch: string;
  readonly file: { readonly name: string; readonly hash: string; readonly size: number; readonly format: WorkbookFormat; readonly encoding: string | null };
  readonly ignored: { readonly macros: boolean; readonly externalLinks: boolean; readonly enclosures: boolean; readonly formulas: number };
  readonly tables: readonly PlannedTable[];
  readonly counts: RowCounts;
  /** Sheets, tables and enclosures of the workbook that no ledger takes: nobody can tell whose they are. */
  readonly unread: number;
  /** Cells that were mended after the workbook was handed in. */
  readonly corrected: number;
  /** All of them, in the order of the workbook. */
  readonly problems: readonly Problem[];
}

export function sumCounts(all: readonly RowCounts[]): RowCounts {
  const sum = (of: keyof RowCounts) => all.reduce((total, counts) => total + counts[of], 0);
  return { read: sum('read'), new: sum('new'), changed: sum('changed'), same: sum('same'), rejected: sum('rejected') };
}
