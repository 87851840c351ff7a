import type { Cell, CellError } from '../cell.ts';
import type {
  Ability,
  Fault,
  Field,
  FieldOptions,
  Json,
  JsonSchema,
  Measured,
  LimitedYears,
  Mention,
  Surroundings,
  TemplateCell,
} from '../field.ts';
import type { RegionBook } from '../region-book.ts';
import { isBlank, isEmpty } from '../reading/blank.ts';
import type { Locale, Wording } from '../wording.ts';
import { formulaError } from './faults.ts';

/** A cell with something written in it. */
export type Written = Exclude<Cell, CellError | null>;

/** What a kind of field must say for itself; `defineField` fills in the rest. */
export interface Kind<V, A extends Ability> {
  readonly kind: string;
  readonly can: readonly A[];
  readonly column: string;
  readonly widget: string;
  readonly template: TemplateCell;
  readonly sensitive?: boolean;
  readonly values?: readonly string[];
  readonly years?: Readonly<Record<string, LimitedYears>> | undefined;
  readonly unit?: Wording | undefined;
  readonly side?: string | undefined;
  readonly spans?: 'day' | 'month' | 'year';
  readonly scale?: number;
  readonly refersTo?: string;
  readonly namesFigures?: readonly string[];
  readonly measured?: Measured;
  /** A lone `-` or `/` is text and no blank. */
  readonly keepsStrokes?: boolean;
  /** Reads a cell that is neither blank nor a formula's error. */
  read(cell: Written, surroundings: Surroundings): V | Mention | null | Fault;
  accept(json: unknown, regions: RegionBook): V | Fault;
  json(value: V): Json;
  schema(): JsonSchema;
  write(value: V): string;
  restore(text: string): V;
  format(value: V, locale: Locale, regions: RegionBook): string;
  mask?(value: V): string;
  amount?(value: V): bigint;
  day?(value: V): number;
}

/** Makes a field of a kind: blanks and formula errors are answered here, abilities it hasn't throw when called. */
export function defineField<V, O extends boolean, A extends Ability>(
  kind: Kind<V, A>,
  options: FieldOptions<O>,
): Field<V, O, A> {
  const blank = kind.keepsStrokes === true ? isEmpty : isBlank;
  const unable = (what: string) => (): never => {
    throw new TypeError(`A ${kind.kind} field (${options.title.en}) has no ${what}.`);
  };
  return Object.freeze({
    kind: kind.kind,
    title: options.title,
    aliases: Object.freeze([...(options.aliases ?? [])]),
    optional: (options.optional ?? false) as O,
    was: options.was,
    note: options.note,
    can: Object.freeze([...kind.can]),
    sensitive: kind.sensitive ?? false,
    values: kind.values,
    years: kind.years,
    unit: kind.unit,
    side: kind.side,
    spans: kind.spans,
    column: kind.column,
    scale: kind.scale,
    widget: kind.widget,
    template: Object.freeze(kind.template),
    refersTo: kind.refersTo,
    namesFigures: kind.namesFigures,
    measured: kind.measured,
    carried: undefined,
    read(cell: Cell, surroundings: Surroundings): V | Mention | null | Fault {
      if (cell === null) return null;
      if (typeof cell === 'string') return blank(cell) ? null : kind.read(cell, surroundings);
      if (typeof cell === 'object') return formulaError(cell);
      return kind.read(cell, surroundings);
    },
    accept: kind.accept,
    json: kind.json,
    schema: kind.schema,
    write: kind.write,
    restore: kind.restore,
    format: kind.format,
    mask: kind.mask ?? unable('mask'),
    amount: kind.amount ?? unable('amount'),
    day: kind.day ?? unable('day'),
  });
}
