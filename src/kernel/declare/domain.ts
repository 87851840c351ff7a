import type { AnyFigure } from './figure.ts';
import type { AnyLedger } from './ledger.ts';
import type { ClosingCheck } from './closing-check.ts';
import type { Wording } from './wording.ts';

/** One mechanism of a programme: its ledgers and the figures made of them. */
export interface Domain {
  readonly name: string;
  readonly title: Wording;
  readonly ledgers: readonly AnyLedger[];
  readonly figures: readonly AnyFigure[];
  /** What is looked at before a period is closed, besides figures that are a `concern`. */
  readonly closing?: readonly ClosingCheck[];
}

export const domain = (declared: Domain): Domain => declared;
