import { daysIn } from '../declare/reading/date.ts';
import { yearOf } from '../ledger/calendar.ts';

/** Days as numbers yyyymmdd. */

/** How many days of its year are over at the end of `day`: 1 on the first of January. */
export function dayOfYear(day: number): number {
  const [year, month] = [yearOf(day), Math.trunc(day / 100) % 100];
  let days = day % 100;
  for (let before = 1; before < month; before++) days += daysIn(year, before);
  return days;
}

export const daysOfYear = (year: number): number => dayOfYear(year * 10000 + 1231);

/** How much of `year` is over at the end of `day`: 0 before it begins, 1 once it has ended. */
export function shareOver(day: number, year: number): number {
  if (yearOf(day) !== year) return yearOf(day) < year ? 0 : 1;
  return dayOfYear(day) / daysOfYear(year);
}

/** Months of `year` that are left after `day`, the month under way by the days it has left. */
export function monthsLeft(day: number, year: number): number {
  if (yearOf(day) !== year) return yearOf(day) < year ? 12 : 0;
  const month = Math.trunc(day / 100) % 100;
  const length = daysIn(year, month);
  return 12 - month + (length - (day % 100)) / length;
}

/** The same day of another year; 29 February is the 28th where there is none. */
export function sameDayIn(year: number, day: number): number {
  const month = Math.trunc(day / 100) % 100;
  return year * 10000 + month * 100 + Math.min(day % 100, daysIn(year, month));
}

/** The last days of a year's months. */
export const monthEnds = (year: number): number[] => Array.from({ length: 12 }, (_, index) => year * 10000 + (index + 1) * 100 + daysIn(year, index + 1));
