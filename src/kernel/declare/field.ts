import type { Cell } from './cell.ts';
import type { Wording, Locale } from './wording.ts';
import type { RegionBook } from './region-book.ts';

/**
 * A field of a ledger. Each kind of field is one file under `fields/` and answers for itself: its column, how it reads
 * a cell, its JSON, how it prints, which widget edits it. Code outside `fields/` never asks which kind it holds; it
 * asks what the field can do (`can`) or calls it.
 */

/**
 * What a field can do beyond holding a value:
 * `sums` it can be added up · `dates` it can say when a record counts · `places` it can say whose record it is ·
 * `splits` figures can be split by it · `names` other ledgers can mention a record by it · `reads` it is free text that
 * can be searched in · `attaches` its values are files kept by their hash, which no workbook cell holds.
 */
export type Ability = 'sums' | 'dates' | 'places' | 'splits' | 'names' | 'reads' | 'attaches';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonSchema = { readonly [key: string]: Json };

/** What a cell's reader may know about its surroundings. */
export interface Surroundings {
  /** The unit found for the column in the workbook, as written there, e.g. `万元`. */
  readonly unit?: string | undefined;
  /** The cell's number format shows a date. */
  readonly dated?: boolean | undefined;
  readonly epoch: 1900 | 1904;
  readonly regions: RegionBook;
  /** The record's values that are known already, of a field that is measured by another. */
  readonly beside?: Readonly<Record<string, unknown>> | undefined;
}

/** Why a cell or JSON value can't be taken; `code` is `cell.…`. */
export class Fault {
  readonly code: string;
  readonly message: Wording;
  readonly mend: Wording;

  constructor(code: string, message: Wording, mend: Wording) {
    this.code = code;
    this.message = message;
    this.mend = mend;
  }
}

/** A record of another ledger as a workbook names it; resolved to its id before the row is checked. */
export class Mention {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** How a cell of the template workbook is set up for a field. */
export interface TemplateCell {
  readonly format: 'text' | 'number' | 'date' | 'month';
  /** Drop-down texts, in Chinese. */
  readonly choices?: readonly string[];
  /** Decimal places shown, of a number. */
  readonly digits?: number;
  /** An example a clerk can copy, e.g. `2024-03-05`. */
  readonly example: string;
}

/** The years in which a value may stand on a record, by the day the record counts. */
export interface Years {
  /** The first; absent for always before. */
  readonly since?: number | undefined;
  /** The last; absent for ever after. */
  readonly until?: number | undefined;
}

/** Years, and what to say of a record of another year that has the value. */
export interface LimitedYears extends Years {
  readonly message: Wording;
  readonly mend: Wording;
}

export interface FieldOptions<O extends boolean = boolean> {
  readonly title: Wording;
  /** Other headers under which real workbooks carry this field. */
  readonly aliases?: readonly string[];
  /** A blank is allowed. */
  readonly optional?: O;
  /** What the field was called in the previous version of the model, for its migration. */
  readonly was?: string;
  /** One sentence for the template and the form. */
  readonly note?: Wording;
}

/** How a field's amounts are told by another field of the record. */
export interface Measured {
  /** The field that names the figure. */
  readonly by: string;
  /** The unit of the named figure, in which the amount is kept. */
  readonly unit: (figure: unknown) => Wording | undefined;
  /** Headers of a column that tells the unit of each row. */
  readonly unitHeaders: readonly string[];
  /** Of a field that names a part of the figure: the parts it has, as they are kept. */
  readonly parts?: (figure: unknown) => readonly string[];
}

export interface Field<V = unknown, O extends boolean = boolean, A extends Ability = Ability> {
  /** The kind's name, e.g. `money`. For display and schemas only. */
  readonly kind: string;
  readonly title: Wording;
  readonly aliases: readonly string[];
  readonly optional: O;
  readonly was: string | undefined;
  readonly note: Wording | undefined;
  readonly can: readonly A[];
  /** Masked by default; never shown in problems, never put into figures' splits. */
  readonly sensitive: boolean;
  /** Every value there can be, as `write` writes it, where these are few. */
  readonly values: readonly string[] | undefined;
  /** Of values as `write` writes them, the years of those that are in force in some years only. */
  readonly years: Readonly<Record<string, LimitedYears>> | undefined;
  /** The unit values are kept in, as a header shows it, e.g. `元`. */
  readonly unit: Wording | undefined;
  /** How much of the calendar one value covers, of fields that can `dates`. */
  readonly spans: 'day' | 'month' | 'year' | undefined;
  /** The only side of the programme whose regions it takes, of a field that can `places`; `undefined` where it takes any. */
  readonly side: string | undefined;
  /** The PostgreSQL column type, e.g. `numeric(20,2)`. */
  readonly column: string;
  /** Decimal places of the scaled value; only of fields that can `sums`. */
  readonly scale: number | undefined;
  readonly widget: string;
  readonly template: TemplateCell;
  /** The ledger whose records are referred to, of a reference. */
  readonly refersTo: string | undefined;
  /** The figures of the model whose names it takes, of a field that names one. */
  readonly namesFigures: readonly string[] | undefined;
  readonly measured: Measured | undefined;
  /** Filled from the record referred to, never typed in. */
  readonly carried: { readonly via: string; readonly field: string } | undefined;

  /** Reads a cell as clerks write them; a blank is `null`. */
  read(cell: Cell, surroundings: Surroundings): V | Mention | null | Fault;
  /** Takes a JSON value of the API as `schema` describes it; never `null`. */
  accept(json: unknown, regions: RegionBook): V | Fault;
  /** The value as JSON; inverse of `accept`. */
  json(value: V): Json;
  schema(): JsonSchema;
  /** The value exactly as PostgreSQL prints it for `column`. */
  write(value: V): string;
  /** The value from PostgreSQL's text; inverse of `write`. */
  restore(text: string): V;
  /** The value for people, without its unit. */
  format(value: V, locale: Locale, regions: RegionBook): string;
  /** The value with its tell-tale middle hidden; of sensitive fields. */
  mask(value: V): string;
  /** The value as a whole number of 10^-scale units; of fields that can `sums`. */
  amount(value: V): bigint;
  /** The first day the value covers, as the number yyyymmdd; of fields that can `dates`. */
  day(value: V): number;
}

export type AnyField = Field<unknown, boolean, Ability>;

export type ValueOf<F> = F extends Field<infer V, infer O, Ability> ? ([O] extends [true] ? V | null : V) : never;
