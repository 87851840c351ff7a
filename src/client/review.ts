import type { DifferencePage, ShownDifference } from '../apps/engine/differences.ts';
import type { Level } from '../kernel/declare/level.ts';
import type { Waiting } from '../kernel/ledger/review-queue.ts';
import { call } from './call.ts';
import type { Landed } from './records.ts';

export type { DifferencePage, ShownDifference, Waiting };

export interface ReviewedRecord {
  readonly ledger: string;
  readonly id: string;
  readonly base: number;
}

/** Moves records to a level; back it takes a reason. */
export const reviewRecords = (records: readonly ReviewedRecord[], to: Level, reason: string, batch: string) =>
  call<Landed>('POST', '/api/reviews', { body: { records, to, ...(reason === '' ? {} : { reason }) }, headers: { 'idempotency-key': batch } });

export const readReviewQueue = (signal?: AbortSignal) => call<{ waiting: readonly Waiting[] }>('GET', '/api/reviews', { signal });

/** @param filter as the API takes it */
export const readDifferences = (filter: Readonly<Record<string, string | undefined>>, page: number, signal?: AbortSignal) => call<DifferencePage>('GET', '/api/differences', { query: { ...filter, page }, signal });

export const decideDifference = ({ ledger, fact }: Pick<ShownDifference, 'ledger' | 'fact'>, decision: { readonly owner?: string; readonly accepted?: boolean; readonly note: string }) =>
  call<ShownDifference>('POST', `/api/differences/${encodeURIComponent(ledger)}/${fact}`, { body: decision });
