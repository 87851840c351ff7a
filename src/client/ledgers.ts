import type { Wording } from '../kernel/declare/wording.ts';
import { call } from './call.ts';

export interface LedgerListed {
  readonly name: string;
  readonly domain: string;
  readonly title: Wording;
  readonly note: Wording | null;
  /** How many fields and figures it has. */
  readonly fields: number;
  readonly figures: number;
  /** What one may do to some of its records. */
  readonly actions: readonly string[];
}

export const listLedgers = (signal?: AbortSignal) => call<{ ledgers: readonly LedgerListed[] }>('GET', '/api/ledgers', { signal });

export const countLedgers = (signal?: AbortSignal) => call<{ counts: Readonly<Record<string, number>> }>('GET', '/api/ledgers/counts', { signal });
