import { isMonthEnd, yearOf } from '../ledger/calendar.ts';
import { always, type Window } from './window.ts';
import { daysIn } from '../declare/reading/date.ts';

/**
 * Cells are kept at three grains in one column: a period is a day (yyyymmdd), a month (yyyymm) or a year (yyyy), told
 * apart by their size; 0 holds what has no date. A grain is what a day is divided by.
 */
export type Grain = 1 | 100 | 10000;

/** Periods of one grain, both ends included, and the days they stand for. */
export interface Range {
  readonly grain: Grain;
  readonly low: number;
  readonly high: number;
}

export const firstDay = (range: Range): number => range.low * range.grain;
export const lastDay = (range: Range): number => range.high * range.grain + range.grain - 1;

const finer = (grain: Grain): Grain => (grain === 10000 ? 100 : 1);

/** The fewest periods that make up the window; grains mix. For measures that add up over any periods. */
export function cover(window: Window, grain: Grain = 10000): Range[] {
  const { from, to } = window;
  if (grain === 1) return [{ grain, low: from, high: to }];
  const low = opens(from, grain) ? Math.trunc(from / grain) : next(Math.trunc(from / grain), grain);
  const high = closes(to, grain) ? Math.trunc(to / grain) : previous(Math.trunc(to / grain), grain);
  if (low > high) return cover(window, finer(grain));
  const head = opens(from, grain) ? [] : cover({ from, to: lastOf(previous(low, grain), grain) }, finer(grain));
  const tail = closes(to, grain) ? [] : cover({ from: firstOf(next(high, grain), grain), to }, finer(grain));
  return [...head, { grain, low, high }, ...tail];
}

/** The window as periods of the coarsest grain that fits both its ends. For distinct counts, whose gaps are of one grain. */
export function aligned(window: Window): Range {
  for (const grain of [10000, 100] as const) {
    if (opens(window.from, grain) && closes(window.to, grain)) {
      return { grain, low: Math.trunc(window.from / grain), high: Math.trunc(window.to / grain) };
    }
  }
  return { grain: 1, low: window.from, high: window.to };
}

function opens(day: number, grain: Grain): boolean {
  return day === 0 || (grain === 10000 ? day % 10000 === 101 : day % 100 === 1);
}

function closes(day: number, grain: Grain): boolean {
  return day === always.to || (grain === 10000 ? day % 10000 === 1231 : isMonthEnd(day));
}

function next(period: number, grain: Grain): number {
  return grain === 100 && period % 100 === 12 ? period + 89 : period + 1;
}

function previous(period: number, grain: Grain): number {
  return grain === 100 && period % 100 === 1 ? period - 89 : period - 1;
}

function firstOf(period: number, grain: Grain): number {
  return grain === 10000 ? period * 10000 + 101 : period * 100 + 1;
}

function lastOf(period: number, grain: Grain): number {
  return grain === 10000 ? period * 10000 + 1231 : period * 100 + daysIn(yearOf(period * 100), period % 100);
}
