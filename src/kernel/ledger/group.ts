import type { ModelLedger } from '../model/model.ts';
import type { Session } from '../ports/database.ts';
import { carriedVia, fillCarried, findReferred, type Lent } from './carried.ts';
import type { Commit, Prepared, Put } from './change.ts';
import { Pending } from './pending.ts';
import { digestOf, identityOf } from './seal.ts';
import { lockStanding } from './standing.ts';
import type { Store } from './store.ts';
import { placeAndDay, writeTexts } from './version.ts';

/** Commits that land in one transaction, and what they are about to write. */
export class Group {
  readonly store: Store;
  readonly session: Session;
  readonly pending = new Pending();
  /** By `ledger.reference`: what the referred-to records that exist lend. */
  readonly #referred = new Map<string, Map<string, Lent>>();
  readonly #prepared = new Map<Put, Prepared>();

  constructor(store: Store, session: Session) {
    this.store = store;
    this.session = session;
  }

  ledger(name: string): ModelLedger | undefined {
    return this.store.model.ledgers.get(name);
  }

  /** Loads and locks everything that these commits touch, refer to or may collide with, ledgers and ids in order. */
  async load(commits: readonly Commit[]): Promise<void> {
    await this.#lockTouched(commits);
    await this.#findReferred(commits);
    await this.#findTakenIdentities(commits);
  }

  /** Whether the record that a reference names will stand when this group has landed so far. */
  refers(ledger: ModelLedger, reference: string, target: string, record: string): boolean {
    const pending = this.pending.ledgers.get(target)?.standing.get(record);
    if (pending !== undefined) return !pending.gone;
    return this.#referred.get(`${ledger.name}.${reference}`)?.has(record) === true;
  }

  prepare(ledger: ModelLedger, put: Put): Prepared {
    let prepared = put.prepared ?? this.#prepared.get(put);
    if (prepared === undefined) {
      let values = put.values;
      for (const reference of ledger.references) {
        const referred = values[reference.name];
        if (typeof referred !== 'string' || carriedVia(ledger, reference).length === 0) continue;
        const pending = this.pending.ledgers.get(reference.field.refersTo ?? '')?.standing.get(referred);
        values = fillCarried(ledger, reference, values, pending?.values ?? this.#referred.get(`${ledger.name}.${reference.name}`)?.get(referred));
      }
      const texts = writeTexts(ledger, values);
      prepared = {
        values,
        texts,
        ...placeAndDay(ledger, values),
        identity: identityOf(ledger, texts),
        digest: digestOf(this.store.seal.names.get(ledger.name) ?? [], texts),
      };
      this.#prepared.set(put, prepared);
    }
    return prepared;
  }

  async #lockTouched(commits: readonly Commit[]): Promise<void> {
    const touched = new Map<string, Set<string>>();
    for (const commit of commits) {
      for (const { ledger, record } of commit.changes) addTo(touched, ledger, record);
    }
    for (const name of [...touched.keys()].sort()) {
      const ledger = this.ledger(name);
      if (ledger === undefined) continue;
      const { standing } = this.pending.of(ledger);
      const found = await lockStanding(this.session, this.store.programme, ledger, [...(touched.get(name) ?? [])]);
      for (const [record, version] of found) standing.set(record, version);
    }
  }

  async #findReferred(commits: readonly Commit[]): Promise<void> {
    const wanted = new Map<string, Set<string>>();
    for (const change of commits.flatMap(({ changes }) => changes)) {
      if (change.op !== 'put') continue;
      for (const { name } of this.ledger(change.ledger)?.references ?? []) {
        const record = change.values[name];
        if (typeof record === 'string') addTo(wanted, `${change.ledger} ${name}`, record);
      }
    }
    for (const key of [...wanted.keys()].sort()) {
      const [name = '', field = ''] = key.split(' ');
      const ledger = this.ledger(name) as ModelLedger;
      const reference = ledger.field.get(field);
      if (reference === undefined) continue;
      const { model, programme } = this.store;
      const records = [...(wanted.get(key) ?? [])];
      this.#referred.set(`${name}.${field}`, await findReferred(this.session, programme, model, ledger, reference, records, true));
    }
  }

  async #findTakenIdentities(commits: readonly Commit[]): Promise<void> {
    for (const commit of commits) {
      // An import has looked already, and the table's unique key stands behind it; looking up each row would cost twice.
      if (commit.kind === 'import') continue;
      const wanted = new Map<string, Set<string>>();
      for (const change of commit.changes) {
        const ledger = this.ledger(change.ledger);
        if (change.op === 'put' && ledger !== undefined) addTo(wanted, change.ledger, identityOf(ledger, writeTexts(ledger, change.values)));
      }
      for (const [name, identities] of wanted) {
        const ledger = this.ledger(name) as ModelLedger;
        const rows = await this.session.query(
          `select _identity, record from "${ledger.table}"
           where programme = $1 and _identity = any($2::uuid[]) and _until is null and not _gone`,
          [this.store.programme, [...identities]],
        );
        const taken = this.pending.of(ledger).identities;
        for (const row of rows) taken.set(String(row['_identity']), String(row['record']));
      }
    }
  }
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([value]));
  else set.add(value);
}
