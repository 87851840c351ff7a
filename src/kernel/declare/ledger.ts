import { yearRules } from './in-force.ts';
import type { Ability, AnyField, Field, ValueOf } from './field.ts';
import type { Wording } from './wording.ts';
import type { Severity } from './problem.ts';

export type Fields = { readonly [name: string]: AnyField };

/** A record's values by field name; a blank optional field is `null`. */
export type Values<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> };

/** The names of the fields of `F` that can do `A`. */
export type FieldsThatCan<F extends Fields, A extends Ability> = {
  [K in keyof F & string]: F[K] extends Field<unknown, boolean, infer Has> ? (A extends Has ? K : never) : never;
}[keyof F & string];

type RequiredFieldsThatCan<F extends Fields, A extends Ability> = {
  [K in FieldsThatCan<F, A>]: F[K]['optional'] extends true ? never : K;
}[FieldsThatCan<F, A>];

/** Something that must hold of a record by itself. */
export interface Rule<V> {
  /** Unique in its ledger, e.g. `amount-positive`; problems carry it as `rule.<code>`. */
  readonly code: string;
  readonly holds: (values: V) => boolean;
  readonly message: Wording;
  readonly mend: Wording;
  /** The fields whose cells are marked. */
  readonly at: readonly (keyof V & string)[];
  /** A `warning` is told and lets the record in; default `error`. */
  readonly severity?: Severity;
}

/** Which fields of a ledger say what a figure is to reach. The ledger's scope says where. */
export interface TargetFields<K extends string = string> {
  readonly figure: K;
  readonly amount: K;
  readonly year: K;
  /** The day it was set or revised; without one it holds from the year's beginning. */
  readonly setOn: K;
  /** The paper it stands in, and its words. */
  readonly document: K;
  readonly words: K;
  /** The part of the figure that is meant; blank for all of it. */
  readonly slice?: K;
  /** `most` for what is not to be exceeded; anything else is to be reached. */
  readonly bound?: K;
}

/** How one office's view of facts is held against the ledger in which another holds them. */
export interface Counterpart {
  /** The ledger seen from the other side. */
  readonly of: string;
  /** What both have to say alike of a fact that their identity tells is the same; besides that both have it once. */
  readonly amount: string | undefined;
  readonly day: string | undefined;
  /** A fact with the same values here, and another identity, is likely the same with another day. */
  readonly alike: readonly string[];
  /**
   * Where the other office says anything of a month at all, it should have every fact of it: those whose `field` there
   * says what its own `as` says. A text says a region by its name, as a cell would.
   */
  readonly expected: { readonly field: string; readonly as: string } | undefined;
}

export interface LedgerSpec<F extends Fields> {
  readonly title: Wording;
  /** One or two sentences: what a record of this ledger is. */
  readonly note?: Wording;
  readonly fields: F;
  /** The field that says whose record it is: figures roll up along it, access goes by it. */
  readonly scope: RequiredFieldsThatCan<F, 'places'>;
  /** The field with the date by which a record counts; `null` where records have none. */
  readonly when: FieldsThatCan<F, 'dates'> | null;
  /** What makes two rows the same fact. */
  readonly identity: readonly [keyof F & string, ...(keyof F & string)[]];
  /** The fields by which other ledgers mention a record, tried in order; default: the identity where it is one field. */
  readonly names?: readonly FieldsThatCan<F, 'names'>[];
  /** Besides these, a choice that is in force in some years only may stand on records of those years alone. */
  readonly rules?: readonly Rule<Values<F>>[];
  /**
   * Workbooks may write it crosswise: a column for each value of `field`, headed by it, and in each row's cell under it
   * the `value` of one record.
   */
  readonly across?: { readonly field: keyof F & string; readonly value: keyof F & string };
  /** Its records are targets of figures. */
  readonly targets?: TargetFields<keyof F & string>;
  /** What the ledger was called in the previous version of the model. */
  readonly was?: string;
}

export interface Ledger<N extends string = string, F extends Fields = Fields> {
  readonly name: N;
  readonly title: Wording;
  readonly note: Wording | undefined;
  readonly fields: F;
  readonly scope: string;
  readonly when: string | null;
  readonly identity: readonly string[];
  readonly names: readonly string[];
  readonly rules: readonly Rule<never>[];
  readonly across: { readonly field: string; readonly value: string } | undefined;
  readonly targets: TargetFields | undefined;
  /** It is how another office sees the records of a ledger. */
  readonly counterpart: Counterpart | undefined;
  readonly was: string | undefined;
}

export type AnyLedger = Ledger<string, Fields>;

/**
 * Declares a ledger (台账). From it come the table and its migration, the template, the importer, the API, the history
 * and what figures can be made of it. `compile()` checks what types can't.
 *
 * @param name `domain.plural-noun`, e.g. `funds.projects`; stable, part of addresses and of the table's name.
 */
export function ledger<const N extends string, const F extends Fields>(name: N, spec: LedgerSpec<F>): Ledger<N, F> {
  return {
    name,
    title: spec.title,
    note: spec.note,
    fields: spec.fields,
    scope: spec.scope,
    when: spec.when,
    identity: spec.identity,
    names: spec.names ?? (spec.identity.length === 1 ? spec.identity : []),
    across: spec.across,
    targets: spec.targets,
    rules: [...(spec.rules ?? []), ...yearRules(spec.fields, spec.when)] as readonly unknown[] as readonly Rule<never>[],
    counterpart: undefined,
    was: spec.was,
  };
}
