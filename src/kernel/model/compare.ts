import { carryOver, type Renames } from './carry-over.ts';
import { MigrationError } from './migration-error.ts';
import type { Model, ModelLedger } from './model.ts';
import { snapshotOf, type FieldSnapshot, type LedgerSnapshot, type Snapshot } from './snapshot.ts';
import { createTable, indexLookup, indexReference, renameColumn, renameTable } from './table-sql.ts';

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
  /** Ledgers whose records have another place, day or identity than was stored. */
  readonly rekey: readonly string[];
  /** Base figures whose cells are to be made anew. */
  readonly rebuild: readonly string[];
  /** Figures that are gone. */
  readonly dropped: readonly string[];
  readonly risk: 'safe' | 'breaking';
}

/** Types whose values PostgreSQL prints alike, so that a column may change from the first to the second. */
const widening = new Set(['integer→bigint']);

/**
 * What leads from the database as it was to the model as it is: forward only, never asking, never dropping a value.
 * A field that is no longer declared keeps its column, unused.
 * @throws MigrationError where a field would change its type, where two fields were one, where a name was used before,
 * and where records would have no place.
 */
export function compare(before: Snapshot | undefined, model: Model): Migration {
  const target = snapshotOf(model);
  const known = before ?? { ledgers: {}, figures: {} };
  const steps: Step[] = [];
  const ledgers: Record<string, LedgerSnapshot> = {};
  const rekey: string[] = [];
  const was: Renames = new Map([...model.ledgers.values()].flatMap(({ name, declared }) => (declared.was === undefined ? [] : [[name, declared.was]])));
  const previousOf = carryOver('ledger', known.ledgers, target.ledgers, was);

  // Renames first: a new ledger may take the name of one that is renamed.
  for (const ledger of [...model.ledgers.values()].sort((a, b) => Number(!previousOf.has(a.name)) - Number(!previousOf.has(b.name)))) {
    const wanted = target.ledgers[ledger.name] as LedgerSnapshot;
    const previous = previousOf.get(ledger.name);
    const old = previous === undefined ? undefined : known.ledgers[previous];
    if (old === undefined) {
      steps.push({ says: `new ledger ${ledger.name}`, sql: createTable(wanted), risk: 'safe' });
      ledgers[ledger.name] = { ...wanted, origin: unused(ledger.name, Object.values(known.ledgers)) };
      continue;
    }
    if (previous !== ledger.name) {
      steps.push({ says: `ledger ${previous} is now called ${ledger.name}`, sql: renameTable(old, wanted.table), risk: 'breaking' });
    }
    const after = compareLedger(ledger, old, wanted, steps);
    ledgers[ledger.name] = after;
    if (isKeyedAnew(ledger.name, old, after)) {
      steps.push({ says: `records of ${ledger.name} have another place, date or identity`, sql: [], risk: 'breaking' });
      rekey.push(ledger.name);
    }
  }
  const takenOver = new Set(previousOf.values());
  for (const [name, old] of Object.entries(known.ledgers)) {
    if (takenOver.has(name)) continue;
    if (old.retired !== true) steps.push({ says: `ledger ${name} is no longer declared; its table stays`, sql: [], risk: 'breaking' });
    ledgers[name] = { ...old, retired: true };
  }

  const moved = new Set(rekey.flatMap((name) => model.ledgers.get(name)?.figures.map((figure) => figure.name) ?? []));
  const rebuild = Object.keys(target.figures).filter((name) => known.figures[name] !== target.figures[name] || moved.has(name));
  const dropped = Object.keys(known.figures).filter((name) => !(name in target.figures));
  return {
    steps,
    after: { ledgers, figures: target.figures },
    rekey,
    rebuild: before === undefined ? [] : rebuild,
    dropped,
    risk: steps.some(({ risk }) => risk === 'breaking') ? 'breaking' : 'safe',
  };
}

function compareLedger(ledger: ModelLedger, old: LedgerSnapshot, wanted: LedgerSnapshot, steps: Step[]): LedgerSnapshot {
  const fields = compareFields(ledger, old, wanted, steps);
  const indexed = new Set(old.names.map((column) => originOf(old.fields, column)));
  const unindexed = wanted.names.filter((column) => !indexed.has(originOf(fields, column)));
  if (unindexed.length > 0) {
    steps.push({
      says: `records of ${ledger.name} are looked up by ${unindexed.join(', ')}`,
      sql: unindexed.flatMap((column) => indexLookup(wanted.table, column)),
      risk: 'safe',
    });
  }
  return { ...wanted, origin: old.origin, fields };
}

const originOf = (fields: LedgerSnapshot['fields'], column: string): string | undefined => Object.values(fields).find((field) => field.column === column)?.origin;

function compareFields(ledger: ModelLedger, old: LedgerSnapshot, wanted: LedgerSnapshot, steps: Step[]): Record<string, FieldSnapshot> {
  const { name: at } = ledger;
  const was: Renames = new Map(ledger.fields.flatMap(({ name, field }) => (field.was === undefined ? [] : [[name, field.was]])));
  const previousOf = carryOver(`field of ${at}`, old.fields, wanted.fields, was);
  const fields: Record<string, FieldSnapshot> = {};
  // Renames first: a new field may take the name of one that is renamed.
  const entries = Object.entries(wanted.fields).sort(([a], [b]) => Number(!previousOf.has(a)) - Number(!previousOf.has(b)));
  for (const [name, field] of entries) {
    const previous = previousOf.get(name);
    const stored = previous === undefined ? undefined : old.fields[previous];
    if (stored === undefined) {
      const sql = [`alter table "${wanted.table}" add column "${field.column}" ${field.type}`, ...indexReference(wanted.table, field)];
      steps.push({ says: `new field ${at}.${name}`, sql, risk: 'safe' });
      fields[name] = { ...field, origin: unused(name, Object.values(old.fields)) };
      continue;
    }
    if (stored.column !== field.column) {
      steps.push({ says: `field ${at}.${previous} is now called ${name}`, sql: renameColumn(wanted.table, stored.column, field.column), risk: 'breaking' });
    }
    if (stored.type !== field.type) {
      if (!widening.has(`${stored.type}→${field.type}`)) {
        throw new MigrationError(`${at}.${name} would change from ${stored.type} to ${field.type}, and stored values with it: declare a new field beside it instead`);
      }
      steps.push({ says: `field ${at}.${name} takes more`, sql: [`alter table "${wanted.table}" alter column "${field.column}" type ${field.type}`], risk: 'safe' });
    }
    fields[name] = { ...field, origin: stored.origin };
  }
  const takenOver = new Set(previousOf.values());
  for (const [name, stored] of Object.entries(old.fields)) {
    if (takenOver.has(name)) continue;
    if (stored.retired !== true) steps.push({ says: `field ${at}.${name} is no longer declared; its column stays`, sql: [], risk: 'breaking' });
    fields[name] = { ...stored, retired: true };
  }
  return fields;
}

/** Whether the place, the date or the identity follow from other fields than before. */
function isKeyedAnew(ledger: string, old: LedgerSnapshot, after: LedgerSnapshot): boolean {
  const origin = (of: LedgerSnapshot, name: string | null) => (name === null ? null : (of.fields[name]?.origin ?? name));
  const keys = (of: LedgerSnapshot) => JSON.stringify([origin(of, of.scope), origin(of, of.when), of.identity.map((name) => origin(of, name))]);
  const scope = after.fields[after.scope]?.origin;
  if (!Object.values(old.fields).some((field) => field.origin === scope)) {
    throw new MigrationError(`${ledger} takes its place from ${after.scope}, which is blank in every stored record: make it the scope once it is filled`);
  }
  return keys(old) !== keys(after);
}

/** A first name that no other bears, so that a digest tells the two apart. */
function unused(name: string, taken: readonly { readonly origin: string }[]): string {
  const origins = new Set(taken.map(({ origin }) => origin));
  let origin = name;
  for (let number = 2; origins.has(origin); number++) origin = `${name}~${number}`;
  return origin;
}
