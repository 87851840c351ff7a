import { printScaled } from '../declare/reading/number.ts';
import { roundHalfAway } from '../declare/reading/scaled.ts';

/** An exact number: `over / under`, `under` positive. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** How a number that is printed shorter than it is gets its last digit. */
export type Rounding = 'half-away' | 'toward-zero' | 'away-from-zero';

/** Reads plain decimal text, as figures give their values. */
export function fractionOf(text: string): Fraction {
  const point = text.indexOf('.');
  if (point < 0) return { over: BigInt(text), under: 1n };
  return { over: BigInt(text.slice(0, point) + text.slice(point + 1)), under: 10n ** BigInt(text.length - point - 1) };
}

export const fraction = (over: bigint, under = 1n): Fraction => ({ over, under });
export const times = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.over, under: a.under * b.under });
/** `b` is positive. */
export const over = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.under, under: a.under * b.over });
export const minus = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.under - b.over * a.under, under: a.under * b.under });
export const magnitude = ({ over: top, under }: Fraction): Fraction => ({ over: top < 0n ? -top : top, under });
/** Below, equal or above zero: -1, 0, 1. */
export const signOf = ({ over: top }: Fraction): number => (top < 0n ? -1 : top > 0n ? 1 : 0);
export const atLeast = (a: Fraction, b: Fraction): boolean => a.over * b.under >= b.over * a.under;

/** As a whole number of units of the last of `digits` decimals. */
export function rounded({ over: top, under }: Fraction, digits: number, rounding: Rounding = 'half-away'): bigint {
  const scaled = top * 10n ** BigInt(digits);
  if (rounding === 'half-away') return roundHalfAway(scaled, under);
  const whole = scaled / under;
  if (rounding === 'toward-zero' || whole * under === scaled) return whole;
  return scaled < 0n ? whole - 1n : whole + 1n;
}

/** Plain decimal text; without the zeros at its end where `trims`. */
export function printDecimal(value: bigint, digits: number, trims: boolean): string {
  const text = printScaled(value, digits);
  return trims && text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
