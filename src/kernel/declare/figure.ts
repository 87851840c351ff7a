import type { AnyLedger, FieldsThatCan, Values } from './ledger.ts';
import type { Wording } from './wording.ts';

/** What is measured of the records that count. */
export type Measure<Sums extends string = string, Any extends string = string> =
  | { readonly op: 'count' }
  | { readonly op: 'sum' | 'mean' | 'min' | 'max'; readonly field: Sums }
  | { readonly op: 'distinct'; readonly field: Any };

/** How many records. */
export const count = () => ({ op: 'count' }) as const;
export const sum = <const K extends string>(field: K) => ({ op: 'sum', field }) as const;
/** The plain mean over the records that hold a value. */
export const mean = <const K extends string>(field: K) => ({ op: 'mean', field }) as const;
export const min = <const K extends string>(field: K) => ({ op: 'min', field }) as const;
export const max = <const K extends string>(field: K) => ({ op: 'max', field }) as const;
/** How many different values, exactly: persons, not person-times. */
export const distinct = <const K extends string>(field: K) => ({ op: 'distinct', field }) as const;

/** A condition on one field's value. */
export type Condition<V = unknown> =
  | { readonly is: NonNullable<V> }
  | { readonly oneOf: readonly NonNullable<V>[] }
  | { readonly not: NonNullable<V> }
  | { readonly atLeast: NonNullable<V> }
  | { readonly below: NonNullable<V> }
  | { readonly present: boolean }
  /** Of texts: has these words in it, whatever the case of the letters A to Z. */
  | { readonly contains: string }
  /** Several conditions on the one field, e.g. both ends of a range. */
  | { readonly all: readonly Condition<V>[] };

/** Conditions that must all hold for a record to count. */
export type Where<L extends AnyLedger> = {
  readonly [K in keyof L['fields'] & string]?: Condition<Values<L['fields']>[K]>;
};

export interface Wordings {
  readonly title: Wording;
  /** What one of it is, e.g. 人次 / person-times; money and quantities take their field's unit where this is absent. */
  readonly unit?: Wording;
  /** What a reader should know beyond the generated definition. */
  readonly note?: Wording;
  /** Decimal places printed. */
  readonly digits?: number;
  /** What it counts should not be there: records that are overdue, or that contradict themselves. Shown as such wherever it is above zero. */
  readonly concern?: 'overdue' | 'contradictory';
}

type MeasureOf<L extends AnyLedger> = Measure<FieldsThatCan<L['fields'], 'sums'>, keyof L['fields'] & string>;

/** A day as in JSON, e.g. `2026-01-01`. */
export type Day = `${number}-${number}-${number}`;

/**
 * What counts from a day on. What isn't given stays as it was; `where` takes the place of all conditions before it. The
 * measure may look at another field of the same kind, no more: another measure is another figure.
 */
export interface Change<L extends AnyLedger, Op extends Measure['op']> {
  readonly since: Day;
  readonly measure?: MeasureOf<L> & { readonly op: Op };
  readonly where?: Where<L>;
  /** Why, e.g. the document that says so. */
  readonly note?: Wording;
}

export interface BaseSpec<L extends AnyLedger, M extends MeasureOf<L> = MeasureOf<L>> extends Wordings {
  readonly over: L;
  readonly measure: M;
  readonly where?: Where<L>;
  /** The fields it can be split and filtered by, one at a time, besides region and period. */
  readonly by?: readonly FieldsThatCan<L['fields'], 'splits'>[];
  /**
   * Counts what stands at a date instead of what happened in a period: from the ledger's `when` (or `from`) on,
   * up to and including `until`, where that is filled.
   */
  readonly stock?: {
    readonly from?: FieldsThatCan<L['fields'], 'dates'>;
    readonly until?: FieldsThatCan<L['fields'], 'dates'>;
  };
  /**
   * How the definition changed, from the earliest day to the latest. Each record counts by the definition in force on its
   * day, a stock by that in force at its date, so that old periods keep the old one.
   */
  readonly changes?: readonly Change<L, M['op']>[];
}

/** A figure made of other figures. */
export type Composition =
  | { readonly op: 'ratio'; readonly of: AnyFigure; readonly to: AnyFigure }
  | { readonly op: 'difference'; readonly of: AnyFigure; readonly less: AnyFigure }
  | { readonly op: 'growth'; readonly of: AnyFigure; readonly least: boolean }
  | { readonly op: 'cumulative'; readonly of: AnyFigure; readonly since: number };

/** `of` divided by `to`. */
export const ratio = (of: AnyFigure, to: AnyFigure) => ({ op: 'ratio', of, to }) as const;
export const difference = (of: AnyFigure, less: AnyFigure) => ({ op: 'difference', of, less }) as const;
/** Growth over the period of the same length a year before: 0.2 is 20 %. */
export const growth = (of: AnyFigure) => ({ op: 'growth', of, least: false }) as const;
/** The smallest growth from one year to the next within the period. */
export const leastGrowth = (of: AnyFigure) => ({ op: 'growth', of, least: true }) as const;
/** From the first day of the year `since` up to the end of the period. */
export const cumulative = (of: AnyFigure, since: number) => ({ op: 'cumulative', of, since }) as const;

export interface CompositeSpec extends Wordings {
  readonly of: Composition;
}

export interface BaseFigure extends Wordings {
  readonly name: string;
  readonly over: AnyLedger;
  readonly measure: Measure;
  readonly where: { readonly [field: string]: Condition };
  readonly by: readonly string[];
  readonly stock: { readonly from?: string; readonly until?: string } | undefined;
  readonly changes: readonly DefinitionChange[];
}

/** A `Change` of some ledger's figure. */
export interface DefinitionChange {
  readonly since: string;
  readonly measure?: Measure;
  readonly where?: BaseFigure['where'];
  readonly note?: Wording;
}

export interface CompositeFigure extends Wordings {
  readonly name: string;
  readonly of: Composition;
}

export type AnyFigure = BaseFigure | CompositeFigure;

/**
 * Declares a figure (指标) over a ledger or over other figures. Its value is kept up to date in the transaction that
 * writes the records, and opens down to them.
 *
 * @param name `domain.noun`, stable, part of addresses.
 */
export function figure<const L extends AnyLedger, const M extends MeasureOf<L>>(name: string, spec: BaseSpec<L, M>): BaseFigure;
export function figure(name: string, spec: CompositeSpec): CompositeFigure;
export function figure(name: string, spec: BaseSpec<AnyLedger> | CompositeSpec): AnyFigure {
  if ('of' in spec) return { ...spec, name };
  return {
    ...spec,
    name,
    where: (spec.where ?? {}) as BaseFigure['where'],
    by: spec.by ?? [],
    stock: spec.stock as BaseFigure['stock'],
    changes: (spec.changes ?? []) as BaseFigure['changes'],
  };
}
