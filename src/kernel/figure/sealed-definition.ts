import type { AnyField } from '../declare/field.ts';
import type { Condition } from '../declare/figure.ts';
import { sealedAs, type Seal, type SealedLedger } from '../ledger/seal.ts';
import type { ModelBaseFigure, ModelCondition, ModelField, ModelFigure } from '../model/model.ts';
import { ledgerOf } from './base-figures.ts';
import type { Programme } from './programme.ts';

/**
 * A figure's definition as it was when a period was closed, under the first names of its ledger and fields, so that it
 * still says the same after they were renamed, changed or are no longer declared.
 */
export type SealedDefinition = SealedBase | SealedComposite;

export interface SealedBase {
  readonly kind: 'base';
  readonly ledger: string;
  readonly op: string;
  readonly scope: string;
  readonly when: string | null;
  readonly by: readonly { readonly name: string; readonly field: string }[];
  readonly stock: { readonly from: string | null; readonly until: string | null } | null;
  readonly definitions: readonly {
    readonly since: number;
    readonly ends: number | null;
    readonly measured: string | null;
    /** Values as the database prints them. */
    readonly where: readonly { readonly field: string; readonly condition: unknown }[];
  }[];
  /** How the fields named above are kept, by first name. */
  readonly fields: Readonly<Record<string, { readonly type: string; readonly scale: number | null; readonly can: readonly string[] }>>;
}

export interface SealedComposite {
  readonly kind: 'composite';
  readonly op: 'ratio' | 'difference' | 'growth' | 'cumulative';
  readonly parts: readonly string[];
  readonly since: number | null;
  readonly least: boolean;
}

export function sealDefinition(of: Programme & { readonly seal: Seal }, figure: ModelFigure): SealedDefinition {
  if (figure.kind === 'composite') {
    const { of: composition } = figure.declared;
    return {
      kind: 'composite',
      op: composition.op,
      parts: figure.parts,
      since: composition.op === 'cumulative' ? composition.since : null,
      least: composition.op === 'growth' && composition.least,
    };
  }
  const ledger = ledgerOf(of.model, figure);
  const fields: Record<string, SealedBase['fields'][string]> = {};
  const firstName = (field: ModelField): string => {
    const { origin } = sealedAs(of.seal, ledger).fields.find(({ column }) => column === field.column) ?? { origin: field.name };
    fields[origin] = { type: field.field.column, scale: field.field.scale ?? null, can: field.field.can };
    return origin;
  };
  const optional = (field: ModelField | undefined): string | null => (field === undefined ? null : firstName(field));
  return {
    kind: 'base',
    ledger: sealedAs(of.seal, ledger).origin,
    op: figure.declared.measure.op,
    scope: firstName(ledger.scope),
    when: optional(ledger.when),
    by: figure.by.map((field) => ({ name: field.name, field: firstName(field) })),
    stock: figure.stock === undefined ? null : { from: optional(figure.stock.from), until: optional(figure.stock.until) },
    definitions: figure.definitions.map(({ since, ends, measured, where }) => ({
      since,
      ends: ends ?? null,
      measured: optional(measured),
      where: where.map(({ field, condition }) => ({ field: firstName(field), condition: written(field.field, condition) })),
    })),
    fields,
  };
}

/** A condition with its values as the database prints them. */
function written(field: AnyField, condition: Condition): unknown {
  if ('all' in condition) return { all: condition.all.map((one) => written(field, one)) };
  if ('oneOf' in condition) return { oneOf: condition.oneOf.map((value) => field.write(value)) };
  const [[kind = '', value] = []] = Object.entries(condition);
  return { [kind]: kind === 'present' || kind === 'contains' ? value : field.write(value) };
}

/** A sealed base figure as the engine reads it, over the columns that hold its fields now. */
export interface Unsealed {
  readonly figure: ModelBaseFigure;
  readonly ledger: SealedLedger;
  readonly scope: ModelField;
  readonly when: ModelField | undefined;
}

/** @throws Error where the database has no such ledger or field, which no migration takes away */
export function unseal({ ledgers }: Seal, name: string, sealed: SealedBase): Unsealed {
  const ledger = [...ledgers.values()].find(({ origin }) => origin === sealed.ledger);
  if (ledger === undefined) throw new Error(`The database has no ledger that was first called ${sealed.ledger}.`);
  const fieldOf = (first: string): ModelField => {
    const column = ledger.fields.find(({ origin }) => origin === first)?.column;
    const kept = sealed.fields[first];
    if (column === undefined || kept === undefined) throw new Error(`${sealed.ledger} has no field that was first called ${first}.`);
    return { name: first, column, field: plainField(kept) };
  };
  const optional = (first: string | null): ModelField | undefined => (first === null ? undefined : fieldOf(first));
  const definitions = sealed.definitions.map(({ since, ends, measured, where }) => ({
    since,
    ends: ends ?? undefined,
    measured: optional(measured),
    where: where.map(({ field, condition }): ModelCondition => ({ field: fieldOf(field), condition: condition as Condition })),
    note: undefined,
  }));
  const declared = { name, measure: { op: sealed.op } } as unknown as ModelBaseFigure['declared'];
  return {
    ledger,
    scope: fieldOf(sealed.scope),
    when: optional(sealed.when),
    figure: {
      kind: 'base', name, domain: '', declared, ledger: ledger.name, definitions,
      measured: definitions.at(-1)?.measured,
      by: sealed.by.map((one) => ({ ...fieldOf(one.field), name: one.name })),
      byDay: [],
      bothSides: undefined,
      stock: sealed.stock === null ? undefined : { from: optional(sealed.stock.from), until: optional(sealed.stock.until) },
    },
  };
}

/** A field whose values are what the database prints. */
function plainField({ type, scale, can }: SealedBase['fields'][string]): AnyField {
  const plain: Partial<AnyField> = { column: type, scale: scale ?? undefined, can: can as AnyField['can'], title: { zh: '', en: '' }, write: String, restore: (text) => text, day: (value) => dayOfText(String(value)) };
  return plain as AnyField;
}

/** The first day of `2024-03-05`, `2024-03` or `2024`. */
function dayOfText(text: string): number {
  const [year = '', month = '01', day = '01'] = text.split('-');
  return Number(year) * 10000 + Number(month) * 100 + Number(day);
}

/** The columns that a sealed figure's ledger is read by, as a relation with the places and days it counted by then. */
export function relationOf({ ledger: { table }, scope, when }: Pick<Unsealed, 'ledger' | 'scope' | 'when'>, columns: readonly string[], daySql: (field: ModelField) => string): string {
  const named = [...new Set(columns)].map((column) => `"${column}"`);
  const day = when === undefined ? '0' : `coalesce(${daySql(when)}, 0)`;
  return `(select programme, record, _version, _since, _until, _gone, coalesce(_sealed, _digest) as _digest, _level, "${scope.column}" as _region, ${day} as _day${named.map((column) => `, ${column}`).join('')} from "${table}")`;
}

