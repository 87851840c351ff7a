import { daysIn } from '../declare/reading/date.ts';
import type { Wording } from '../declare/wording.ts';
import { lastDay, periodOf, shifted, type Period, type PeriodKind } from './period.ts';

/** When a report of the period that has just ended is due. */
export interface Schedule {
  readonly kind: PeriodKind;
  /** The month after the period's end in which it is due, 1 for the next; only of a year it can be another. */
  readonly month: number;
  /** The day of that month; the last one where the month is shorter. */
  readonly day: number;
}

/** Reads `monthly 5`, `half-yearly 10`, `yearly 01-15`, 每月5日, 每半年10日, 每年1月15日. */
export function readSchedule(text: string): Schedule | undefined {
  const tight = text.replaceAll(/\s+/g, ' ').trim();
  const [, month] = /^(?:monthly ?|每月)(\d{1,2})日?$/.exec(tight) ?? [];
  if (month !== undefined) return made('month', 1, Number(month));
  const [, half] = /^(?:half-yearly ?|每半年)(\d{1,2})日?$/.exec(tight) ?? [];
  if (half !== undefined) return made('half', 1, Number(half));
  const [, ofYear, day] = /^(?:yearly ?|每年)(\d{1,2})(?:-|月)(\d{1,2})日?$/.exec(tight) ?? [];
  return ofYear === undefined ? undefined : made('year', Number(ofYear), Number(day));
}

function made(kind: PeriodKind, month: number, day: number): Schedule | undefined {
  return day >= 1 && day <= 31 && month >= 1 && month <= 12 ? { kind, month, day } : undefined;
}

export function scheduleText({ kind, month, day }: Schedule): Wording {
  if (kind === 'month') return { zh: `每月${day}日`, en: `monthly ${day}` };
  if (kind === 'half') return { zh: `每半年${day}日`, en: `half-yearly ${day}` };
  return { zh: `每年${month}月${day}日`, en: `yearly ${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` };
}

/** A report that is due: of which period, and since which day, yyyymmdd. */
export interface Due {
  readonly period: Period;
  readonly since: number;
}

/**
 * The newest report that is due on `today` (yyyymmdd). Whoever was away for long is given that one, and none of those
 * it has overtaken.
 */
export function dueOn(schedule: Schedule, today: number): Due {
  const present = periodOf(schedule.kind, today);
  for (let back = 1; ; back++) {
    const period = shifted(present, -back);
    const since = dueDay(schedule, period);
    if (since <= today) return { period, since };
  }
}

function dueDay({ month, day }: Schedule, period: Period): number {
  const end = lastDay(period);
  const index = Math.trunc(end / 10000) * 12 + (Math.trunc(end / 100) % 100) - 1 + month;
  const [year, of] = [Math.floor(index / 12), (index % 12) + 1];
  return year * 10000 + of * 100 + Math.min(day, daysIn(year, of));
}
