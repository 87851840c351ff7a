import type { Locale, Wording } from '../../kernel/declare/wording.ts';
import { scaleWords } from './words.ts';

/** A number as people say it, and exactly. */
export interface Spoken {
  readonly number: string;
  readonly unit: string;
  /** With all its digits, for the pointer and for copies. */
  readonly exact: string;
}

/** A figure's value as the API tells it: `value` is a plain decimal, `printed` is rounded for people. */
export interface Printed {
  readonly value: string | null;
  readonly printed: string;
  readonly unit: Wording;
  /** Of a closed period: what is known now, and whether it differs from what was reported. */
  readonly reported?: { readonly known: { readonly value: string | null; readonly printed: string }; readonly differs: boolean } | null;
}

/** Large amounts are said in 万 and 亿, or in millions and billions; everything else as it is printed. */
export function spoken({ value, printed, unit }: Printed, locale: Locale): Spoken {
  if (value === null) return { number: printed, unit: '', exact: printed };
  const exact = `${grouped(printed)} ${unit[locale]}`.trim();
  const size = Math.abs(Number(value));
  const scale = scales[locale].find(({ from }) => size >= from);
  // Areas and weights are kept to four decimals that mostly say nothing.
  if (scale === undefined) return { number: grouped(printed.replace(/\.0{3,}$/, '')), unit: unit[locale], exact };
  const short = Number(value) / scale.by;
  const digits = Math.abs(short) >= 1000 ? 0 : 2;
  return { number: grouped(short.toFixed(digits)), unit: `${scale.word[locale]}${locale === 'en' && unit.en !== '' ? ' ' : ''}${unit[locale]}`, exact };
}

const scales: Readonly<Record<Locale, readonly { from: number; by: number; word: Wording }[]>> = {
  zh: [
    { from: 1e8, by: 1e8, word: scaleWords.hundredMillions },
    { from: 1e5, by: 1e4, word: scaleWords.tenThousands },
  ],
  en: [
    { from: 1e9, by: 1e9, word: scaleWords.billions },
    { from: 1e6, by: 1e6, word: scaleWords.millions },
  ],
};

/** `1234567.50` as `1,234,567.50`. */
export function grouped(number: string): string {
  const [whole = '', fraction] = number.split('.');
  if (!/^-?\d+$/.test(whole)) return number;
  const separated = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}

/** What stands before an amount that was added or taken off; a minus is there already. */
export const plusOf = (difference: string | null): string => (difference === null || difference === '0' || difference.startsWith('-') ? '' : '+');
