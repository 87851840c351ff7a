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
}

export const listLedgers = (signal?: AbortSignal) => call<{ ledgers: readonly LedgerListed[] }>('GET', '/api/ledgers', { signal });
