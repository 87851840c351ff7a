import type { Locale } from '../../kernel/declare/wording.ts';
import { timeWords } from './words.ts';

const two = (number: number) => String(number).padStart(2, '0');

/** An instant in the reader's own time zone, to the minute: `2024-12-31 23:10`. */
export function instantText(instant: string): string {
  const at = new Date(instant);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** A day as people write it: `2024年4月26日`, `26 April 2024`. @param day yyyymmdd or yyyy-mm-dd */
export function dayText(day: string | number, locale: Locale): string {
  const digits = String(day).replaceAll('-', '');
  const [year, month, date] = [digits.slice(0, 4), Number(digits.slice(4, 6)), Number(digits.slice(6, 8))];
  return timeWords.day(year, month, date)[locale];
}
