import type { Wording } from './wording.ts';

/** What can be done to the records of a ledger. Each but `see` takes `see` as well, where the record lies. */
export const ledgerActions = [
  'see',
  /** Create, change, delete, restore. */
  'write',
  'import',
  'undo',
  /** Find submitted records right, or send them back: the county's check. */
  'verify',
  /** Confirm verified records, or send them back: the city's check. */
  'confirm',
  'export',
  /** See a record's sensitive fields in full, for a reason that the journal keeps. */
  'unmask',
  /** See sensitive fields in full wherever one reads, without a word: of no role, only of the machine's owner. */
  'reveal',
] as const;

/** What can be done to the programme as a whole. */
export const programmeActions = [
  /** Read the journal. */
  'journal',
  /** Have the store proven. */
  'check',
  /** Make and list backups; taking one away or restoring it takes a second person as well. */
  'backup',
  /** Close a period: its figures are sealed as they are reported. */
  'close',
  /** Ask for a closed period to be reopened. */
  'reopen',
  /** Approve what somebody else asked for: that a period is reopened. */
  'approve',
  /** Be the second person for what the administrator asks: that a backup is taken away, or restored. */
  'countersign',
  /** See how the machine fares, and stop imports that are under way. */
  'operate',
  /** Invite, lock and unlock people. */
  'accounts',
  /** Say who has which role. */
  'roles',
  /** Download workbooks as they came in. */
  'originals',
  /** Write templates of reports. */
  'draft',
  /** Issue reports. */
  'issue',
  /** Read the assessments given with the role, of the regions given, with all that bears them out, and nothing else. */
  'assess',
] as const;

export const actions = [...ledgerActions, ...programmeActions] as const;

export type LedgerAction = (typeof ledgerActions)[number];
export type ProgrammeAction = (typeof programmeActions)[number];
export type Action = (typeof actions)[number];

/** In place of a field: the row is the organisation's own record. */
export const itself = 'itself';

/** How a row shows that it is an organisation's own. */
export interface OwnRows {
  /** The field that says whose it is; `itself` where the row is the organisation's record. */
  readonly by: string;
  /** `record`: the field refers to the organisation's record, and holds through a change of its name. `name`: it is a text with the organisation's name. */
  readonly says: 'record' | 'name';
}

/** What a role may do to some ledgers. */
export interface RoleRule {
  /** Names of ledgers, or of whole domains. */
  readonly ledgers: 'all' | readonly string[];
  /** Of all ledgers, those of these domains not. */
  readonly except?: readonly string[];
  readonly actions: readonly Exclude<Action, 'reveal'>[];
  /** Only to rows that are the organisation's own which the account was given with the role; then `ledgers` names one ledger. */
  readonly own?: OwnRows;
  /** In every region, and not only in those the role was given for: what others' records refer to. */
  readonly everywhere?: true;
}

export interface RoleSpec {
  readonly title: Wording;
  /** One sentence: whose it is and what it may do. */
  readonly note: Wording;
  readonly rules: readonly RoleRule[];
  /** Whoever has a role of this name can't have another of the same: duties that are to be of separate people. */
  readonly apart?: string;
  /** Whoever has it acts for an organisation, a record of this ledger, which is given with it. */
  readonly organisation?: string;
  /** It is given for a time only. */
  readonly timed?: true;
}

export interface Role extends RoleSpec {
  readonly name: string;
}

/**
 * Declares what a kind of user may do. In which regions, the assignment to an account says.
 * @param name stable, in lower case with hyphens: `county-clerk`
 */
export const role = (name: string, spec: RoleSpec): Role => Object.freeze({ name, ...spec });
