import { isBelow, one, rational, times, type Rational } from '../../declare/rational.ts';
import type { Locale } from '../../declare/wording.ts';
import { magnitude, per, printDecimal, rounded, type Rounding } from '../rounding.ts';
import { grouped, type Measure } from './measure.ts';
import { factorOf, unitWritten } from './units.ts';

/** 约, 超 and 近: said only where asked, and only where they are true. */
export type Nearness = 'about' | 'over' | 'nearly';

/**
 * How a value is said. `words`: 18.53亿元, 3.15万人次; `exact`: every digit with its unit; `number`: the digits alone,
 * for a table whose header names the unit.
 */
export interface AmountStyle {
  readonly form: 'words' | 'exact' | 'number';
  /** A unit other than the figure's own, e.g. 万元. */
  readonly unit?: string | undefined;
  /** Exactly so many decimals, zeros and all; else the usual ones without the zeros at their end. */
  readonly digits?: number | undefined;
  readonly near?: Nearness | undefined;
}

/** Said where there is no value. */
export const nothing = '—';

const scales: Readonly<Record<Locale, readonly { readonly word: string; readonly of: Rational }[]>> = {
  zh: [
    { word: '亿', of: rational(100_000_000n) },
    { word: '万', of: rational(10_000n) },
  ],
  en: [
    { word: ' billion', of: rational(1_000_000_000n) },
    { word: ' million', of: rational(1_000_000n) },
  ],
};

const scaledDigits = 2;

/** 超 and 近 print the number that is passed, or not yet reached. */
const roundings: Readonly<Record<Nearness, Rounding>> = { about: 'half-away', over: 'toward-zero', nearly: 'away-from-zero' };

const nearWords: Readonly<Record<Nearness, Readonly<Record<Locale, string>>>> = {
  about: { zh: '约', en: 'about ' },
  over: { zh: '超', en: 'over ' },
  nearly: { zh: '近', en: 'nearly ' },
};

/** A number to be printed: in which unit, with how many decimals. */
interface Printable {
  readonly value: Rational;
  readonly digits: number;
  readonly unit: string;
}

/**
 * Says a figure's value, rounded half away from zero at the last digit that is printed.
 * @param value in the figure's own unit, a share as a fraction of one; `undefined` for no value
 */
export function wordAmount(value: Rational | undefined, measure: Measure, style: AmountStyle, locale: Locale): string {
  if (value === undefined) return nothing;
  const rounding = style.near === undefined ? 'half-away' : roundings[style.near];
  const { value: shown, digits, unit } = printable(measure.share ? times(value, rational(100n)) : value, measure, style, locale, rounding);
  const number = rounded(shown, digits, rounding);
  const text = grouped(printDecimal(number, digits, style.digits === undefined), locale);
  const isExact = number * shown.under === shown.over * 10n ** BigInt(digits);
  const near = style.near === undefined || isExact ? '' : nearWords[style.near][locale];
  return near + text + (style.form === 'number' ? '' : unit);
}

const percent: Measure = { unit: { zh: '%', en: '%' }, digits: 1, share: true };

/** Says one number in per cent of another: 103.2%. */
export function wordShare(value: Rational | undefined, of: Rational | undefined, digits: number | undefined, locale: Locale): string {
  return wordAmount(value === undefined || of === undefined || of.over === 0n ? undefined : per(value, of), percent, { form: 'words', digits }, locale);
}

function printable(value: Rational, measure: Measure, style: AmountStyle, locale: Locale, rounding: Rounding): Printable {
  const own = ownUnit(measure, locale);
  if (style.unit !== undefined) {
    const factor = factorOf(style.unit, measure.unit) ?? one;
    const isOwn = factor.over === factor.under;
    const unit = unitWritten(style.unit, measure.unit, locale);
    return { value: per(value, factor), digits: style.digits ?? (isOwn ? measure.digits : scaledDigits), unit: glued(unit, locale) };
  }
  // What is counted has no decimals, however many a tag asks for in 万.
  const plain = { value, digits: measure.share ? (style.digits ?? measure.digits) : Math.min(style.digits ?? measure.digits, measure.digits), unit: own };
  if (style.form !== 'words' || measure.share) return plain;
  const steps = [...scales[locale], { word: '', of: one }];
  const reached = steps.findIndex(({ of }) => !isBelow(magnitude(value), of));
  const at = reached < 0 ? steps.length - 1 : reached;
  const said = (index: number): Printable => {
    const step = steps[index] ?? { word: '', of: one };
    if (step.word === '') return plain;
    return { value: per(value, step.of), digits: style.digits ?? scaledDigits, unit: step.word + own };
  };
  // 9999.9999万 is rounded to 10000万, which is said as 1亿.
  const above = at === 0 ? undefined : steps[at - 1];
  const here = said(at);
  const step = steps[at]?.of ?? one;
  const printed = times(rational(rounded(here.value, here.digits, rounding), 10n ** BigInt(here.digits)), step);
  return above !== undefined && !isBelow(magnitude(printed), above.of) ? said(at - 1) : here;
}

function ownUnit({ share, unit }: Measure, locale: Locale): string {
  return share && unit.zh === '%' ? '%' : glued(unit[locale], locale);
}

const glued = (unit: string, locale: Locale): string => (unit === '' || unit === '%' || locale === 'zh' ? unit : ` ${unit}`);
