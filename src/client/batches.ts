import type { BatchPage, ShownBatch } from '../apps/engine/batches.ts';
import { call } from './call.ts';

export type { ShownBatch };

/** A page of batches, newest first. */
export const listBatches = (page: number, size: number, signal?: AbortSignal) => call<BatchPage>('GET', '/api/batches', { query: { page, size }, signal });
