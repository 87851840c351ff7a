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
  /** What stood of the records this group writes before it came. */
  readonly found: Map<string, Version | undefined>;
  /** Where in `inserts` a record's newest version is, of records this group writes. */
  readonly unwritten: Map<string, number>;
  /** Stored versions that end: record → the batch that ends it. */
  readonly endings: Map<string, { readonly version: number; readonly until: string }>;
  /** Standing identities as far as they were asked for, given or taken: identity → record, or `null` when it became free. */
  readonly identities: Map<string, string | null>;
  /** The records that were found to hold an identity. */
  readonly holders: Map<string, Version>;
}

/** All that one group of commits is about to write. */
export class Pending {
  readonly ledgers = new Map<string, LedgerPending>();
  readonly movements: Movement[] = [];

  of(ledger: ModelLedger): LedgerPending {
    let pending = this.ledgers.get(ledger.name);
    if (pending === undefined) {
      pending = { ledger, standing: new Map(), inserts: [], found: new Map(), unwritten: new Map(), endings: new Map(), identities: new Map(), holders: new Map() };
      this.ledgers.set(ledger.name, pending);
    }
    return pending;
  }

  /** Puts `next` in the place of `standing`. */
  step(ledger: ModelLedger, standing: Version | undefined, next: NewVersion): void {
    const { inserts, found, unwritten, endings, identities, standing: newest } = this.of(ledger);
    if (!found.has(next.record)) found.set(next.record, standing);
    if (standing !== undefined) {
      const at = unwritten.get(next.record);
      if (at === undefined) endings.set(next.record, { version: standing.version, until: next.since });
      else inserts[at] = { ...(inserts[at] as NewVersion), until: next.since };
      // Another record of the same batch may have taken the identity over by now.
      const holder = identities.get(standing.identity) ?? next.record;
      if (!standing.gone && holder === next.record) identities.set(standing.identity, null);
    }
    if (!next.gone) identities.set(next.identity, next.record);
    unwritten.set(next.record, inserts.length);
    inserts.push(next);
    newest.set(next.record, next);
    const before = standing === undefined || standing.gone ? undefined : standing;
    const after = next.gone ? undefined : next;
    if (before !== undefined || after !== undefined) this.movements.push({ ledger, before, after });
  }
}
