import { daysIn } from '../declare/reading/date.ts';
import type { Wording } from '../declare/wording.ts';

/** What a report is of: a year, half of one, or a month. */
export type PeriodKind = 'year' | 'half' | 'month';

export interface Period {
  readonly kind: PeriodKind;
  readonly year: number;
  /** The half or the month, from 1 on; 1 of a year. */
  readonly part: number;
}

const parts: Readonly<Record<PeriodKind, number>> = { year: 1, half: 2, month: 12 };

/** Reads `2024`, `2024-H1`, `2024-03`. */
export function parsePeriod(text: string): Period | undefined {
  const [, year = '', half, month] = /^(\d{4})(?:-(?:H([12])|(0[1-9]|1[0-2])))?$/i.exec(text.trim()) ?? [];
  if (year === '' || Number(year) < 1900 || Number(year) > 2100) return undefined;
  if (half !== undefined) return { kind: 'half', year: Number(year), part: Number(half) };
  if (month !== undefined) return { kind: 'month', year: Number(year), part: Number(month) };
  return { kind: 'year', year: Number(year), part: 1 };
}

/** As `parsePeriod` reads it. */
export function periodText({ kind, year, part }: Period): string {
  if (kind === 'year') return `${year}`;
  return kind === 'half' ? `${year}-H${part}` : `${year}-${two(part)}`;
}

/** The period so many later; earlier where `by` is negative. */
export function shifted({ kind, year, part }: Period, by: number): Period {
  const index = year * parts[kind] + part - 1 + by;
  return { kind, year: Math.floor(index / parts[kind]), part: (((index % parts[kind]) + parts[kind]) % parts[kind]) + 1 };
}

/** The period of this kind that a day, yyyymmdd, lies in. */
export function periodOf(kind: PeriodKind, day: number): Period {
  const [year, month] = [Math.trunc(day / 10000), Math.trunc(day / 100) % 100];
  return { kind, year, part: Math.ceil((month * parts[kind]) / 12) };
}

/** Its window as figures read it. */
export function periodWindow({ kind, year, part }: Period): string {
  if (kind === 'half') return part === 1 ? `${year}-01..${year}-06` : `${year}-07..${year}-12`;
  return kind === 'year' ? `${year}` : `${year}-${two(part)}`;
}

/** From the first day of its year to its end. */
export function toDate(period: Period): string {
  const last = lastMonth(period);
  return last === 12 ? `${period.year}` : `${period.year}-01..${period.year}-${two(last)}`;
}

/** The month it ends with. */
export const lastMonth = ({ kind, part }: Period): number => (part * 12) / parts[kind];

/** Its last day, yyyymmdd. */
export function lastDay(period: Period): number {
  const month = lastMonth(period);
  return period.year * 10000 + month * 100 + daysIn(period.year, month);
}

export function periodWords({ kind, year, part }: Period): Wording {
  if (kind === 'year') return { zh: `${year}年`, en: `${year}` };
  if (kind === 'half') return { zh: `${year}年${part === 1 ? '上半年' : '下半年'}`, en: `${part === 1 ? 'first' : 'second'} half of ${year}` };
  return { zh: `${year}年${part}月`, en: `${monthNames[part - 1]} ${year}` };
}

/** A window as people say it: 2021年至2024年. Spans that are no whole months are told by their days. */
export function spanWords({ from, to }: { readonly from: number; readonly to: number }): Wording {
  const [start, end] = [dayParts(from), dayParts(to)];
  if (from === 0) return { zh: '全部时间', en: 'all time' };
  const wholeMonths = start.day === 1 && end.day === daysIn(end.year, end.month);
  if (wholeMonths && start.month === 1 && end.month === 12) return joined({ zh: `${start.year}年`, en: `${start.year}` }, { zh: `${end.year}年`, en: `${end.year}` }, start.year === end.year);
  if (wholeMonths && start.year === end.year && start.month === end.month) return periodWords({ kind: 'month', year: start.year, part: start.month });
  if (wholeMonths && start.year === end.year) {
    return { zh: `${start.year}年${start.month}—${end.month}月`, en: `${monthNames[start.month - 1]} to ${monthNames[end.month - 1]} ${end.year}` };
  }
  return joined(dayWords(from), dayWords(to), from === to);
}

export function dayWords(day: number): Wording {
  const { year, month, day: of } = dayParts(day);
  return { zh: `${year}年${month}月${of}日`, en: `${of} ${monthNames[month - 1]} ${year}` };
}

const joined = (one: Wording, other: Wording, isSame: boolean): Wording => (isSame ? one : { zh: `${one.zh}至${other.zh}`, en: `${one.en} to ${other.en}` });
const dayParts = (day: number) => ({ year: Math.trunc(day / 10000), month: Math.trunc(day / 100) % 100, day: day % 100 });
const two = (number: number): string => String(number).padStart(2, '0');

const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
