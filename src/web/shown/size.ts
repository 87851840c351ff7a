import type { Locale } from '../../kernel/declare/wording.ts';
import { lengthWords } from './words.ts';

const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Bytes as people say them: `12.3 MB`. */
export function sizeText(bytes: number): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const number = bytes / 1000 ** step;
  return `${number.toFixed(step === 0 || number >= 100 ? 0 : 1)} ${units[step] ?? ''}`;
}

/** A length of time as people say it, by its two largest parts. @param seconds */
export function lengthText(seconds: number, locale: Locale): string {
  const minutes = Math.floor(seconds / 60);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
  if (days > 0) return lengthWords.days(days, hours)[locale];
  return (hours > 0 ? lengthWords.hours(hours, minutes % 60) : lengthWords.minutes(minutes, Math.floor(seconds) % 60))[locale];
}
