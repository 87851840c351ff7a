import type { Locale } from '../declare/wording.ts';

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 as Chinese numerals. */
export function chineseNumeral(number: number): string {
  if (number > 99) return String(number);
  const [tens, ones] = [Math.trunc(number / 10), number % 10];
  return (tens === 0 ? '' : tens === 1 ? '十' : `${digits[tens]}十`) + (digits[ones] ?? '');
}

/**
 * Numbers headings in their order: 一、 （一） 1. （1） by level as official documents do (GB/T 9704-2012, 7.3.3); in English
 * 1, 1.1, 1.1.1. Answers what comes before the text of the next heading of a level.
 */
export function headingNumbers(locale: Locale): (level: number) => string {
  const counts: number[] = [];
  return (level) => {
    counts.length = Math.min(counts.length, level);
    while (counts.length < level) counts.push(0);
    const at = level - 1;
    const number = (counts[at] ?? 0) + 1;
    counts[at] = number;
    if (locale === 'en') return `${counts.map((count) => Math.max(1, count)).join('.')} `;
    return [`${chineseNumeral(number)}、`, `（${chineseNumeral(number)}）`, `${number}. `, `（${number}）`][Math.min(at, 3)] ?? '';
  };
}
