import type { Locale } from '../../kernel/declare/wording.ts';
import { periodWords, timeWords } from './words.ts';

/** A window as people choose it. */
export type PeriodKind = 'year' | 'month' | 'range' | 'all';

export interface Period {
  readonly kind: PeriodKind;
  /** As the API writes it: `2024`, `2024-03`, `2024-03-05`; blank of all time. */
  readonly from: string;
  readonly to: string;
}

/** Takes a window apart, e.g. `2021..2024`. */
export function periodOf(window: string): Period {
  if (window === 'all') return { kind: 'all', from: '', to: '' };
  const [from = '', to = from] = window.split('..');
  if (from !== to) return { kind: 'range', from, to };
  return { kind: from.length === 4 ? 'year' : from.length === 7 ? 'month' : 'range', from, to };
}

/** A window as people say it: `2024年3月`, `March 2024`, `2021年至2024年`. */
export function periodText(window: string, locale: Locale): string {
  const { kind, from, to } = periodOf(window);
  if (kind === 'all') return periodWords.all[locale];
  return from === to ? momentText(from, locale) : periodWords.range(momentText(from, locale), momentText(to, locale))[locale];
}

function momentText(text: string, locale: Locale): string {
  const [year = '', month, day] = text.split('-');
  if (month === undefined) return periodWords.year(year)[locale];
  return (day === undefined ? periodWords.month(year, Number(month)) : timeWords.day(year, Number(month), Number(day)))[locale];
}

/** The same window a year earlier; `undefined` of all time. */
export function yearEarlier(window: string): string | undefined {
  const { kind, from, to } = periodOf(window);
  if (kind === 'all') return undefined;
  const earlier = (text: string) => {
    const moved = `${Number(text.slice(0, 4)) - 1}${text.slice(4)}`;
    return moved.endsWith('-02-29') ? moved.replace('-02-29', '-02-28') : moved;
  };
  return from === to ? earlier(from) : `${earlier(from)}..${earlier(to)}`;
}
