import type { Party } from '../../kernel/access/party.ts';
import { isoOfDay } from '../../kernel/declare/reading/date.ts';
import { printingOf, readFigures, type FigureRequest } from '../../kernel/figure/index.ts';
import type { ModelFigure } from '../../kernel/model/model.ts';
import { decimalText } from '../../kernel/declare/rational.ts';
import { coverage, forecast, monthEnds, natureOf, sameDayIn, seasonalShare, shareOver } from '../../kernel/target/index.ts';
import type { Engine } from './open-engine.ts';
import { dayAsked, placeOf, readTargetProgress, rounded, type TargetProgress } from './target-progress.ts';

const yearsBack = 5;

/** A month's end, or the day asked within its month; amounts in the figure's unit. */
export interface CoursePoint {
  readonly day: string;
  /** What there was by then; `null` for days to come. */
  readonly actual: string | null;
  /** What there was by the same day of the year before. */
  readonly before: string | null;
  readonly calendarDue: string | null;
  readonly seasonDue: string | null;
  readonly forecast: { readonly value: string; readonly low: string; readonly high: string } | null;
}

export interface TargetCourse {
  readonly target: TargetProgress | null;
  readonly points: readonly CoursePoint[];
  readonly coverage: number;
}

export interface CourseRequest {
  readonly year: number;
  readonly region: string;
  readonly figure: string;
  /** The part of the figure that the target is for; absent for all of it. */
  readonly slice?: string | undefined;
  readonly asOf?: string | undefined;
}

/**
 * How one target's figure went through the year and where it is going, by month.
 * @throws Refusal as `readTargetProgress`
 */
export async function readTargetCourse(engine: Pick<Engine, 'store'>, party: Party, request: CourseRequest): Promise<TargetCourse> {
  const { store } = engine;
  const { year, figure, region, slice } = request;
  const target = (await readTargetProgress(engine, party, { year, region, figure, asOf: request.asOf })).targets.find((one) => one.slice === (slice ?? null));
  const of = store.model.figures.get(figure) as ModelFigure;
  if (target === undefined || target.actual === null) return { target: target ?? null, points: [], coverage };
  const day = dayAsked(store, year, request.asOf);
  const nature = natureOf(store.model, of);
  const days = [...new Set([...monthEnds(year), ...(Math.trunc(day / 10000) === year ? [day] : [])])].sort((a, b) => a - b);
  const at = placeOf(store, of, region);
  const years = Array.from({ length: yearsBack }, (_, back) => year - 1 - back);
  const windowTo = (to: number): FigureRequest => ({ figure, region: at, slice, window: { from: Math.trunc(to / 10000) * 10000 + 101, to } });
  const asked = [year, ...(nature === 'flow' ? years : years.slice(0, 1))].map((one) => days.map((to) => windowTo(sameDayIn(one, to))));
  const values = await readFigures(store, party, asked.flat());
  const worth = (nth: number, index: number): number | undefined => {
    const value = values[nth * days.length + index]?.value;
    return value == null ? undefined : Number(value);
  };
  const printing = printingOf(store.model, of);
  const text = (value: number | undefined): string | null => (value === undefined ? null : decimalText(rounded(value, printing)));
  const goal = Number(target.target.value);
  const reached = days.indexOf(day);
  const earlierTo = (from: number, to: number) => years.map((_, nth) => ({ now: worth(nth + 1, from) ?? 0, atEnd: worth(nth + 1, to) ?? 0 }));
  const opening = nature === 'stock' ? (await readFigures(store, party, [windowTo((year - 1) * 10000 + 1231)]))[0]?.value : undefined;
  const start = Number(opening ?? 0);
  const points = days.map((to, index): CoursePoint => {
    const season = nature === 'flow' ? seasonalShare(earlierTo(index, days.length - 1)) : undefined;
    const said = nature === 'flow' && reached >= 0 && to > day ? forecast(worth(0, reached) ?? 0, earlierTo(reached, index)) : undefined;
    return {
      day: isoOfDay(to),
      actual: to <= day ? text(worth(0, index)) : null,
      before: nature === 'level' ? null : text(worth(1, index)),
      calendarDue: nature === 'level' ? null : text(start + (goal - start) * shareOver(to, year)),
      seasonDue: text(season === undefined ? undefined : goal * season),
      forecast: said === undefined ? null : { value: text(said.value) ?? '', low: text(said.low) ?? '', high: text(said.high) ?? '' },
    };
  });
  return { target, points, coverage };
}
