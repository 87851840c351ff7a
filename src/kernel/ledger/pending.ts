import type { ModelLedger } from '../model/model.ts';
import type { Movement } from './figure-keeper.ts';
import type { Version } from './version.ts';

/** A version about to be written. */
export interface NewVersion extends Version {
  /** Its place among the versions of its batch, from 0; the journal's leaves are in this order. */
  readonly ordinal: number;
}

/** What one ledger's table is about to become. */
export interface LedgerPending {
  readonly ledger: ModelLedger;
  /** Newest known version by record: stored, or written by this group. */
  readonly standing: Map<string, Version>;
  /** Versions to insert, in order. */
  readonly inserts: NewVersion[];
  /** Stored versions that end: record → the batch that ends it. */
  readonly endings: Map<string, { readonly version: number; readonly until: string }>;
  /** Standing identities this group gave or took: identity → record, or `null` when it became free. */
  readonly identities: Map<string, string | null>;
}

/** All that one group of commits is about to write. */
export class Pending {
  readonly ledgers = new Map<string, LedgerPending>();
  readonly movements: Movement[] = [];

  of(ledger: ModelLedger): LedgerPending {
    let pending = this.ledgers.get(ledger.name);
    if (pending === undefined) {
      pending = { ledger, standing: new Map(), inserts: [], endings: new Map(), identities: new Map() };
      this.ledgers.set(ledger.name, pending);
    }
    return pending;
  }

  /** Puts `next` in the place of `standing`. */
  step(ledger: ModelLedger, standing: Version | undefined, next: NewVersion): void {
    const pending = this.of(ledger);
    if (standing !== undefined) {
      const unwritten = 'ordinal' in standing ? pending.inserts.indexOf(standing as NewVersion) : -1;
      if (unwritten >= 0) pending.inserts[unwritten] = { ...(standing as NewVersion), until: next.since };
      else pending.endings.set(next.record, { version: standing.version, until: next.since });
      if (!standing.gone && standing.identity !== next.identity) pending.identities.set(standing.identity, null);
    }
    pending.identities.set(next.identity, next.gone ? null : next.record);
    pending.inserts.push(next);
    pending.standing.set(next.record, next);
    const before = standing === undefined || standing.gone ? undefined : standing;
    const after = next.gone ? undefined : next;
    if (before !== undefined || after !== undefined) this.movements.push({ ledger, before, after });
  }
}
