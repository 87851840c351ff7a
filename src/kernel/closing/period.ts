import { daysIn } from '../declare/reading/date.ts';
import { periodText } from '../ledger/calendar.ts';
import { noSuchPeriod } from './refusals.ts';

/** A period that can be closed. Days are numbers yyyymmdd, both included. */
export interface Period {
  readonly from: number;
  readonly to: number;
  /** As it is asked for, as short as it goes: `2024-03`, `2024-01..2024-06`, `2024`. */
  readonly window: string;
}

const written = /^(\d{4})(?:-(\d{2}))?(?:\.\.(\d{4})(?:-(\d{2}))?)?$/;

/**
 * Reads a month, a quarter, a half-year, a year, or whole years: `2024-03`, `2024-01..2024-03`, `2024-07..2024-12`, `2024`,
 * `2021..2024`. One lies within the other or apart from it, years over several years aside.
 * @throws Refusal `closing.no-such-period`
 */
export function readPeriod(text: string): Period {
  const [, startYear, startMonth, endYear = startYear, endMonth = endYear === startYear && !text.includes('..') ? startMonth : undefined] = written.exec(text) ?? [];
  if (startYear === undefined || endYear === undefined) throw noSuchPeriod(text);
  const start = Number(startYear) * 12 + Number(startMonth ?? '01') - 1;
  const end = Number(endYear) * 12 + Number(endMonth ?? '12') - 1;
  const months = end - start + 1;
  const fits = months === 1 || ((months === 3 || months === 6) && start % months === 0) || (months > 0 && months % 12 === 0 && start % 12 === 0);
  const valid = [startMonth, endMonth].every((month) => month === undefined || (Number(month) >= 1 && Number(month) <= 12));
  if (!fits || !valid || start < 1900 * 12 || end >= 2101 * 12) throw noSuchPeriod(text);
  const from = dayIn(start, 1);
  const to = dayIn(end, daysIn(Math.trunc(end / 12), (end % 12) + 1));
  return { from, to, window: periodText(from, to) };
}

const dayIn = (month: number, day: number): number => Math.trunc(month / 12) * 10000 + ((month % 12) + 1) * 100 + day;
