import type { Wording } from '../declare/wording.ts';
import { monthsLeft, shareOver } from './calendar.ts';
import { coverage, forecast, hasYearsFor, seasonalShare, type EarlierYear, type Forecast } from './forecast.ts';
import type { Nature } from './nature.ts';
import type { Bound } from './read-targets.ts';

export type Standing = 'reached' | 'on-pace' | 'behind' | 'far-behind';

/** Where one standing ends and the next begins, as shares of what was due by the day. */
export const thresholds = { onPace: 0.95, behind: 0.8 } as const;

/** What is known of a target and its figure on a day, as plain numbers in the figure's unit. */
export interface Known {
  readonly nature: Nature;
  readonly year: number;
  /** The day asked, yyyymmdd. */
  readonly day: number;
  readonly target: number;
  /** Absent: to be reached. */
  readonly bound?: Bound;
  readonly actual: number;
  /** Of a stock, what stood when the year began. */
  readonly opening?: number;
  /** Of a flow, the years before, each on the same day and at its end. */
  readonly earlier: readonly EarlierYear[];
}

/** Why there is no forecast: `level` and `stock` figures have no season, the others speak for themselves. */
export type NoForecast = 'level' | 'stock' | 'undated' | 'year-over' | 'not-begun' | 'too-few-years' | 'too-early' | 'too-alike';

export interface Judgement {
  readonly standing: Standing;
  /** What was due by the day, or allowed of what is not to be exceeded: the whole target once the year is over, and of figures that don't add up. */
  readonly due: number;
  /** By what `due` goes. */
  readonly by: 'season' | 'calendar' | 'whole';
  /** What each of the two would have had due; absent where it can't be said. */
  readonly calendarDue: number | undefined;
  readonly seasonDue: number | undefined;
  /** What is missing of the whole target, or left below it where it is not to be exceeded; negative where there is more. */
  readonly gap: number;
  readonly monthsLeft: number;
  /** What each month that is left has to bring, or may; absent where nothing is missing, no month left, or nothing adds up. */
  readonly perMonth: number | undefined;
  readonly forecast: (Forecast & { readonly coverage: number; readonly years: number }) | undefined;
  readonly noForecast: NoForecast | undefined;
}

/** Says how a target stands on a day: against the calendar, against the season of earlier years, and where it will end. */
export function judge(known: Known): Judgement {
  const { nature, year, day, target, actual, opening = 0, earlier } = known;
  const over = shareOver(day, year);
  const calendarDue = nature === 'level' ? undefined : nature === 'stock' ? opening + (target - opening) * over : target * over;
  const share = nature === 'flow' && over < 1 ? seasonalShare(earlier) : undefined;
  const seasonDue = share === undefined ? undefined : target * share;
  const [due, by] = over === 1 || calendarDue === undefined ? ([target, 'whole'] as const) : seasonDue === undefined ? ([calendarDue, 'calendar'] as const) : ([seasonDue, 'season'] as const);
  const gap = target - actual;
  const left = monthsLeft(day, year);
  const [said, noForecast] = foreseen(known, over);
  return {
    standing: known.bound === 'most' ? keptWithin(known, due, over === 1) : standingOf(actual, due, target, over === 1),
    due,
    by,
    calendarDue,
    seasonDue,
    gap,
    monthsLeft: left,
    perMonth: nature === 'level' || gap <= 0 || left <= 0 ? undefined : gap / left,
    forecast: said === undefined ? undefined : { ...said, coverage, years: earlier.filter(({ atEnd }) => atEnd > 0).length },
    noForecast,
  };
}

function standingOf(actual: number, due: number, target: number, over: boolean): Standing {
  if (actual >= target) return 'reached';
  // A year that is over is on no pace any more.
  if (!over && actual >= due * thresholds.onPace) return 'on-pace';
  return actual >= due * thresholds.behind ? 'behind' : 'far-behind';
}

/** Of what is not to be exceeded. What adds up and is above its limit stays there; what doesn't may come back. */
function keptWithin({ nature, actual, target }: Known, due: number, over: boolean): Standing {
  if (actual > target) return nature === 'flow' || nature === 'yearly' || actual * thresholds.behind > target ? 'far-behind' : 'behind';
  if (over) return 'reached';
  if (actual * thresholds.onPace <= due) return 'on-pace';
  return actual * thresholds.behind <= due ? 'behind' : 'far-behind';
}

function foreseen({ nature, actual, earlier }: Known, over: number): [Forecast | undefined, NoForecast | undefined] {
  if (nature === 'level' || nature === 'stock') return [undefined, nature];
  if (over === 1) return [undefined, 'year-over'];
  if (over === 0) return [undefined, 'not-begun'];
  if (nature === 'yearly') return [undefined, 'undated'];
  if (!hasYearsFor(earlier)) return [undefined, 'too-few-years'];
  const said = forecast(actual, earlier);
  if (said !== undefined) return [said, undefined];
  return [undefined, actual > 0 && earlier.every(({ now, atEnd }) => now > 0 || atEnd <= 0) ? 'too-alike' : 'too-early'];
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** What the colours mean of an amount that is to be reached, for people. */
export const standingWords: Readonly<Record<Standing, { readonly title: Wording; readonly note: Wording }>> = {
  reached: { title: { zh: '已达成', en: 'Reached' }, note: { zh: '已达到全年目标', en: 'The whole year’s target is reached' } },
  'on-pace': { title: { zh: '正常', en: 'On pace' }, note: { zh: `已有应完成数的 ${percent(thresholds.onPace)} 以上`, en: `At least ${percent(thresholds.onPace)} of what was due by the day` } },
  behind: { title: { zh: '滞后', en: 'Behind' }, note: { zh: `应完成数的 ${percent(thresholds.behind)} 到 ${percent(thresholds.onPace)}`, en: `From ${percent(thresholds.behind)} to ${percent(thresholds.onPace)} of what was due` } },
  'far-behind': { title: { zh: '严重滞后', en: 'Far behind' }, note: { zh: `不足应完成数的 ${percent(thresholds.behind)}`, en: `Less than ${percent(thresholds.behind)} of what was due` } },
};
