import { daysIn } from '../declare/reading/date.ts';
import { refuse } from '../declare/problem.ts';
import type { Wording } from '../declare/wording.ts';
import { dayText, isMonthEnd, periodText } from '../ledger/calendar.ts';

/** A span of days, both ends included, each as the number yyyymmdd. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Every record, the undated ones (day 0) included. */
export const always: Window = { from: 0, to: 9999_12_31 };

/**
 * Reads `2024`, `2024-03`, `2024-03-05`, two of these with `..` between them, or `all`.
 * @throws Refusal `figure.unreadable-window`
 */
export function parseWindow(text: string): Window {
  if (text === 'all') return always;
  const [start = '', end = start, ...more] = text.split('..');
  const from = span(start)?.from;
  const to = span(end)?.to;
  if (from === undefined || to === undefined || from > to || more.length > 0) {
    throw refuse(
      'figure.unreadable-window',
      { zh: `看不懂期间“${text.slice(0, 40)}”。`, en: `The period “${text.slice(0, 40)}” can't be read.` },
      { zh: '请写成 2024、2024-03、2024-03-05、2021..2024 或 all。', en: 'Write 2024, 2024-03, 2024-03-05, 2021..2024 or all.' },
    );
  }
  return { from, to };
}

function span(text: string): Window | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
  if (year < 1900 || year > 2100) return undefined;
  if (match[2] === undefined) return { from: year * 10000 + 101, to: year * 10000 + 1231 };
  if (month < 1 || month > 12) return undefined;
  const base = year * 10000 + month * 100;
  if (match[3] === undefined) return { from: base + 1, to: base + daysIn(year, month) };
  return day >= 1 && day <= daysIn(year, month) ? { from: base + day, to: base + day } : undefined;
}

/** The window as `parseWindow` reads it, as short as it goes. */
export function windowText(window: Window): string {
  const { from, to } = window;
  if (from === 0) return to === always.to ? 'all' : `..${dayText(to)}`;
  return periodText(from, to);
}

export function windowWords(window: Window): Wording {
  if (window.from === 0 && window.to === always.to) return { zh: '全部期间（含无日期的记录）', en: 'all time, records without a date included' };
  const text = windowText(window);
  return { zh: text.replace('..', ' 至 '), en: text.replace('..', ' to ') };
}

/** The same window a year earlier; the last day of a month stays the last day of its month. */
export function yearBefore(window: Window): Window {
  return { from: earlier(window.from), to: earlier(window.to) };
}

function earlier(day: number): number {
  const month = Math.trunc(day / 100) - 100;
  const length = daysIn(Math.trunc(month / 100), month % 100);
  return month * 100 + (isMonthEnd(day) ? length : Math.min(day % 100, length));
}
