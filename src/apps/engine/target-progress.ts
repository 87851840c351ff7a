import type { Party } from '../../kernel/access/party.ts';
import { decimalText, divided, minus, rationalOf, type Rational } from '../../kernel/declare/rational.ts';
import { dayOfIso, isoOfDay } from '../../kernel/declare/reading/date.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import { ledgersOf, printed, printingOf, readFigures, seesFigure, seesFigureOf, windowText, type FigureRequest, type FigureValue, type Printing } from '../../kernel/figure/index.ts';
import { refuse } from '../../kernel/declare/problem.ts';
import type { ModelFigure } from '../../kernel/model/model.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import { inForce, judge, natureOf, readTargets, sameDayIn, standingWords, yearsWithTargets, type Bound, type EarlierYear, type Judgement, type Nature, type NoForecast, type Target, type TargetSet } from '../../kernel/target/index.ts';
import type { Engine } from './open-engine.ts';
import type { Amount } from './target-amount.ts';
import { isReadable, targetKey, titleOf, unlikeSums, type UnlikeSum } from './target-parts.ts';

/** Earlier years whose season is looked at. */
const yearsBack = 5;

export interface TargetsRequest {
  /** Absent: the newest that has targets. */
  readonly year?: number | undefined;
  /** The day as of which it is told, `2024-09-30`; absent: today, or the year's last day once it is over. */
  readonly asOf?: string | undefined;
  readonly region?: string | undefined;
  readonly figure?: string | undefined;
}

/** One version of a target, as a paper set it. */
export interface TargetVersion extends Amount {
  readonly ledger: string;
  readonly record: string;
  readonly version: number;
  readonly setOn: string | null;
  readonly document: string | null;
  readonly words: string | null;
  /** Whether it is the one that holds on the day asked. */
  readonly holds: boolean;
}

/** A target and how it stands. */
export interface TargetProgress {
  /** What tells it from the others of its year. */
  readonly key: string;
  readonly year: number;
  readonly region: string;
  readonly figure: string;
  /** The part of the figure that it is for; `null` for all of it. */
  readonly slice: string | null;
  /** `most`: not to be exceeded. */
  readonly bound: Bound;
  /** The figure, and the part of it. */
  readonly title: Wording;
  readonly unit: Wording;
  readonly nature: Nature;
  readonly target: Amount;
  /** What was set for it in the year, in the order it was set. */
  readonly versions: readonly TargetVersion[];
  /** `null` where the party doesn't see the figure's records, or nothing can be said. */
  readonly actual: Amount | null;
  /** Where the actual value opens. */
  readonly opens: { readonly window: string; readonly region: string | null; readonly slice: string | null };
  /** Actual to target, exactly; `null` without an actual value. */
  readonly ratio: string | null;
  /** `null` without an actual value. */
  readonly standing: Judgement['standing'] | null;
  /** What there is of what was due; of a limit, what was allowed of what there is: the less, the farther behind. */
  readonly pace: number | null;
  readonly due: (Amount & { readonly by: Judgement['by'] }) | null;
  readonly calendarDue: Amount | null;
  readonly seasonDue: Amount | null;
  /** What is missing; negative where there is more. */
  readonly gap: Amount | null;
  readonly monthsLeft: number;
  readonly perMonth: Amount | null;
  readonly forecast: { readonly value: Amount; readonly low: Amount; readonly high: Amount; readonly coverage: number; readonly years: number } | null;
  readonly noForecast: NoForecast | null;
}

export interface TargetsTold {
  readonly year: number | null;
  readonly years: readonly number[];
  readonly asOf: string | null;
  readonly targets: readonly TargetProgress[];
  /** Where the parts of a region were set other amounts, together, than the whole of it. */
  readonly sums: readonly UnlikeSum[];
  /** What the standings are called, and from where to where each goes. */
  readonly standings: typeof standingWords;
}

/**
 * Every target of a year that the party sees, and how it stands on a day.
 * @throws Refusal `targets.not-a-day`; `figure.unknown` for a figure that is none
 */
export async function readTargetProgress(engine: Pick<Engine, 'store'>, party: Party, request: TargetsRequest): Promise<TargetsTold> {
  const { store } = engine;
  const years = await yearsWithTargets(store, party);
  const year = request.year ?? years[0];
  if (year === undefined) return { year: null, years, asOf: null, targets: [], sums: [], standings: standingWords };
  const day = dayAsked(store, year, request.asOf);
  const sets = await readTargets(store, party, { year, region: request.region, figure: request.figure });
  const targets = inForce(sets, day).filter(({ figure, slice }) => isReadable(store, figure, slice));
  const known = await readKnown(store, party, targets, day);
  return { year, years: [...new Set([...years, year])].sort((a, b) => b - a), asOf: isoOfDay(day), targets: targets.map((target, index) => progressOf(store, target, day, known[index])), sums: request.region === undefined ? unlikeSums(store, targets) : [], standings: standingWords };
}

/** The day asked; else today, within the year. @throws Refusal `targets.not-a-day` */
export function dayAsked(store: Store, year: number, asOf: string | undefined): number {
  const today = dayOfIso(store.clock.now().toISOString().slice(0, 10)) ?? 0;
  if (asOf === undefined) return Math.max(year * 10000 + 101, Math.min(today, year * 10000 + 1231));
  const day = dayOfIso(asOf);
  if (day !== undefined) return day;
  throw refuse('targets.not-a-day', { zh: `“${asOf.slice(0, 20)}”不是日期`, en: `"${asOf.slice(0, 20)}" is no day` }, { zh: '写成 2024-09-30', en: 'Write 2024-09-30' });
}

/** What is read of one target's figure. */
interface Read {
  readonly actual: FigureValue;
  readonly opening: FigureValue | undefined;
  readonly earlier: readonly EarlierYear[];
}

/** Reads what all the targets need, in one statement; nothing for figures that the party doesn't see. */
async function readKnown(store: Store, party: Party, targets: readonly Target[], day: number): Promise<(Read | undefined)[]> {
  const requests: FigureRequest[] = [];
  const ask = (request: FigureRequest): number => requests.push(request) - 1;
  const places = targets.map(({ year, region, figure, slice }) => {
    const of = store.model.figures.get(figure) as ModelFigure;
    const at = placeOf(store, of, region);
    if (!(at === undefined ? seesFigure(party, store.model, of) : seesFigureOf(party, store.model, store.regions, of, at))) return undefined;
    const until = (in_: number, to: number) => ask({ figure, region: at, slice, window: { from: in_ * 10000 + 101, to } });
    const nature = natureOf(store.model, of);
    const end = Math.min(day, year * 10000 + 1231);
    return {
      actual: until(year, Math.max(end, year * 10000 + 101)),
      opening: nature === 'stock' ? until(year - 1, (year - 1) * 10000 + 1231) : undefined,
      earlier: nature === 'flow' ? Array.from({ length: yearsBack }, (_, back) => year - 1 - back).map((before) => ({ now: until(before, sameDayIn(before, end)), atEnd: until(before, before * 10000 + 1231) })) : [],
    };
  });
  const values = await readFigures(store, party, requests);
  const number = (index: number): number => Number(values[index]?.value ?? 0);
  return places.map((place) =>
    place === undefined
      ? undefined
      : { actual: values[place.actual] as FigureValue, opening: place.opening === undefined ? undefined : values[place.opening], earlier: place.earlier.map(({ now, atEnd }) => ({ now: number(now), atEnd: number(atEnd) })) },
  );
}

/** Where a target's figure is read: of a city, what lies with the other side counts for it as a whole. */
export function placeOf({ model, regions }: Store, figure: ModelFigure, region: string): string | undefined {
  const own = regions.get(region);
  const elsewhere = ledgersOf(model, figure).some(({ scope }) => scope.field.side !== undefined && scope.field.side !== own?.side);
  return own?.parent === null && elsewhere ? undefined : region;
}

function progressOf(store: Store, { year, region, figure, slice, holds, history }: Target, day: number, read: Read | undefined): TargetProgress {
  const of = store.model.figures.get(figure) as ModelFigure;
  const printing = printingOf(store.model, of);
  const nature = natureOf(store.model, of);
  const exact = (value: Rational): Amount => ({ value: decimalText(value), printed: printed(printing, value) });
  const rough = (value: number | undefined): Amount | null => (value === undefined ? null : exact(rounded(value, printing)));
  const actual = read?.actual.value == null ? undefined : rationalOf(read.actual.value);
  const ratio = actual === undefined ? undefined : divided(actual, holds.amount);
  const end = Math.min(day, year * 10000 + 1231);
  const judged =
    actual === undefined || read === undefined
      ? undefined
      : judge({ nature, year, day, target: Number(decimalText(holds.amount)), bound: holds.bound, actual: Number(read.actual.value), opening: Number(read.opening?.value ?? 0), earlier: read.earlier });
  return {
    key: targetKey({ region, figure, slice }),
    year,
    region,
    figure,
    slice: slice === '' ? null : slice,
    bound: holds.bound,
    title: titleOf(store, of, slice),
    unit: printing.unit,
    nature,
    target: exact(holds.amount),
    versions: history.map((set) => versionOf(set, holds, exact)),
    actual: actual === undefined ? null : exact(actual),
    opens: { window: windowText({ from: year * 10000 + 101, to: Math.max(end, year * 10000 + 101) }), region: placeOf(store, of, region) ?? null, slice: slice === '' ? null : slice },
    ratio: ratio === undefined ? null : decimalText(ratio),
    standing: judged?.standing ?? null,
    pace: judged === undefined || actual === undefined ? null : paceOf(Number(decimalText(actual)), judged.due, holds.bound),
    due: judged === undefined ? null : { ...exact(rounded(judged.due, printing)), by: judged.by },
    calendarDue: rough(judged?.calendarDue),
    seasonDue: rough(judged?.seasonDue),
    gap: actual === undefined ? null : exact(minus(holds.amount, actual)),
    monthsLeft: judged?.monthsLeft ?? 0,
    // Less than is needed would not do.
    perMonth: judged?.perMonth === undefined ? null : exact(rounded(judged.perMonth, printing, Math.ceil)),
    forecast: judged?.forecast === undefined ? null : { ...judged.forecast, value: exact(rounded(judged.forecast.value, printing)), low: exact(rounded(judged.forecast.low, printing)), high: exact(rounded(judged.forecast.high, printing)) },
    noForecast: judged?.noForecast ?? null,
  };
}

/** A day on which nothing was due yet is no reason to be behind. */
function paceOf(actual: number, due: number, bound: Bound): number {
  const [there, wanted] = bound === 'most' ? [due, actual] : [actual, due];
  return wanted === 0 ? 1 : there / wanted;
}

const versionOf = (set: TargetSet, holds: TargetSet, exact: (value: Rational) => Amount): TargetVersion => ({
  ...exact(set.amount),
  ledger: set.ledger,
  record: set.record,
  version: set.version,
  setOn: set.setOn === undefined ? null : isoOfDay(set.setOn),
  document: set.document ?? null,
  words: set.words ?? null,
  holds: set === holds,
});

/** What was reckoned by season has no more digits than are printed. */
export function rounded(value: number, { digits, factor }: Printing, round: (value: number) => number = Math.round): Rational {
  const decimals = digits + (factor === 1n ? 0 : 2);
  return rationalOf((round(value * 10 ** decimals) / 10 ** decimals).toFixed(decimals));
}
