import { ownColumns, sees } from '../access/may.ts';
import type { Party } from '../access/party.ts';
import type { ModelField, ModelLedger } from '../model/model.ts';
import type { Session } from '../ports/database.ts';
import { carriedVia, fillCarried, findReferred, type Lent, type Referred } from './carried.ts';
import type { Commit, Prepared, Put } from './change.ts';
import type { Companions } from './companions.ts';
import { Pending } from './pending.ts';
import { digestOf, identityOf, sealedAs } from './seal.ts';
import { findByIdentity, lockStanding } from './standing.ts';
import type { Store } from './store.ts';
import { placeAndDay, writeTexts } from './version.ts';

/** Commits that land in one transaction, and what they are about to write. */
export class Group {
  readonly store: Store;
  readonly session: Session;
  readonly pending = new Pending();
  /** By `ledger.reference`: the referred-to records that exist. */
  readonly #referred = new Map<string, Map<string, Referred>>();
  readonly #prepared = new Map<Put, Prepared>();
  /** Puts whose values are being worked out: two records that carry from each other would go round for ever. */
  readonly #preparing = new Set<Put>();

  constructor(store: Store, session: Session) {
    this.store = store;
    this.session = session;
  }

  ledger(name: string): ModelLedger | undefined {
    return this.store.model.ledgers.get(name);
  }

  /**
   * Loads and locks everything that these commits touch, refer to or may collide with, ledgers and ids in order. All of
   * it is asked for at once.
   * @param again the commits collided with others before: an import's identities are looked up as well
   */
  async load(commits: readonly Commit[], again: boolean): Promise<void> {
    await Promise.all([
      ...this.#lockTouched(commits, again),
      ...this.#findReferred(commits),
      // An import has looked already, and the table's unique key stands behind it; looking up each row would cost twice.
      ...this.#findTakenIdentities(again ? commits : commits.filter(({ kind }) => kind !== 'import')),
    ]);
  }

  /**
   * Whether the record that a reference names will stand when this group has landed so far.
   * @param party has to see it; absent where the reference stood already
   */
  refers(ledger: ModelLedger, reference: string, target: string, record: string, party: Party | undefined): boolean {
    const pending = this.pending.ledgers.get(target)?.standing.get(record);
    const referred = pending === undefined ? this.#referred.get(`${ledger.name}.${reference}`)?.get(record) : pending.gone ? undefined : pending;
    const origin = this.ledger(target);
    return referred !== undefined && origin !== undefined && (party === undefined || sees(party, origin, referred, this.store.regions));
  }

  /** All that follows from a put's values; what it carries over comes from what its own commit puts first. */
  prepare(ledger: ModelLedger, put: Put, companions?: Companions): Prepared {
    let prepared = put.prepared ?? this.#prepared.get(put);
    if (prepared === undefined) {
      this.#preparing.add(put);
      let values = put.values;
      for (const reference of ledger.references) {
        const referred = values[reference.name];
        if (typeof referred !== 'string' || carriedVia(ledger, reference).length === 0) continue;
        values = fillCarried(ledger, reference, values, this.#lentBy(ledger, reference, referred, companions));
      }
      this.#preparing.delete(put);
      const texts = writeTexts(ledger, values);
      prepared = {
        values,
        texts,
        ...placeAndDay(ledger, values),
        identity: identityOf(ledger, texts),
        digest: digestOf(sealedAs(this.store.seal, ledger), texts),
      };
      this.#prepared.set(put, prepared);
    }
    return prepared;
  }

  #lentBy(ledger: ModelLedger, reference: ModelField, record: string, companions: Companions | undefined): Lent | undefined {
    const target = this.ledger(reference.field.refersTo ?? '');
    if (target === undefined) return undefined;
    const put = companions?.put(target.name, record);
    if (put !== undefined && !this.#preparing.has(put)) return this.prepare(target, put, companions).values;
    return this.pending.ledgers.get(target.name)?.standing.get(record)?.values ?? this.#referred.get(`${ledger.name}.${reference.name}`)?.get(record)?.lent;
  }

  #lockTouched(commits: readonly Commit[], again: boolean): Promise<void>[] {
    const touched = new Map<string, Set<string>>();
    const expected = new Map<string, Set<string>>();
    for (const { kind, changes } of commits) {
      for (const { ledger, record, base } of changes) {
        // The ids of an import's new records were made for it; should one stand, its first version breaks the table's key.
        if (base > 0 || again || kind !== 'import') addTo(touched, ledger, record);
        if (base > 0) addTo(expected, ledger, record);
      }
    }
    return [...touched.keys()].sort().map(async (name) => {
      const ledger = this.ledger(name);
      if (ledger === undefined) return;
      const { standing } = this.pending.of(ledger);
      const found = await lockStanding(this.session, this.store.programme, ledger, touched.get(name) ?? [], expected.get(name) ?? new Set());
      for (const [record, version] of found) standing.set(record, version);
    });
  }

  #findReferred(commits: readonly Commit[]): Promise<void>[] {
    const wanted = new Map<string, Set<string>>();
    for (const { changes } of commits) {
      for (const change of changes) {
        if (change.op !== 'put') continue;
        for (const { name } of this.ledger(change.ledger)?.references ?? []) {
          const record = change.values[name];
          if (typeof record === 'string') addTo(wanted, `${change.ledger} ${name}`, record);
        }
      }
    }
    return [...wanted.keys()].sort().map(async (key) => {
      const [name = '', field = ''] = key.split(' ');
      const ledger = this.ledger(name) as ModelLedger;
      const reference = ledger.field.get(field);
      if (reference === undefined) return;
      const { model, programme } = this.store;
      const records = [...(wanted.get(key) ?? [])];
      const origin = this.ledger(reference.field.refersTo ?? '');
      const telling = origin === undefined ? [] : commits.flatMap(({ party }) => ownColumns(party, origin));
      this.#referred.set(`${name}.${field}`, await findReferred(this.session, programme, model, ledger, reference, records, true, telling));
    });
  }

  #findTakenIdentities(commits: readonly Commit[]): Promise<void>[] {
    const wanted = new Map<string, Set<string>>();
    for (const { changes } of commits) {
      for (const change of changes) {
        const ledger = this.ledger(change.ledger);
        if (change.op === 'put' && ledger !== undefined) addTo(wanted, change.ledger, change.prepared?.identity ?? identityOf(ledger, writeTexts(ledger, change.values)));
      }
    }
    return [...wanted].map(async ([name, identities]) => {
      const ledger = this.ledger(name) as ModelLedger;
      const taken = this.pending.of(ledger);
      for (const [identity, version] of await findByIdentity(this.session, this.store.programme, ledger, [...identities])) {
        taken.identities.set(identity, version.record);
        taken.holders.set(version.record, version);
      }
    });
  }
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([value]));
  else set.add(value);
}
