import { createTable, indexLookup, indexReference } from './table-sql.ts';
import type { Model } from './model.ts';
import { snapshotOf, type FieldSnapshot, type LedgerSnapshot, type Snapshot } from './snapshot.ts';

/** One change of the database, in words and in SQL. */
export interface Step {
  readonly says: string;
  readonly sql: readonly string[];
  /** `breaking` where somebody who wrote against the old names has to follow; no step ever loses a value. */
  readonly risk: 'safe' | 'breaking';
}

export interface Migration {
  readonly steps: readonly Step[];
  /** What the database is after it: the model, and what was retired. */
  readonly after: Snapshot;
  /** Base figures whose cells are to be made anew. */
  readonly rebuild: readonly string[];
  /** Figures that are gone. */
  readonly dropped: readonly string[];
  readonly risk: 'safe' | 'breaking';
}

/** The model asks for something that would change stored values. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/** Types whose values PostgreSQL prints alike, so that a column may change from the first to the second. */
const widening = new Set(['integer→bigint', 'text→text']);

/**
 * What leads from the database as it was to the model as it is: forward only, never asking, never dropping a value.
 * A field that is no longer declared keeps its column, unused.
 * @throws MigrationError where a field would change its type.
 */
export function compare(before: Snapshot | undefined, model: Model): Migration {
  const target = snapshotOf(model);
  const known = before ?? { ledgers: {}, figures: {} };
  const steps: Step[] = [];
  const ledgers: Record<string, LedgerSnapshot> = {};
  const takenOver = new Set<string>();

  for (const ledger of model.ledgers.values()) {
    const wanted = target.ledgers[ledger.name] as LedgerSnapshot;
    const previous = known.ledgers[ledger.name] !== undefined ? ledger.name : ledger.declared.was;
    const old = previous === undefined ? undefined : known.ledgers[previous];
    if (old === undefined || previous === undefined) {
      steps.push({ says: `new ledger ${ledger.name}`, sql: createTable(wanted), risk: 'safe' });
      ledgers[ledger.name] = wanted;
      continue;
    }
    takenOver.add(previous);
    if (previous !== ledger.name) {
      steps.push({ says: `ledger ${previous} is now called ${ledger.name}`, sql: [`alter table "${old.table}" rename to "${wanted.table}"`], risk: 'breaking' });
    }
    const was = new Map(ledger.fields.flatMap(({ name, field }) => (field.was === undefined ? [] : [[name, field.was]])));
    const fields = compareFields(ledger.name, old, wanted, was, steps);
    ledgers[ledger.name] = { ...wanted, fields };
    const indexed = new Set(old.names.map((column) => Object.values(old.fields).find((field) => field.column === column)?.origin));
    const unindexed = wanted.names.filter((column) => !indexed.has(Object.values(fields).find((field) => field.column === column)?.origin));
    if (unindexed.length > 0) {
      steps.push({ says: `records of ${ledger.name} are looked up by ${unindexed.join(', ')}`, sql: unindexed.flatMap((column) => indexLookup(wanted.table, column)), risk: 'safe' });
    }
  }
  for (const [name, old] of Object.entries(known.ledgers)) {
    if (takenOver.has(name) || name in ledgers) continue;
    if (old.retired !== true) steps.push({ says: `ledger ${name} is no longer declared; its table stays`, sql: [], risk: 'breaking' });
    ledgers[name] = { ...old, retired: true };
  }

  const rebuild = Object.keys(target.figures).filter((name) => known.figures[name] !== target.figures[name]);
  const dropped = Object.keys(known.figures).filter((name) => !(name in target.figures));
  return {
    steps,
    after: { ledgers, figures: target.figures },
    rebuild: before === undefined ? [] : rebuild,
    dropped,
    risk: steps.some(({ risk }) => risk === 'breaking') ? 'breaking' : 'safe',
  };
}

function compareFields(
  ledger: string,
  old: LedgerSnapshot,
  wanted: LedgerSnapshot,
  was: ReadonlyMap<string, string>,
  steps: Step[],
): Record<string, FieldSnapshot> {
  const fields: Record<string, FieldSnapshot> = {};
  const takenOver = new Set<string>();
  for (const [name, field] of Object.entries(wanted.fields)) {
    const previous = old.fields[name] !== undefined ? name : was.get(name);
    const stored = previous === undefined ? undefined : old.fields[previous];
    if (stored === undefined || previous === undefined) {
      const sql = [`alter table "${wanted.table}" add column "${field.column}" ${field.type}`, ...indexReference(wanted.table, field)];
      steps.push({ says: `new field ${ledger}.${name}`, sql, risk: 'safe' });
      fields[name] = field;
      continue;
    }
    takenOver.add(previous);
    if (stored.column !== field.column) {
      const sql = [`alter table "${wanted.table}" rename column "${stored.column}" to "${field.column}"`];
      steps.push({ says: `field ${ledger}.${previous} is now called ${name}`, sql, risk: 'breaking' });
    }
    if (stored.type !== field.type) {
      if (!widening.has(`${stored.type}→${field.type}`)) {
        throw new MigrationError(
          `${ledger}.${name} would change from ${stored.type} to ${field.type}, and stored values with it: declare a new field beside it instead`,
        );
      }
      steps.push({ says: `field ${ledger}.${name} takes more`, sql: [`alter table "${wanted.table}" alter column "${field.column}" type ${field.type}`], risk: 'safe' });
    }
    fields[name] = { ...field, origin: stored.origin };
  }
  for (const [name, stored] of Object.entries(old.fields)) {
    if (takenOver.has(name) || name in fields) continue;
    if (stored.retired !== true) steps.push({ says: `field ${ledger}.${name} is no longer declared; its column stays`, sql: [], risk: 'breaking' });
    fields[name] = { ...stored, retired: true };
  }
  return fields;
}
