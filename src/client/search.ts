import type { SearchAnswer } from '../apps/engine/search.ts';
import { call } from './call.ts';

export type { SearchAnswer };

/** Figures, ledgers and records that answer to a few words. */
export const search = (words: string, signal?: AbortSignal) => call<SearchAnswer>('GET', '/api/search', { query: { q: words }, signal });
