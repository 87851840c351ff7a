import { refuse } from '../declare/problem.ts';
import { numeral } from '../declare/reading/number.ts';
import { divided, isBelow, rational, rounded, times, zero, type Rational } from '../declare/rational.ts';
import type { Wording } from '../declare/wording.ts';
import type { Printing } from './printing.ts';

/** A number that someone gives from elsewhere, as it was written. */
export interface TypedNumber {
  /** As written, its unit aside. */
  readonly number: Rational;
  /** Decimals written: so far it is exact. */
  readonly digits: number;
  /** How many of the figure's unit one of it is, where its unit was written. */
  readonly scale: Scale | undefined;
}

/** A unit in which a figure may have been told. */
export interface Scale {
  readonly factor: bigint;
  readonly unit: Wording;
}

/** How well a value fits a number: to the last digit it holds; once rounded; once cut off. */
export type Fit = 'exact' | 'rounded' | 'cut';

const tenThousand = 10_000n;
const hundredMillion = 100_000_000n;

/** The units in which people tell a figure: its own, ten thousands and hundred millions of it; a share in per cent or as a part of one. */
export function scalesOf({ unit, factor }: Printing): readonly Scale[] {
  if (factor !== 1n) return [{ factor: 1n, unit }];
  const bare = unit.zh.replace(/^[万亿]/, '');
  if (bare !== unit.zh) return [{ factor: 1n, unit }];
  return [
    { factor: 1n, unit },
    { factor: tenThousand, unit: { zh: `万${unit.zh}`, en: `10,000 ${unit.en}`.trim() } },
    { factor: hundredMillion, unit: { zh: `亿${unit.zh}`, en: `100 million ${unit.en}`.trim() } },
  ];
}

/** Reads `19.68亿元`, `1,234`, `74.15%`. @throws Refusal `figure.unreadable-number` */
export function readTypedNumber(text: string, printing: Printing): TypedNumber {
  const read = numeral(text);
  if (read === undefined || read.decimals > 20) throw unreadable(text);
  const number = rational(read.mantissa, 10n ** BigInt(read.decimals));
  const { unit } = read;
  const bare = unit.replace(/^[万亿]/, '');
  const fits = unit === '' || bare === '' || bare === printing.unit.zh || (printing.factor !== 1n && unit === '%');
  if (!fits) throw otherUnit(text, printing.unit);
  const factor = unit.startsWith('万') ? tenThousand : unit.startsWith('亿') ? hundredMillion : 1n;
  const scale = unit === '' ? undefined : scalesOf(printing).find((one) => one.factor === factor);
  if (unit !== '' && scale === undefined) throw otherUnit(text, printing.unit);
  return { number, digits: read.decimals, scale };
}

/** How the number fits a value told in a unit; `undefined` where it doesn't. */
export function fitOf({ number, digits }: TypedNumber, value: Rational, { factor }: Scale): Fit | undefined {
  const told = divided(value, rational(factor)) ?? zero;
  if (same(told, number)) return 'exact';
  if (same(rounded(told, digits), number)) return 'rounded';
  return same(cut(told, digits), number) ? 'cut' : undefined;
}

/** The number in the figure's own unit. @param scale the unit it is taken to be in */
export const inOwnUnit = ({ number }: TypedNumber, { factor }: Scale): Rational => times(number, rational(factor));

/** The scale in which the number lies nearest to a value: the one written, else by magnitude. */
export function nearestScale(typed: TypedNumber, value: Rational, scales: readonly Scale[]): Scale {
  const [first] = scales;
  if (first === undefined) throw new TypeError('A figure has a unit.');
  if (typed.scale !== undefined) return typed.scale;
  const distance = (scale: Scale): Rational => size(rational(inOwnUnit(typed, scale).over * value.under - value.over * inOwnUnit(typed, scale).under, inOwnUnit(typed, scale).under * value.under));
  return scales.reduce((best, scale) => (isBelow(distance(scale), distance(best)) ? scale : best), first);
}

export const size = (one: Rational): Rational => (one.over < 0n ? rational(-one.over, one.under) : one);

const same = (a: Rational, b: Rational): boolean => a.over === b.over && a.under === b.under;

function cut(value: Rational, digits: number): Rational {
  const under = 10n ** BigInt(digits);
  return rational((value.over * under) / value.under, under);
}

const unreadable = (text: string) =>
  refuse(
    'figure.unreadable-number',
    { zh: `“${text.slice(0, 40)}”不是一个数。`, en: `“${text.slice(0, 40)}” is no number.` },
    { zh: '请写成 19.68亿元、1,234 或 74.15%。', en: 'Write 19.68亿, 1,234 or 74.15%.' },
  );

const otherUnit = (text: string, { zh, en }: Wording) =>
  refuse(
    'figure.unit-of-number',
    { zh: `“${text.slice(0, 40)}”的单位与指标的“${zh}”不同。`, en: `“${text.slice(0, 40)}” is in another unit than the figure’s ${en}.` },
    { zh: `请换算成${zh}、万${zh}或亿${zh}，或不写单位。`, en: `Write it in ${en}, ten thousands or hundred millions of it, or without a unit.` },
  );
