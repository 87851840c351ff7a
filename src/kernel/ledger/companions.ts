import type { Commit, Put } from './change.ts';

/** What else a commit does, for judging each of its changes. */
export class Companions {
  /** By ledger: the records that this commit deletes. */
  readonly #leaving = new Map<string, Set<string>>();
  /** By ledger: what this commit puts, by record. */
  readonly #puts = new Map<string, Map<string, Put>>();
  /** Identities that this commit gave away already, by ledger and identity. */
  readonly given = new Map<string, string>();

  constructor(commit: Commit) {
    for (const change of commit.changes) {
      if (change.op === 'put') entry(this.#puts, change.ledger, () => new Map()).set(change.record, change);
      else if (change.op === 'delete') entry(this.#leaving, change.ledger, () => new Set()).add(change.record);
    }
  }

  put(ledger: string, record: string): Put | undefined {
    return this.#puts.get(ledger)?.get(record);
  }

  deletes(ledger: string, record: string): boolean {
    return this.#leaving.get(ledger)?.has(record) === true;
  }

  /** The records of a ledger that this commit deletes or puts. */
  touched(ledger: string): string[] {
    return [...(this.#leaving.get(ledger) ?? []), ...(this.#puts.get(ledger)?.keys() ?? [])];
  }
}

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
