import type { BatchRecords } from '../apps/engine/batch-records.ts';
import type { BatchPage, ShownBatch } from '../apps/engine/batches.ts';
import type { FigureMove } from '../apps/engine/figure-moves.ts';
import { call } from './call.ts';

export type { ShownBatch };

/** A page of batches, newest first. */
export const listBatches = (page: number, size: number, signal?: AbortSignal) => call<BatchPage>('GET', '/api/batches', { query: { page, size }, signal });

/** A page of those that brought workbooks in. */
export const listImportBatches = (page: number, size: number, signal?: AbortSignal) => call<BatchPage>('GET', '/api/batches', { query: { page, size, kind: 'import' }, signal });

export const readBatch = (number: string, signal?: AbortSignal) => call<ShownBatch>('GET', `/api/batches/${encodeURIComponent(number)}`, { signal });

/** The records a batch wrote, a page of them. */
export const readBatchRecords = (number: string, page: number, signal?: AbortSignal) =>
  call<BatchRecords>('GET', `/api/batches/${encodeURIComponent(number)}/records`, { query: { page }, signal });

/** The figures as they are without the batch and with it; `null` where that can't be told. */
export const readBatchMoves = (number: string, signal?: AbortSignal) =>
  call<{ moved: readonly FigureMove[] | null }>('GET', `/api/batches/${encodeURIComponent(number)}/moved`, { signal });

export const undoBatch = (number: string, batch: string, reason?: string) =>
  call<{ batch: { number: string } }>('POST', `/api/batches/${encodeURIComponent(number)}/undo`, { headers: { 'idempotency-key': batch }, body: reason === undefined ? {} : { reason } });
