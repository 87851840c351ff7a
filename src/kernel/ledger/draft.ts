import type { ModelField, ModelLedger } from '../model/model.ts';
import { carriedVia, fillCarried } from './carried.ts';
import type { Change, Commit } from './change.ts';
import type { Group } from './group.ts';
import type { NewVersion } from './pending.ts';
import { levelWritten } from './review-steps.ts';
import { digestOf, leafOf, sealedAs } from './seal.ts';
import { touchedKey } from './touched.ts';
import { placeAndDay, restoreVersion, saysTheSame, versionColumns, writeTexts, type Version } from './version.ts';

/** Changes between two tellings of how far it is. */
const tellEvery = 2000;

/** What the changes of a batch came to. */
export interface Drafted {
  readonly leaves: string[];
  readonly touched: Set<string>;
  readonly counts: { created: number; changed: number; deleted: number; same: number };
}

export const nothingDrafted = (): Drafted => ({ leaves: [], touched: new Set(), counts: { created: 0, changed: 0, deleted: 0, same: 0 } });

/** A commit found good, being carried out. */
export class Draft {
  readonly commit: Commit;
  readonly number: string;
  readonly sources: readonly string[];
  readonly leaves: string[];
  readonly touched: Set<string>;
  readonly counts: Drafted['counts'];
  readonly #group: Group;

  /** @param so what parts of the same batch came to that were carried out before; this one's is added to it */
  constructor(group: Group, commit: Commit, number: string, sources: readonly string[], so: Drafted = nothingDrafted()) {
    this.leaves = so.leaves;
    this.touched = so.touched;
    this.counts = so.counts;
    this.#group = group;
    this.commit = commit;
    this.number = number;
    this.sources = sources;
  }

  async carryOut(): Promise<void> {
    const { changes, progress } = this.commit;
    for (const [index, change] of changes.entries()) {
      if (index % tellEvery === 0) progress?.('check', index, changes.length);
      this.#apply(change);
    }
    await this.#passOnCarried();
  }

  #apply(change: Change): void {
    const ledger = this.#group.ledger(change.ledger) as ModelLedger;
    const stands = this.#group.pending.of(ledger).standing.get(change.record);
    if (change.op === 'delete') {
      if (stands === undefined) return;
      this.counts.deleted += 1;
      this.#write(ledger, stands, { ...stands, gone: true });
      return;
    }
    if (change.op === 'review') {
      if (stands === undefined || stands.level === change.level) this.counts.same += 1;
      else {
        this.counts.changed += 1;
        this.#write(ledger, stands, { ...stands, level: change.level });
      }
      return;
    }
    const prepared = this.#group.prepare(ledger, change);
    const stood = stands !== undefined && !stands.gone;
    const same = stood && saysTheSame(ledger, stands, prepared);
    const level = this.commit.kind === 'undo' ? (change.level ?? 'submitted') : levelWritten(stood ? stands.level : undefined, change.level, same);
    if (same && level === stands.level) {
      this.counts.same += 1;
      return;
    }
    if (stood) this.counts.changed += 1;
    else this.counts.created += 1;
    const { from } = change;
    this.#write(ledger, stands, {
      ...prepared,
      record: change.record,
      gone: false,
      level,
      source: from === undefined ? null : 'kept' in from ? from.kept : (this.sources[from.source] ?? null),
      row: from === undefined || from.row === null ? null : String(from.row),
    });
  }

  #write(ledger: ModelLedger, stands: Version | undefined, next: Omit<Version, 'version' | 'since' | 'until'>): void {
    const version: NewVersion = {
      ...next,
      version: (stands?.version ?? 0) + 1,
      since: this.number,
      until: null,
      ordinal: this.leaves.length,
    };
    const sealed = sealedAs(this.#group.store.seal, ledger);
    this.leaves.push(leafOf(sealed, version, version.digest));
    for (const region of new Set([stands?.region ?? next.region, next.region])) this.touched.add(touchedKey(sealed, region));
    this.#group.pending.step(ledger, stands, version);
  }

  /** Records that carry values of a changed record get them anew in the same batch, and so on from those. */
  async #passOnCarried(): Promise<void> {
    let lenders = this.#changedLenders();
    // Ledgers may carry from each other in a ring; each of them has its turn.
    for (let round = 0; lenders.size > 0 && round < this.#group.store.model.ledgers.size; round++) {
      const next = new Map<ModelLedger, Set<string>>();
      for (const [origin, records] of lenders) {
        for (const { ledger: name, via } of origin.carriers) {
          const ledger = this.#group.ledger(name) as ModelLedger;
          const passed = await this.#passOn(origin, records, ledger, via);
          if (passed.length > 0 && ledger.carriers.length > 0) next.set(ledger, new Set([...(next.get(ledger) ?? []), ...passed]));
        }
      }
      lenders = next;
    }
  }

  /** Brings the carried values of `ledger`'s records up to date with `records` of `origin`; answers which changed. */
  async #passOn(origin: ModelLedger, records: ReadonlySet<string>, ledger: ModelLedger, via: ModelField): Promise<string[]> {
    const sealed = sealedAs(this.#group.store.seal, ledger);
    const lenders = this.#group.pending.of(origin).standing;
    const passed: string[] = [];
    for (const stands of await this.#carrying(ledger, via, records)) {
      const lender = lenders.get(String(stands.values[via.name]));
      if (lender === undefined) continue;
      const lent = Object.fromEntries(carriedVia(ledger, via).map(({ field: { carried } }) => [carried?.field ?? '', lender.values[carried?.field ?? '']]));
      const values = fillCarried(ledger, via, stands.values, lent);
      const texts = writeTexts(ledger, values);
      const next = { ...stands, ...placeAndDay(ledger, values), digest: digestOf(sealed, texts), texts, values };
      if (saysTheSame(ledger, stands, next)) continue;
      this.counts.changed += 1;
      this.#write(ledger, stands, next);
      passed.push(stands.record);
    }
    return passed;
  }

  /** The records of `ledger` that refer to one of `records` when this group has landed so far. */
  async #carrying(ledger: ModelLedger, via: ModelField, records: ReadonlySet<string>): Promise<Version[]> {
    const { standing, unwritten } = this.#group.pending.of(ledger);
    const rows = await this.#group.session.query(
      `select ${versionColumns(ledger)} from "${ledger.table}"
       where programme = $1 and "${via.column}" = any($2::uuid[]) and _until is null and not _gone order by record for update`,
      [this.#group.store.programme, [...records]],
    );
    const carrying: Version[] = [];
    const add = (version: Version | undefined) => {
      if (version !== undefined && !version.gone && records.has(String(version.values[via.name]))) carrying.push(version);
    };
    for (const row of rows) if (!unwritten.has(String(row['record']))) add(restoreVersion(ledger, row));
    for (const record of unwritten.keys()) add(standing.get(record));
    return carrying;
  }

  #changedLenders(): Map<ModelLedger, Set<string>> {
    const lenders = new Map<ModelLedger, Set<string>>();
    for (const change of this.commit.changes) {
      const ledger = this.#group.ledger(change.ledger) as ModelLedger;
      if (change.op !== 'put' || ledger.carriers.length === 0) continue;
      const { standing, unwritten } = this.#group.pending.of(ledger);
      // A record's first version was known to all that refer to it in this batch.
      if (!unwritten.has(change.record) || standing.get(change.record)?.version === 1) continue;
      const records = lenders.get(ledger);
      if (records === undefined) lenders.set(ledger, new Set([change.record]));
      else records.add(change.record);
    }
    return lenders;
  }
}
