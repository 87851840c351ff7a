import { printGrouped, printScaled } from './reading/number.ts';
import { roundHalfAway } from './reading/scaled.ts';

/** An exact number: `over / under`, in lowest terms, `under` positive. */
export interface Rational {
  readonly over: bigint;
  readonly under: bigint;
}

export const zero: Rational = { over: 0n, under: 1n };
export const one: Rational = { over: 1n, under: 1n };

export function rational(over: bigint, under = 1n): Rational {
  if (under < 0n) return rational(-over, -under);
  const shared = divisor(over < 0n ? -over : over, under);
  return shared === 1n ? { over, under } : { over: over / shared, under: under / shared };
}

/** Reads PostgreSQL's print of a `numeric` or whole number. */
export function rationalOf(text: string): Rational {
  const point = text.indexOf('.');
  if (point < 0) return rational(BigInt(text));
  return rational(BigInt(text.slice(0, point) + text.slice(point + 1)), 10n ** BigInt(text.length - point - 1));
}

export const plus = (a: Rational, b: Rational): Rational => rational(a.over * b.under + b.over * a.under, a.under * b.under);
export const minus = (a: Rational, b: Rational): Rational => plus(a, rational(-b.over, b.under));
export const times = (a: Rational, b: Rational): Rational => rational(a.over * b.over, a.under * b.under);
export const isBelow = (a: Rational, b: Rational): boolean => a.over * b.under < b.over * a.under;

/** `undefined` where `b` is zero. */
export function divided(a: Rational, b: Rational): Rational | undefined {
  return b.over === 0n ? undefined : rational(a.over * b.under, a.under * b.over);
}

const longestFraction = 20;

/** Plain decimal text without zeros at its end: exact, or rounded half away from zero after 20 decimals. */
export function decimalText(value: Rational): string {
  const text = printScaled(scaledTo(value, longestFraction), longestFraction);
  return text.replace(/\.?0+$/, '');
}

/** For people: grouped by thousands, `digits` decimals, halves rounded away from zero. */
export function printRounded(value: Rational, digits: number): string {
  return printGrouped(scaledTo(value, digits), digits);
}

/** To `digits` decimals, halves away from zero. */
export const rounded = (value: Rational, digits: number): Rational => rational(scaledTo(value, digits), 10n ** BigInt(digits));

function scaledTo(value: Rational, digits: number): bigint {
  return roundHalfAway(value.over * 10n ** BigInt(digits), value.under);
}

function divisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
