import type { Party } from '../../kernel/access/party.ts';
import { dayOfIso, isoOfDay } from '../../kernel/declare/reading/date.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import { readFigures, seesFigure, windowText, type FigureRequest, type FigureValue } from '../../kernel/figure/index.ts';
import type { ModelFigure } from '../../kernel/model/model.ts';
import { natureOf, sameDayIn, yearsWithTargets } from '../../kernel/target/index.ts';
import { BatchSight } from '../../kernel/ledger/touched.ts';
import type { Engine } from './open-engine.ts';
import { readTargetProgress, type TargetProgress } from './target-progress.ts';
import { parseWeek, weekAfter, weekBefore, weekOf, type Week } from './week.ts';

/** What a figure did in the week: of what adds up, what the week brought; of what stands, what it came to. */
export interface Moved {
  readonly title: Wording;
  readonly nature: 'flow' | 'stock';
  readonly value: FigureValue;
  readonly window: string;
  /** The same week a year before; of a stock, the Sunday before. */
  readonly before: FigureValue;
  readonly windowBefore: string;
}

export interface Overdue {
  readonly title: Wording;
  readonly kind: 'overdue' | 'contradictory';
  readonly value: FigureValue;
  readonly window: string;
}

/** What a week was, derived anew whenever it is asked for. */
export interface Digest {
  readonly week: string;
  /** Monday and Sunday. */
  readonly from: string;
  readonly to: string;
  readonly before: string;
  readonly after: string;
  /** The day as of which targets are told: the Sunday, or today in the week under way. */
  readonly asOf: string;
  readonly moved: readonly Moved[];
  /** Targets reached in this week. */
  readonly reached: readonly TargetProgress[];
  /** Those behind, the farthest first. */
  readonly lagging: readonly TargetProgress[];
  readonly targets: number;
  readonly overdue: readonly Overdue[];
  /** What came in during the week, of records that the party sees. */
  readonly landed: { readonly batches: number };
}

/**
 * A week at a glance, as far as the party sees: what moved, which targets were reached, which lag, what is overdue.
 * `week` absent: this week, or the last of the newest year with targets where this year has none yet.
 * @throws Refusal `digest.not-a-week`
 */
export async function readDigest(engine: Engine, party: Party, asked?: string): Promise<Digest> {
  const { store } = engine;
  const today = dayOfIso(store.clock.now().toISOString().slice(0, 10)) ?? 0;
  const week = asked === undefined ? await usualWeek(engine, party, today) : parseWeek(asked);
  const asOf = week.from <= today ? Math.min(week.to, today) : week.to;
  // A week belongs to the year that most of its days lie in.
  const year = Number(week.name.slice(0, 4));
  const now = await readTargetProgress(engine, party, { year, asOf: isoOfDay(asOf) });
  const last = await readTargetProgress(engine, party, { year, asOf: isoOfDay(weekBefore(week).to) });
  const reachedBefore = new Set(last.targets.filter(({ standing }) => standing === 'reached').map(({ key }) => key));
  const figures = new Set([...(engine.settings.programme.headlines ?? []), ...now.targets.map(({ figure }) => figure)]);
  return {
    week: week.name,
    from: isoOfDay(week.from),
    to: isoOfDay(week.to),
    before: weekBefore(week).name,
    after: weekAfter(week).name,
    asOf: isoOfDay(asOf),
    moved: await readMoved(engine, party, [...figures], week),
    reached: now.targets.filter((target) => target.standing === 'reached' && target.bound === 'least' && target.nature !== 'yearly' && !reachedBefore.has(target.key)),
    lagging: now.targets.filter(({ standing }) => standing === 'behind' || standing === 'far-behind').sort((a, b) => (a.pace ?? 0) - (b.pace ?? 0)),
    targets: now.targets.length,
    overdue: await readOverdue(engine, party, asOf),
    landed: { batches: await countBatches(engine, party, week) },
  };
}

async function usualWeek({ store }: Engine, party: Party, today: number): Promise<Week> {
  const years = await yearsWithTargets(store, party);
  const newest = years.find((year) => year <= Math.trunc(today / 10000));
  return weekOf(newest === undefined || newest === Math.trunc(today / 10000) ? today : newest * 10000 + 1228);
}

/** Figures that the week moved. Those told by year only, and shares, say nothing of a week. */
async function readMoved({ store }: Engine, party: Party, names: readonly string[], week: Week): Promise<Moved[]> {
  const lastYear = (day: number): number => sameDayIn(Math.trunc(day / 10000) - 1, day);
  const told = names.flatMap((name) => {
    const figure = store.model.figures.get(name);
    const nature = figure === undefined ? 'level' : natureOf(store.model, figure);
    return figure !== undefined && (nature === 'flow' || nature === 'stock') && seesFigure(party, store.model, figure) ? [{ figure, nature }] : [];
  });
  const { from, to } = weekBefore(week);
  const beforeOf = (nature: Moved['nature']) => (nature === 'stock' ? { from, to } : { from: lastYear(week.from), to: lastYear(week.to) });
  const requests = told.flatMap(({ figure, nature }): FigureRequest[] => [{ figure: figure.name, window: { from: week.from, to: week.to } }, { figure: figure.name, window: beforeOf(nature) }]);
  const values = await readFigures(store, party, requests);
  return told.flatMap(({ figure, nature }, index): Moved[] => {
    const [value, before] = values.slice(index * 2, index * 2 + 2);
    if (value === undefined || before === undefined) return [];
    const still = nature === 'stock' ? value.value === before.value : Number(value.value ?? 0) === 0;
    return still ? [] : [{ title: figure.declared.title, nature, value, window: windowText({ from: week.from, to: week.to }), before, windowBefore: windowText(beforeOf(nature)) }];
  });
}

async function readOverdue({ store }: Engine, party: Party, day: number): Promise<Overdue[]> {
  const worries = [...store.model.figures.values()].filter((figure): figure is ModelFigure => figure.declared.concern !== undefined && seesFigure(party, store.model, figure));
  const windowOf = (figure: ModelFigure): string => (figure.kind === 'base' && figure.stock !== undefined ? isoOfDay(day) : 'all');
  const values = await readFigures(store, party, worries.map((figure) => ({ figure: figure.name, window: windowOf(figure) })));
  return worries.flatMap((figure, index): Overdue[] => {
    const value = values[index];
    const kind = figure.declared.concern;
    return value === undefined || kind === undefined || Number(value.value ?? 0) === 0 ? [] : [{ title: figure.declared.title, kind, value, window: windowOf(figure) }];
  });
}

async function countBatches({ store }: Engine, party: Party, { from, to }: Week): Promise<number> {
  const sight = new BatchSight(store, party);
  const { database, programme } = store;
  const rows = await database.query(
    `select touched from journal where programme = $1 and kind in ('edit', 'import', 'undo') and at >= $2::timestamptz and at < $3::timestamptz + interval '1 day'`,
    [programme, isoOfDay(from), isoOfDay(to)],
  );
  return rows.filter(({ touched }) => String(touched ?? '') !== '' && sight.of(String(touched)) !== 'none').length;
}
