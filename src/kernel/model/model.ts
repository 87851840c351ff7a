import type { AnyField } from '../declare/field.ts';
import type { AnyFigure, BaseFigure, Condition } from '../declare/figure.ts';
import type { Domain } from '../declare/domain.ts';
import type { AnyLedger, Rule } from '../declare/ledger.ts';
import type { Wording } from '../declare/wording.ts';
import type { RuleSet } from '../declare/rule-set.ts';

/** A field in its ledger. */
export interface ModelField {
  readonly name: string;
  readonly column: string;
  readonly field: AnyField;
}

/** A ledger with its names resolved: the only form in which the engines see it. */
export interface ModelLedger {
  readonly name: string;
  readonly domain: string;
  readonly table: string;
  readonly declared: AnyLedger;
  readonly fields: readonly ModelField[];
  readonly field: ReadonlyMap<string, ModelField>;
  /** The values of a record that says nothing, to be copied and filled. */
  readonly blank: Readonly<Record<string, null>>;
  /** Whose record it is. */
  readonly scope: ModelField;
  /** When it counts. */
  readonly when: ModelField | undefined;
  readonly identity: readonly ModelField[];
  readonly names: readonly ModelField[];
  readonly rules: readonly Rule<Record<string, unknown>>[];
  /** Fields that refer to other ledgers' records. */
  readonly references: readonly ModelField[];
  /** How it is held against the ledger that it is the counterpart of. */
  readonly counterpart: ModelCounterpart | undefined;
  /** The ledger that is its counterpart: how another office sees its records. */
  readonly seenBy: string | undefined;
  /** Ledgers, and their reference fields, that carry values over from this one. */
  readonly carriers: readonly { readonly ledger: string; readonly via: ModelField }[];
  /** The figures measured over this ledger. */
  readonly figures: readonly ModelBaseFigure[];
}

/** The fields are those of the counterpart. */
export interface ModelCounterpart {
  readonly of: string;
  readonly amount: ModelField | undefined;
  readonly day: ModelField | undefined;
  readonly alike: readonly ModelField[];
  readonly expected: { readonly field: string; readonly as: ModelField } | undefined;
  /** A column of the identity with an index. */
  readonly foundBy: ModelField;
}

export interface ModelCondition {
  readonly field: ModelField;
  readonly condition: Condition;
}

/** What counts and what is measured of it, from one day to another. */
export interface ModelDefinition {
  /** The first day it is in force, yyyymmdd; 0 of the first, by which records without a date count too. */
  readonly since: number;
  /** The day from which the next one is; `undefined` of the last. */
  readonly ends: number | undefined;
  readonly where: readonly ModelCondition[];
  readonly measured: ModelField | undefined;
  /** Why it came. */
  readonly note: Wording | undefined;
}

export interface ModelBaseFigure {
  readonly kind: 'base';
  readonly name: string;
  readonly domain: string;
  readonly declared: BaseFigure;
  readonly ledger: string;
  /** The counterpart of its ledger, and what both have to say alike; absent where only one office has the records. */
  readonly bothSides: readonly string[] | undefined;
  /** The field that the newest definition measures; those before it measured one of the same kind, unit and decimals. */
  readonly measured: ModelField | undefined;
  /** In order; one follows the other without a gap. Mostly one. */
  readonly definitions: readonly ModelDefinition[];
  readonly by: readonly ModelField[];
  /**
   * The dimensions whose slices are kept by day for the whole programme, by month elsewhere: those with few values, of a
   * figure that counts all records of a ledger by their days. Lists ask it where a page begins.
   */
  readonly byDay: readonly ModelField[];
  readonly stock: { readonly from: ModelField | undefined; readonly until: ModelField | undefined } | undefined;
}

export interface ModelCompositeFigure {
  readonly kind: 'composite';
  readonly name: string;
  readonly domain: string;
  readonly declared: Exclude<AnyFigure, BaseFigure>;
  /** The names of the figures it is made of, in order. */
  readonly parts: readonly string[];
}

export type ModelFigure = ModelBaseFigure | ModelCompositeFigure;

/** All declarations of a programme, checked against each other and frozen. */
export interface Model {
  readonly domains: readonly Domain[];
  readonly ledgers: ReadonlyMap<string, ModelLedger>;
  readonly figures: ReadonlyMap<string, ModelFigure>;
  /** How regions are assessed, by name. */
  readonly ruleSets: ReadonlyMap<string, RuleSet>;
}

/** Columns that every ledger's table has besides its fields. */
export const systemColumns = [
  ['programme', 'text'],
  ['record', 'uuid'],
  ['_version', 'integer'],
  ['_since', 'bigint'],
  ['_until', 'bigint'],
  ['_gone', 'boolean'],
  ['_level', 'smallint'],
  ['_ordinal', 'integer'],
  ['_source', 'bigint'],
  ['_row', 'integer'],
  ['_region', 'text'],
  ['_day', 'integer'],
  ['_identity', 'uuid'],
  ['_digest', 'uuid'],
] as const;
