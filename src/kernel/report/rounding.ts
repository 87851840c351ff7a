import { isBelow, minus, rational, times, zero, type Rational } from '../declare/rational.ts';
import { printScaled } from '../declare/reading/number.ts';
import { roundHalfAway } from '../declare/reading/scaled.ts';

/** How a number that is printed shorter than it is gets its last digit. */
export type Rounding = 'half-away' | 'toward-zero' | 'away-from-zero';

/** As a whole number of units of the last of `digits` decimals. */
export function rounded({ over, under }: Rational, digits: number, rounding: Rounding = 'half-away'): bigint {
  const scaled = over * 10n ** BigInt(digits);
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

/** Divided by a number that is not zero. */
export const per = (value: Rational, by: Rational): Rational => times(value, rational(by.under, by.over));
export const magnitude = (value: Rational): Rational => (isBelow(value, zero) ? minus(zero, value) : value);
