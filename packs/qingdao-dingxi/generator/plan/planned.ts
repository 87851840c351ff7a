import type { Fields, Ledger, Values } from '../../../../src/kernel/declare/ledger.ts';

/** A record before it is written into a workbook: values as the ledger keeps them, references by the name mentioned. */
export type Row<F extends Fields> = Partial<Values<F>>;

/** A record of any ledger. */
export type AnyRow = Readonly<Record<string, unknown>>;

export interface PlannedLedger {
  readonly ledger: Ledger;
  readonly rows: readonly AnyRow[];
}

/** Checks the records' field names and values against the ledger when compiled. */
export function planned<N extends string, F extends Fields>(ledger: Ledger<N, F>, rows: readonly Row<F>[]): PlannedLedger {
  return { ledger: ledger as unknown as Ledger, rows };
}

/** Yuan as money is kept: fen. */
export const yuan = (amount: number): bigint => BigInt(amount) * 100n;

/** How large the demonstration is to be: 1 as published, less for tests. */
export interface Size {
  readonly seed: number;
  readonly scale: number;
}

/** A number of things, smaller with the scale, never none. */
export const sized = (n: number, scale: number): number => Math.max(1, Math.round(n * scale));
