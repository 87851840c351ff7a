import type { RegionBook } from '../declare/region-book.ts';
import type { Seal } from '../ledger/seal.ts';
import type { Model } from '../model/model.ts';

/** Whose figures: one programme and what is declared for it. */
export interface Programme {
  readonly model: Model;
  readonly programme: string;
  readonly regions: RegionBook;
  readonly seal: Seal;
}
