import type { Party } from '../../kernel/access/party.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import { readFigures, seesFigure, seesFigureOf, type FigureRequest, type FigureValue, type ReadLevel } from '../../kernel/figure/index.ts';
import type { ModelFigure } from '../../kernel/model/model.ts';
import { readNewest, type ShownBatch } from './batches.ts';
import type { Engine } from './open-engine.ts';

/** Years that a headline's trend covers, the one shown included. */
const yearsOfTrend = 5;
const headlinesWithoutAny = 12;
const daysRecent = 7;
/** Kinds of batches that change records; others look at them, or change accounts. */
const changing: ReadonlySet<string> = new Set(['edit', 'import', 'undo']);
const mostRecent = 40;

/** A figure's value somewhere else: in another year, or a part of the region shown. */
export interface Elsewhere {
  /** The window or the region's code. */
  readonly at: string;
  readonly value: string | null;
  readonly printed: string;
}

/** One of the year's key figures. */
export interface Headline {
  readonly title: Wording;
  readonly value: FigureValue;
  /** The years up to the one shown, oldest first. */
  readonly trend: readonly Elsewhere[];
  /** By the counties of the pairs that the party sees. */
  readonly counties: readonly Elsewhere[];
}

/** Records that should not be as they are. */
export interface Concern {
  readonly title: Wording;
  readonly kind: 'overdue' | 'contradictory';
  readonly value: FigureValue;
  readonly window: string;
}

export interface Cockpit {
  readonly year: string;
  /** How far records must have come to count in its figures; what needs a look is told of all of them. */
  readonly level: ReadLevel;
  /** Years that can be shown, newest first. */
  readonly years: readonly string[];
  readonly asOf: FigureValue['asOf'] | null;
  readonly headlines: readonly Headline[];
  readonly concerns: readonly Concern[];
  /** What landed in the last seven days, newest first. */
  readonly recent: readonly ShownBatch[];
}

/**
 * All that the first page shows, as far as the party sees it: the year's key figures with trend and counties, what is
 * overdue or contradictory, what changed in the last seven days. `year` absent: the newest with records.
 * @throws Refusal `figure.unreadable-window`
 */
export async function readCockpit(engine: Engine, party: Party, year?: string, level: ReadLevel = 'submitted'): Promise<Cockpit> {
  const { store, settings } = engine;
  const today = store.clock.now();
  const figures = headlineFigures(engine, party);
  const years = Array.from({ length: yearsOfTrend }, (_, back) => String(today.getUTCFullYear() - back));
  const shown = year ?? (await newestWithRecords(engine, party, figures, years)) ?? years[0] ?? '';
  const trend = Array.from({ length: yearsOfTrend }, (_, index) => String(Number(shown) - yearsOfTrend + 1 + index));
  const countiesOf = (figure: ModelFigure) => (settings.programme.pairs ?? []).map(({ west }) => west).filter((code) => seesFigureOf(party, store.model, store.regions, figure, code));
  const concerns = [...store.model.figures.values()].filter((figure) => figure.declared.concern !== undefined && seesFigure(party, store.model, figure));
  const day = today.toISOString().slice(0, 10);
  const windowOf = (figure: ModelFigure) => (figure.kind === 'base' && figure.stock !== undefined ? day : 'all');

  const ask = new Asked();
  const asked = figures.map((figure) => ({
    years: trend.map((window) => ask.add({ figure: figure.name, window, level })),
    counties: countiesOf(figure).map((region) => ({ region, at: ask.add({ figure: figure.name, window: shown, region, level }) })),
  }));
  const worries = concerns.map((figure) => ask.add({ figure: figure.name, window: windowOf(figure) }));
  const [values, recent] = await Promise.all([readFigures(store, party, ask.requests), readRecent(engine, party, today)]);
  const of = (index: number): FigureValue => values[index] as FigureValue;

  return {
    year: shown,
    level,
    years: [...new Set([shown, ...years])].sort().reverse(),
    asOf: values[0]?.asOf ?? null,
    headlines: figures.map((figure, index) => ({
      title: figure.declared.title,
      value: of(asked[index]?.years.at(-1) ?? 0),
      trend: (asked[index]?.years ?? []).map((at, back) => elsewhere(trend[back] ?? '', of(at))),
      counties: (asked[index]?.counties ?? []).map(({ region, at }) => elsewhere(region, of(at))),
    })),
    concerns: concerns.flatMap((figure, index) => {
      const value = of(worries[index] ?? 0);
      const kind = figure.declared.concern;
      return kind === undefined || Number(value.value ?? 0) === 0 ? [] : [{ title: figure.declared.title, kind, value, window: windowOf(figure) }];
    }),
    recent,
  };
}

const elsewhere = (at: string, { value, printed }: FigureValue): Elsewhere => ({ at, value, printed });

/** Requests of one reading, each known by its place. */
class Asked {
  readonly requests: FigureRequest[] = [];

  add(request: FigureRequest): number {
    return this.requests.push(request) - 1;
  }
}

/** Those that the programme names and the party sees; else the first that it sees. */
function headlineFigures({ store: { model }, settings }: Engine, party: Party): readonly ModelFigure[] {
  const seen = [...model.figures.values()].filter((figure) => figure.declared.concern === undefined && seesFigure(party, model, figure));
  const named = (settings.programme.headlines ?? []).flatMap((name) => seen.find((figure) => figure.name === name) ?? []);
  return named.length > 0 ? named : seen.slice(0, headlinesWithoutAny);
}

async function newestWithRecords({ store }: Engine, party: Party, figures: readonly ModelFigure[], years: readonly string[]): Promise<string | undefined> {
  // What stands at a date stands in every later year as well.
  const happening = figures.filter((figure) => figure.kind === 'base' && figure.stock === undefined);
  const values = await readFigures(store, party, years.flatMap((window) => happening.map(({ name }) => ({ figure: name, window }))));
  return years.find((_, index) => values.slice(index * happening.length, (index + 1) * happening.length).some(({ n }) => n > 0));
}

async function readRecent(engine: Engine, party: Party, today: Date): Promise<readonly ShownBatch[]> {
  const since = new Date(today.getTime() - daysRecent * 24 * 60 * 60 * 1000).toISOString();
  const batches = await readNewest(engine, party, mostRecent, since, changing);
  return batches.filter(({ counts }) => (counts.created ?? 0) + (counts.changed ?? 0) + (counts.deleted ?? 0) > 0);
}
