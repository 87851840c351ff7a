import type { ModelLedger } from '../model/model.ts';
import { carriedVia, fillCarried } from './carried.ts';
import type { Change, Commit } from './change.ts';
import type { Group } from './group.ts';
import type { NewVersion } from './pending.ts';
import { digestOf, leafOf } from './seal.ts';
import { placeAndDay, restoreVersion, versionColumns, writeTexts, type Version } from './version.ts';

/** A commit found good, being carried out. */
export class Draft {
  readonly commit: Commit;
  readonly number: string;
  readonly sources: readonly string[];
  readonly leaves: string[] = [];
  readonly counts = { created: 0, changed: 0, deleted: 0, same: 0 };
  readonly #group: Group;

  constructor(group: Group, commit: Commit, number: string, sources: readonly string[]) {
    this.#group = group;
    this.commit = commit;
    this.number = number;
    this.sources = sources;
  }

  async carryOut(): Promise<void> {
    for (const change of this.commit.changes) this.#apply(change);
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
    const prepared = this.#group.prepare(ledger, change);
    const stood = stands !== undefined && !stands.gone;
    if (stood && stands.digest === prepared.digest) {
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
    this.leaves.push(leafOf(ledger.name, version, version.digest));
    this.#group.pending.step(ledger, stands, version);
  }

  /** Records that carry values of a changed record get them anew, in the same batch. */
  async #passOnCarried(): Promise<void> {
    for (const [origin, lenders] of this.#changedLenders()) {
      for (const { ledger: name, via } of origin.carriers) {
        const ledger = this.#group.ledger(name) as ModelLedger;
        const { standing } = this.#group.pending.of(ledger);
        const rows = await this.#group.session.query(
          `select ${versionColumns(ledger)} from "${ledger.table}"
           where programme = $1 and "${via.column}" = any($2::uuid[]) and _until is null and not _gone order by record for update`,
          [this.#group.store.programme, [...lenders.keys()]],
        );
        for (const row of rows) {
          const stored = restoreVersion(ledger, row);
          const stands = standing.get(stored.record) ?? stored;
          const lender = lenders.get(String(stands.values[via.name]));
          if (stands.gone || lender === undefined) continue;
          const lent = Object.fromEntries(
            carriedVia(ledger, via).map(({ field: { carried } }) => [carried?.field ?? '', lender.values[carried?.field ?? '']]),
          );
          const values = fillCarried(ledger, via, stands.values, lent);
          const texts = writeTexts(ledger, values);
          const digest = digestOf(this.#group.store.seal.names.get(ledger.name) ?? [], texts);
          if (digest === stands.digest) continue;
          this.counts.changed += 1;
          this.#write(ledger, stands, { ...stands, ...placeAndDay(ledger, values), digest, texts, values });
        }
      }
    }
  }

  #changedLenders(): Map<ModelLedger, Map<string, Version>> {
    const lenders = new Map<ModelLedger, Map<string, Version>>();
    for (const change of this.commit.changes) {
      const ledger = this.#group.ledger(change.ledger) as ModelLedger;
      if (change.op !== 'put' || ledger.carriers.length === 0) continue;
      const stands = this.#group.pending.of(ledger).standing.get(change.record);
      // A record's first version can't have been referred to yet.
      if (stands === undefined || stands.version === 1) continue;
      const records = lenders.get(ledger) ?? new Map<string, Version>();
      lenders.set(ledger, records.set(change.record, stands));
    }
    return lenders;
  }
}
