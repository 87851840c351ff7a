import type { Party } from '../access/party.ts';
import type { Level } from '../declare/level.ts';
import type { Progress } from '../ports/progress.ts';

/** Where a version's values stood: the index into the commit's `sources`, and the 1-based row. */
export interface FromWorkbook {
  readonly source: number;
  readonly row: number;
}

/** A source already kept, inherited by a version that brings old values back. */
export interface Inherited {
  readonly kept: string | null;
  readonly row: string | null;
}

/** Writes a record as a whole: creates it, changes it, or brings a deleted one back. */
export interface Put {
  readonly op: 'put';
  readonly ledger: string;
  /** UUIDv7, made by whoever creates the record. */
  readonly record: string;
  /** The version it was edited from; 0 for a new record. */
  readonly base: number;
  /** Every field by name; carried fields are filled by the commit. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly from?: FromWorkbook | Inherited;
  /** `draft` or `submitted`, of an undo any. Absent: a draft stays one, everything else is submitted. */
  readonly level?: Level;
  /** What follows from the values, where the caller has it already; never of a ledger that carries values over. */
  readonly prepared?: Prepared;
}

/** All that follows from a record's values. */
export interface Prepared {
  readonly values: Readonly<Record<string, unknown>>;
  readonly texts: Readonly<Record<string, string | undefined>>;
  readonly region: string;
  readonly day: number;
  readonly identity: string;
  readonly digest: string;
}

export interface Delete {
  readonly op: 'delete';
  readonly ledger: string;
  readonly record: string;
  readonly base: number;
}

/** Moves a record to another level and leaves what it says. */
export interface Review {
  readonly op: 'review';
  readonly ledger: string;
  readonly record: string;
  /** The version that was looked at. */
  readonly base: number;
  readonly level: Level;
}

export type Change = Put | Delete | Review;

/** A sheet that a batch read: which file (by hash), which sheet, for which ledger, and which field stood in which column. */
export interface SheetSource {
  readonly file: string;
  readonly sheet: string;
  readonly ledger: string;
  /** By region, the rows that are its, as spans: `3-40,45`. Those that say what stands already are among them. */
  readonly rows: Readonly<Record<string, string>>;
  /** Column letters by field name. */
  readonly layout: Readonly<Record<string, string>>;
}

export type CommitKind = 'edit' | 'import' | 'undo' | 'review';

/**
 * An `unmask` writes no record: somebody has looked at sensitive values. Nor does an `account`: somebody may do more now,
 * or less. Nor a `backup`: somebody made one or took one away. Nor a `closing`: a period was
 * closed, or reopened. Nor a `report`: one was issued. Nor a `pack`: somebody took along what bears an assessment out. A `rekey` changes
 * what no record says: sensitive values are encrypted with another key.
 */
export type BatchKind = CommitKind | 'unmask' | 'account' | 'backup' | 'closing' | 'report' | 'difference' | 'pack' | 'rekey';

/** One batch of changes: it lands whole or not at all. */
export interface Commit {
  /** The batch's id, made by the caller: sending it again lands nothing and answers the first landing. */
  readonly batch: string;
  readonly kind: CommitKind;
  readonly party: Party;
  readonly changes: readonly Change[];
  readonly reason?: string;
  /** What the journal says where nobody gave a reason. */
  readonly label?: string;
  /** Hash of the workbook it came from. */
  readonly file?: string;
  readonly sources?: readonly SheetSource[];
  /** The number of the batch it takes back. */
  readonly undoes?: string;
  /** Counts to keep with the batch beside those of the landing, e.g. rows read and rejected. */
  readonly counts?: Readonly<Record<string, number>>;
  /** Told how far it is, of a commit that lands alone; what it throws takes all of it back. */
  readonly progress?: Progress;
}

export interface LandingCounts {
  readonly created: number;
  readonly changed: number;
  readonly deleted: number;
  readonly same: number;
}

/** What became of a commit. */
export interface Landing {
  readonly batch: string;
  /** The batch's number in its programme; versions carry it. */
  readonly number: string;
  readonly at: string;
  readonly counts: LandingCounts & Readonly<Record<string, number>>;
  /** The journal's hash after it. */
  readonly hash: string;
  /** Which ledgers it touched in which regions, as the journal keeps it. */
  readonly touched: string;
  /** The batch had landed before; nothing was written now. */
  readonly repeated: boolean;
}
