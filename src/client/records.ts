import type { ConflictSides } from '../apps/engine/edit-conflict.ts';
import type { KeptEvidence } from '../apps/engine/evidence.ts';
import type { ShownRecord, ShownStep } from '../apps/engine/record.ts';
import type { ListedRecord, RecordPage } from '../apps/engine/records.ts';
import type { changingJson } from '../apps/server/api/change-matching.ts';
import type { countedIn } from '../apps/server/api/read-record-figures.ts';
import type { Surroundings } from '../apps/server/surroundings.ts';
import type { Json } from '../kernel/declare/field.ts';
import { addressOf, call, download, Refused, type ShownProblem } from './call.ts';

export type { ConflictSides, KeptEvidence, ListedRecord, RecordPage, ShownRecord, ShownStep, Surroundings };
export type CountedIn = Awaited<ReturnType<typeof countedIn>>[number];

export type JsonValues = Readonly<Record<string, Json>>;

export interface Put {
  readonly op: 'put';
  readonly ledger: string;
  readonly id: string;
  /** The version it was edited from; 0 for a new record. */
  readonly base: number;
  readonly values: JsonValues;
}

export interface Delete {
  readonly op: 'delete';
  readonly ledger: string;
  readonly id: string;
  readonly base: number;
}

export interface Landed {
  readonly batch: { readonly id: string; readonly number: string; readonly at: string; readonly counts: Readonly<Record<string, number>>; readonly repeated: boolean };
  readonly warnings: readonly ShownProblem[];
}

const recordsOf = (ledger: string) => `/api/ledgers/${encodeURIComponent(ledger)}/records`;
const recordOf = (ledger: string, id: string) => `${recordsOf(ledger)}/${id}`;

/** @param filters the query as the API takes it: filters and `sort` */
export const listRecords = (ledger: string, filters: Readonly<Record<string, string>>, page: number, size: number, signal?: AbortSignal) =>
  call<RecordPage>('GET', recordsOf(ledger), { query: { ...filters, page, size }, signal });

export const readRecord = (ledger: string, id: string, signal?: AbortSignal) => call<ShownRecord>('GET', recordOf(ledger, id), { signal });
export const readHistory = (ledger: string, id: string, signal?: AbortSignal) => call<{ versions: readonly ShownStep[] }>('GET', `${recordOf(ledger, id)}/history`, { signal });
export const readSource = (ledger: string, id: string, signal?: AbortSignal) => call<Surroundings>('GET', `${recordOf(ledger, id)}/source`, { signal });
export const readRecordFigures = (ledger: string, id: string, signal?: AbortSignal) => call<{ figures: readonly CountedIn[] }>('GET', `${recordOf(ledger, id)}/figures`, { signal });

/** @param batch made by the caller: sending the same again writes nothing twice */
export const putRecord = ({ ledger, id, base, values }: Omit<Put, 'op'>, batch: string, reason?: string) =>
  call<Landed & { version: number }>('PUT', recordOf(ledger, id), { body: { base, values, reason }, headers: { 'idempotency-key': batch } });

export const deleteRecord = ({ ledger, id, base }: Omit<Delete, 'op'>, batch: string, reason?: string) =>
  call<Landed>('DELETE', recordOf(ledger, id), { query: { base, reason }, headers: { 'idempotency-key': batch } });

export const restoreRecord = (ledger: string, id: string, batch: string, reason?: string) => call<Landed>('POST', `${recordOf(ledger, id)}/restore`, { query: { reason }, headers: { 'idempotency-key': batch } });

export const postBatch = (changes: readonly (Put | Delete)[], batch: string, reason?: string) => call<Landed>('POST', '/api/batches', { body: { changes, reason }, headers: { 'idempotency-key': batch } });

/** How far a change of many records is; `underWay` once the server has begun. */
export type Changing = ReturnType<typeof changingJson>;

/** What is done to every record that matches: values for each, or its deletion. */
export interface MatchingChange {
  readonly op: 'put' | 'delete';
  readonly values?: JsonValues;
  /** How many there were when one looked. */
  readonly expected: number;
  /** The head of the list that one looked at. */
  readonly seen?: string | undefined;
  /** What becomes of those that others changed between `since` and `seen`. */
  readonly others?: { readonly since: string; readonly take: boolean; readonly except: readonly string[] } | undefined;
  readonly reason?: string | undefined;
}

const changesOf = (batch: string) => `/api/changes/${batch}`;
/** @param filters as the list is filtered */
export const changeMatching = (ledger: string, filters: Readonly<Record<string, string>>, change: MatchingChange, batch: string) =>
  call<Landed>('POST', `/api/ledgers/${encodeURIComponent(ledger)}/changes`, { query: filters, body: change, headers: { 'idempotency-key': batch } });
export const readChanging = (batch: string, signal?: AbortSignal) => call<Changing>('GET', changesOf(batch), { signal });
export const stopChanging = (batch: string) => call<object>('POST', `${changesOf(batch)}/cancel`);

export const undoBatch = (number: string, reason?: string) => call<Landed>('POST', `/api/batches/${number}/undo`, reason === undefined ? {} : { body: { reason } });

/** The named fields in full; who looked, and why, is kept in the journal. */
export const unmaskRecord = (ledger: string, id: string, fields: readonly string[], reason: string) =>
  call<{ values: JsonValues; batch: string }>('POST', `${recordOf(ledger, id)}/unmask`, { body: { fields, reason } });

/** Keeps a file, so that a record can name it. */
export const sendFile = (file: File) => call<KeptEvidence>('POST', '/api/files', { query: { name: file.name }, file });

export const evidenceAddress = (ledger: string, id: string, hash: string, toSave = false) => addressOf(`${recordOf(ledger, id)}/files/${hash}`, { download: toSave ? true : undefined });

export const exportRecords = (ledger: string, ending: 'xlsx' | 'csv', query: Readonly<Record<string, string | undefined>>) =>
  download(`/api/ledgers/${encodeURIComponent(ledger)}/export.${ending}`, { query });

export const templateAddress = (ledger: string) => `/api/templates/${encodeURIComponent(ledger)}.xlsx`;

/** Both versions of records that somebody else changed first. */
export interface Conflicts {
  readonly sides: readonly ConflictSides[];
  /** How many there are, of which the first are shown. */
  readonly count: number;
  /** Of a change of all that match: the journal's position by which they are shown. */
  readonly head: string | undefined;
}

/** The records that somebody else changed first; `undefined` for any other error. */
export function conflictsIn(error: unknown): Conflicts | undefined {
  if (!(error instanceof Refused) || (error.code !== 'record.conflict' && error.code !== 'commit.changed-meanwhile')) return undefined;
  const { conflicts: sides, changed, head } = error.document as { readonly conflicts?: readonly ConflictSides[]; readonly changed?: number; readonly head?: string };
  return sides === undefined ? undefined : { sides, count: changed ?? sides.length, head };
}
