import { hash } from 'node:crypto';
import type { Model, ModelBaseFigure } from './model.ts';

/** A model reduced to what the database has to match. Kept in the database and beside the migrations. */
export interface Snapshot {
  readonly ledgers: Readonly<Record<string, LedgerSnapshot>>;
  /** The definition of each base figure, as a digest: another digest means its cells are made anew. */
  readonly figures: Readonly<Record<string, string>>;
}

export interface LedgerSnapshot {
  readonly table: string;
  /** The first name the ledger ever had; its rows are sealed under it. */
  readonly origin: string;
  readonly fields: Readonly<Record<string, FieldSnapshot>>;
  readonly identity: readonly string[];
  /** Columns by which records are looked up from other ledgers. */
  readonly names: readonly string[];
  readonly scope: string;
  readonly when: string | null;
  /** No longer declared: its table stays, unused. */
  readonly retired?: true;
}

export interface FieldSnapshot {
  readonly column: string;
  readonly type: string;
  readonly reference: boolean;
  /** The first name the field ever had; digests are made under it. */
  readonly origin: string;
  /** No longer declared: its column stays, unused. */
  readonly retired?: true;
}

export function snapshotOf(model: Model): Snapshot {
  const ledgers: Record<string, LedgerSnapshot> = {};
  for (const ledger of model.ledgers.values()) {
    const fields: Record<string, FieldSnapshot> = {};
    for (const { name, column, field } of ledger.fields) {
      fields[name] = { column, type: field.column, reference: field.refersTo !== undefined, origin: name };
    }
    ledgers[ledger.name] = {
      table: ledger.table,
      origin: ledger.name,
      fields,
      identity: ledger.identity.map(({ name }) => name),
      names: ledger.names.map(({ column }) => column),
      scope: ledger.scope.name,
      when: ledger.when?.name ?? null,
    };
  }
  const figures: Record<string, string> = {};
  for (const figure of model.figures.values()) {
    if (figure.kind === 'base') figures[figure.name] = figureDigest(figure);
  }
  return { ledgers, figures };
}

function figureDigest({ ledger, declared, byDay, stock, bothSides }: ModelBaseFigure): string {
  const definition = {
    ledger,
    measure: declared.measure,
    where: declared.where,
    by: declared.by,
    ...(byDay.length === 0 ? {} : { byDay: byDay.map(({ name }) => name) }),
    ...(declared.changes.length === 0 ? {} : { changes: declared.changes.map(({ since, measure, where }) => ({ since, measure, where })) }),
    ...(bothSides === undefined ? {} : { bothSides }),
    stock: stock === undefined ? null : { from: stock.from?.name ?? null, until: stock.until?.name ?? null },
  };
  return hash('sha256', JSON.stringify(definition, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)), 'hex').slice(0, 16);
}

/** The same for the same model, in whatever order its declarations come. */
export function snapshotHash(snapshot: Snapshot): string {
  return hash('sha256', snapshotJson(snapshot), 'hex');
}

/** The snapshot as JSON, its names in order. */
export function snapshotJson(snapshot: Snapshot, indent?: number): string {
  const inOrder = (_: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
  return JSON.stringify(snapshot, inOrder, indent);
}
