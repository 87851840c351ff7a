import { refuse } from '../declare/problem.ts';
import type { Model, ModelBaseFigure, ModelFigure } from '../model/model.ts';
import { askKey, type Ask } from './ask.ts';
import { definitionsIn, mixes } from './in-force.ts';
import { expectBothSides, type ReadLevel } from './level.ts';
import { divided, isBelow, minus, one, plus, rational, zero, type Rational } from '../declare/rational.ts';
import type { Reading } from './read-cells.ts';
import { yearOf } from '../ledger/calendar.ts';
import { partsAt, type SealedPart } from './sealed-part.ts';
import { always, yearBefore, type Window } from './window.ts';

/** Where and when a figure is asked, whatever it is made of. */
export interface Place {
  readonly scope: readonly string[];
  readonly window: Window;
  /** How far the records have come that count. */
  readonly level: ReadLevel;
  /** By which closings it is read as reported, part by part; absent for what is known now. */
  readonly sealed?: readonly SealedPart[] | undefined;
  /** The slice of a base figure as its cells name it. */
  sliceOf(figure: ModelBaseFigure): string;
}

/** A figure's exact value, `undefined` where nothing can be said, and how many records are behind it. */
export interface Worth {
  readonly value: Rational | undefined;
  readonly n: bigint;
}

const nothing: Worth = { value: undefined, n: 0n };

/** Works a value out once the base figures are read. */
export type Formula = (readings: readonly Reading[]) => Worth;

/** Gathers what must be read, each reading once. */
export class Asks {
  readonly list: Ask[] = [];
  readonly #known = new Map<string, number>();

  add(ask: Ask): number {
    const key = askKey(ask);
    let index = this.#known.get(key);
    if (index === undefined) {
      this.#known.set(key, (index = this.list.length));
      this.list.push(ask);
    }
    return index;
  }
}

/** A figure that another is made of, at the window it is asked there. */
export interface Part {
  readonly figure: ModelFigure;
  readonly window: Window;
}

/**
 * The figures a composite asks for and how it joins their values.
 * @throws Refusal `figure.window-needs-ends` for a growth over all time
 */
export function partsOfComposite(model: Model, figure: ModelFigure, window: Window): { parts: Part[]; join: (worths: readonly Worth[]) => Rational | undefined } {
  if (figure.kind === 'base') throw new TypeError(`${figure.name} is not made of other figures.`);
  const [first, second = first] = figure.parts.map((name) => modelFigure(model, name));
  if (first === undefined || second === undefined) throw new TypeError(`${figure.name} is made of nothing.`);
  const { of } = figure.declared;
  switch (of.op) {
    case 'ratio':
      return { parts: [{ figure: first, window }, { figure: second, window }], join: ([a, b]) => both(a, b, divided) };
    case 'difference':
      return { parts: [{ figure: first, window }, { figure: second, window }], join: ([a, b]) => both(a, b, minus) };
    case 'cumulative':
      return { parts: [{ figure: first, window: { from: of.since * 10000 + 101, to: window.to } }], join: ([worth]) => worth?.value };
    case 'growth': {
      if (window.from === 0 || window.to === always.to) throw endless(figure);
      if (!of.least) return { parts: [{ figure: first, window }, { figure: first, window: yearBefore(window) }], join: ([now, then]) => both(now, then, grown) };
      const years = wholeYears(window);
      return {
        parts: years.map((year) => ({ figure: first, window: { from: year * 10000 + 101, to: year * 10000 + 1231 } })),
        join: (worths) =>
          worths
            .flatMap((worth, index) => (index === 0 ? [] : (both(worth, worths[index - 1], grown) ?? [])))
            .reduce<Rational | undefined>((least, next) => (least === undefined || isBelow(next, least) ? next : least), undefined),
      };
    }
  }
}

/** Notes what `figure` needs at `place` and answers how to work it out. */
export function formulaOf(model: Model, figure: ModelFigure, place: Place, asks: Asks): Formula {
  if (figure.kind === 'base') {
    expectBothSides(figure, place.level);
    if (!mixes(figure, place.window)) return () => nothing;
    const indexes = readBy(figure, place).map(({ window, seal }) => asks.add({ figure, scope: place.scope, slice: place.sliceOf(figure), window, level: place.level, seal }));
    return (readings) => worthOf(figure, together(indexes.map((index) => readings[index])));
  }
  const { parts, join } = partsOfComposite(model, figure, place.window);
  const formulas = parts.map((part) => formulaOf(model, part.figure, { ...place, window: part.window, sealed: place.sealed === undefined ? undefined : partsAt(place.sealed, place.window, part.window) }, asks));
  return (readings) => {
    const worths = formulas.map((formula) => formula(readings));
    return { value: join(worths), n: worths.reduce((sum, { n }) => sum + n, 0n) };
  };
}

/** What a base figure is read at: what stands at the end, by the closing of that; else each part by its own. */
function readBy(figure: ModelBaseFigure, { window, sealed }: Place): readonly { readonly window: Window; readonly seal?: SealedPart['seal'] | undefined }[] {
  if (sealed === undefined) return [{ window }];
  return figure.stock === undefined ? sealed : [{ window, seal: sealed.at(-1)?.seal }];
}

/** The readings of a window's parts as one of the whole. */
function together(readings: readonly (Reading | undefined)[]): Reading | undefined {
  const [first, ...others] = readings.filter((reading) => reading !== undefined);
  return others.reduce((all, next) => (all === undefined ? next : joined(all, next)), first);
}

function joined(a: Reading, b: Reading): Reading {
  if (a.extreme === undefined && b.extreme === undefined) return { n: a.n + b.n, s: plus(a.s, b.s), extreme: undefined };
  if (b.extreme === undefined || (a.extreme !== undefined && isBelow(a.extreme, b.extreme))) return a;
  if (a.extreme === undefined || isBelow(b.extreme, a.extreme)) return b;
  return { n: a.n + b.n, s: zero, extreme: a.extreme };
}

/** A day on which a base figure's definition changed. */
export interface Changed {
  readonly figure: ModelBaseFigure;
  readonly day: number;
}

/**
 * Where definitions change within what is read at a window: between its days, and between the periods that a composite
 * sets against each other.
 */
export function changesWithin(model: Model, figure: ModelFigure, window: Window): Changed[] {
  const read = new Map<ModelBaseFigure, Set<number>>();
  gather(model, figure, window, read);
  return [...read].flatMap(([base, sinces]) => [...sinces].sort((a, b) => a - b).slice(1).map((day) => ({ figure: base, day })));
}

function gather(model: Model, figure: ModelFigure, window: Window, read: Map<ModelBaseFigure, Set<number>>): void {
  if (figure.kind === 'composite') {
    for (const part of partsOfComposite(model, figure, window).parts) gather(model, part.figure, part.window, read);
    return;
  }
  const sinces = read.get(figure) ?? new Set<number>();
  for (const { since } of definitionsIn(figure, window)) sinces.add(since);
  read.set(figure, sinces);
}

export function modelFigure(model: Model, name: string): ModelFigure {
  const figure = model.figures.get(name);
  if (figure !== undefined) return figure;
  throw refuse(
    'figure.unknown',
    { zh: `没有指标 ${name.slice(0, 60)}。`, en: `There is no figure ${name.slice(0, 60)}.` },
    { zh: '请查看指标目录。', en: 'See the list of figures.' },
  );
}

/** What a reading says of its figure. */
export function worthOf({ declared }: ModelBaseFigure, reading: Reading | undefined): Worth {
  const { n, s, extreme } = reading ?? { n: 0n, s: zero, extreme: undefined };
  switch (declared.measure.op) {
    case 'count':
      return { value: rational(n), n };
    case 'sum':
      return { value: s, n };
    case 'mean':
      return { value: divided(s, rational(n)), n };
    // The cells of a distinct count keep the number of records in `s`.
    case 'distinct':
      return { value: rational(n), n: s.over };
    case 'min':
      return { value: extreme, n };
    case 'max':
      return { value: extreme === undefined ? undefined : minus(zero, extreme), n };
  }
}

function both(a: Worth | undefined, b: Worth | undefined, join: (a: Rational, b: Rational) => Rational | undefined): Rational | undefined {
  return a?.value === undefined || b?.value === undefined ? undefined : join(a.value, b.value);
}

function grown(now: Rational, then: Rational): Rational | undefined {
  const ratio = divided(now, then);
  return ratio === undefined ? undefined : minus(ratio, one);
}

function wholeYears({ from, to }: Window): number[] {
  const first = from % 10000 === 101 ? yearOf(from) : yearOf(from) + 1;
  const last = to % 10000 === 1231 ? yearOf(to) : yearOf(to) - 1;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function endless(figure: ModelFigure) {
  return refuse(
    'figure.window-needs-ends',
    { zh: `增长类指标 ${figure.name} 需要起止日期。`, en: `Figure ${figure.name} tells growth and needs a period with two ends.` },
    { zh: '请写成 2024 或 2021..2024。', en: 'Write 2024 or 2021..2024.' },
  );
}
