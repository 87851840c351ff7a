import type { AnyFigure } from './figure.ts';

/** Something that must hold of a figure in each region before a period is closed. */
export interface ClosingCheck {
  readonly figure: AnyFigure;
  /** Whether its value may be below zero, e.g. of a balance. */
  readonly must: 'not-be-negative';
  /** `blocks`: the period stays open until it holds; `acknowledge`: whoever closes says that it was seen. */
  readonly otherwise: 'blocks' | 'acknowledge';
}

export const closingCheck = (check: ClosingCheck): ClosingCheck => check;
