import type { Account as Kept } from '../apps/accounts/account.ts';
import type { Assignment as Given } from '../apps/accounts/assignments.ts';
import type { AskedAssignment } from '../apps/accounts/organisations.ts';
import type { ShownEntry } from '../apps/accounts/journal-pages.ts';
import type { Approval } from '../apps/engine/approvals.ts';
import type { KeptBackup } from '../apps/engine/backups.ts';
import type { Condition } from '../apps/engine/condition.ts';
import type { backupsJson } from '../apps/server/api/backups.ts';
import type { checkStateJson } from '../apps/server/api/read-check.ts';
import type { workJson } from '../apps/server/api/work.ts';
import type { Role as Declared } from '../kernel/declare/role.ts';
import { addressOf, call, type ShownProblem, type Wording } from './call.ts';

export type Assignment = Given & { readonly ended: boolean };
/** `ended`: its time is over. */
export type Account = Omit<Kept, 'id'> & { readonly ended: boolean; readonly roles: readonly Assignment[] };
export type Role = Pick<Declared, 'name' | 'title' | 'note' | 'rules'> & { readonly timed: boolean; readonly apart: string | null; readonly organisation: string | null };
/** An organisation as whoever assigns roles names it. */
export type AskedOrganisation = NonNullable<AskedAssignment['organisation']>;
/** A one-time link; `path` is of this server. */
export interface Invitation {
  readonly path: string;
  readonly until: string;
}

export const listAccounts = (signal?: AbortSignal) => call<{ accounts: readonly Account[] }>('GET', '/api/accounts', { signal });
export const makeAccount = (made: { readonly name: string; readonly title?: string; readonly email?: string; readonly until?: string; readonly roles?: readonly AskedAssignment[] }) =>
  call<{ account: Account; invitation: Invitation }>('POST', '/api/accounts', { body: made });
export const changeAccount = (name: string, change: { readonly locked?: boolean; readonly until?: string | null; readonly title?: string; readonly email?: string }) =>
  call<Account>('PUT', `/api/accounts/${encodeURIComponent(name)}`, { body: change });
export const inviteAgain = (name: string) => call<{ invitation: Invitation }>('POST', `/api/accounts/${encodeURIComponent(name)}/invitation`);
export const endAccountSessions = (name: string) => call<unknown>('DELETE', `/api/accounts/${encodeURIComponent(name)}/sessions`);

/** An assessment that can be given to an assessor to read. */
export interface GivableAssessment {
  readonly ruleSet: string;
  readonly title: Wording;
  readonly year: number;
}

export const listRoles = (signal?: AbortSignal) => call<{ roles: readonly Role[]; assessments: readonly GivableAssessment[] }>('GET', '/api/roles', { signal });
export const assignRoles = (name: string, roles: readonly AskedAssignment[]) => call<Account>('PUT', `/api/accounts/${encodeURIComponent(name)}/roles`, { body: { roles } });

export type JournalEntry = ShownEntry;
export interface JournalFilter {
  readonly party?: string | undefined;
  readonly kind?: string | undefined;
  readonly ledger?: string | undefined;
  /** Instants, ISO 8601. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}
export const readJournal = (filter: JournalFilter, page: number, size: number, signal?: AbortSignal) =>
  call<{ entries: readonly JournalEntry[]; total: number }>('GET', '/api/journal', { query: { ...filter, page, size }, signal });
export const journalFile = (filter: JournalFilter): string => addressOf('/api/journal.csv', { ...filter });
export const verifyJournal = () => call<{ sound: boolean; batches: number; problems: readonly ShownProblem[] }>('GET', '/api/journal/chain');

export type CheckState = ReturnType<typeof checkStateJson>;
export interface CheckResult {
  readonly sound: boolean;
  readonly batches: number;
  readonly versions: number;
  readonly figures: number;
  readonly files: number;
  readonly problems: readonly ShownProblem[];
}
export const readCheckState = (signal?: AbortSignal) => call<CheckState>('GET', '/api/check/state', { signal });
/** Answers when all is proven, which may take minutes. */
export const runCheck = () => call<CheckResult>('GET', '/api/check');

export type Backups = Awaited<ReturnType<typeof backupsJson>>;
export type { Condition, KeptBackup };
export type { Approval };
export const listBackups = (signal?: AbortSignal) => call<Backups>('GET', '/api/backups', { signal });
export const makeBackup = () => call<KeptBackup>('POST', '/api/backups');
export const backupFile = (name: string): string => `/api/backups/${encodeURIComponent(name)}`;
/** Of one to be restored it answers when that was read to its end. */
export const askForBackup = (name: string, kind: Approval['kind'], reason: string) => call<Approval>('POST', `${backupFile(name)}/requests`, { body: { kind, reason } });
/** Answers as it begins; the server is away until it is done. */
export const restoreBackup = (name: string) => call<unknown>('POST', `${backupFile(name)}/restore`);
export const listApprovals = (signal?: AbortSignal) => call<{ approvals: readonly Approval[] }>('GET', '/api/approvals', { signal });
export const decideApproval = (id: string, approved: boolean) => call<Approval>('POST', `/api/approvals/${id}`, { body: { approved } });
/** Answers once the server is there. */
export const readHealth = () => call<unknown>('GET', '/api/health');

export const readCondition = (signal?: AbortSignal) => call<Condition>('GET', '/api/condition', { signal });

export type Work = Awaited<ReturnType<typeof workJson>>[number];
export const listWork = (signal?: AbortSignal) => call<{ work: readonly Work[] }>('GET', '/api/work', { signal });
export const stopWork = (id: string) => call<{ work: readonly Work[] }>('POST', `/api/work/${id}/stop`);
