import type { AnyFigure } from './figure.ts';
import type { AnyLedger } from './ledger.ts';
import type { Wording } from './wording.ts';

/** One mechanism of a programme: its ledgers and the figures made of them. */
export interface Domain {
  readonly name: string;
  readonly title: Wording;
  readonly ledgers: readonly AnyLedger[];
  readonly figures: readonly AnyFigure[];
}

export const domain = (declared: Domain): Domain => declared;
