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
