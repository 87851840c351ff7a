import { daysIn } from '../declare/reading/date.ts';

/** Days as numbers yyyymmdd. */

export const yearOf = (day: number): number => Math.trunc(day / 10000);

export function isMonthEnd(day: number): boolean {
  return day % 100 === daysIn(yearOf(day), Math.trunc(day / 100) % 100);
}

export function dayAfter(day: number): number {
  if (day % 10000 === 1231) return (yearOf(day) + 1) * 10000 + 101;
  return isMonthEnd(day) ? (Math.trunc(day / 100) + 1) * 100 + 1 : day + 1;
}

export function dayBefore(day: number): number {
  if (day % 10000 === 101) return (yearOf(day) - 1) * 10000 + 1231;
  if (day % 100 > 1) return day - 1;
  const month = Math.trunc(day / 100) - 1;
  return month * 100 + daysIn(Math.trunc(month / 100), month % 100);
}

/** The days of a period as people write it, as short as it goes: `2024`, `2024-03`, `2024-01..2024-06`, `2024-03-05`. */
export function periodText(from: number, to: number): string {
  const [startMonth, endMonth] = [Math.trunc(from / 100), Math.trunc(to / 100)];
  if (from % 10000 === 101 && to % 10000 === 1231) return range(`${yearOf(from)}`, `${yearOf(to)}`);
  if (from % 100 === 1 && isMonthEnd(to)) return range(monthText(startMonth), monthText(endMonth));
  return range(dayText(from), dayText(to));
}

/** `2024-03-05` */
export const dayText = (day: number): string => `${monthText(Math.trunc(day / 100))}-${String(day % 100).padStart(2, '0')}`;

const range = (start: string, end: string): string => (start === end ? start : `${start}..${end}`);
const monthText = (month: number): string => `${Math.trunc(month / 100)}-${String(month % 100).padStart(2, '0')}`;

/** The day of an instant in UTC. */
export const dayOf = (instant: Date): number => instant.getUTCFullYear() * 10000 + (instant.getUTCMonth() + 1) * 100 + instant.getUTCDate();
