import { refuse } from '../../kernel/declare/problem.ts';
import { dayOfIso, isoOfDay } from '../../kernel/declare/reading/date.ts';

/** A week from Monday to Sunday as ISO 8601 counts them; days as numbers yyyymmdd. */
export interface Week {
  /** `2024-W37` */
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const DAY = 24 * 60 * 60 * 1000;
const instantOf = (day: number): number => Date.parse(isoOfDay(day));
const dayAt = (instant: number): number => dayOfIso(new Date(instant).toISOString().slice(0, 10)) ?? 0;

/** The week that a day is in. */
export function weekOf(day: number): Week {
  const at = instantOf(day);
  const monday = at - ((new Date(at).getUTCDay() + 6) % 7) * DAY;
  const year = new Date(monday + 3 * DAY).getUTCFullYear();
  const number = Math.round((monday - firstMonday(year)) / (7 * DAY)) + 1;
  return { name: `${year}-W${String(number).padStart(2, '0')}`, from: dayAt(monday), to: dayAt(monday + 6 * DAY) };
}

/** Reads `2024-W37`. @throws Refusal `digest.not-a-week` */
export function parseWeek(text: string): Week {
  const [, year = '', number = ''] = /^(\d{4})-W(\d{2})$/.exec(text) ?? [];
  const week = year === '' ? undefined : weekOf(dayAt(firstMonday(Number(year)) + (Number(number) - 1) * 7 * DAY));
  if (week?.name === text) return week;
  throw refuse('digest.not-a-week', { zh: `没有“${text.slice(0, 20)}”这一周`, en: `There is no week "${text.slice(0, 20)}"` }, { zh: '写成 2024-W37，周次按 ISO 8601', en: 'Write 2024-W37, weeks as ISO 8601 counts them' });
}

export const weekBefore = ({ from }: Week): Week => weekOf(dayAt(instantOf(from) - 7 * DAY));

export const weekAfter = ({ to }: Week): Week => weekOf(dayAt(instantOf(to) + DAY));

/** The first week of a year is the one with its fourth of January. */
function firstMonday(year: number): number {
  const fourth = Date.UTC(year, 0, 4);
  return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY;
}
