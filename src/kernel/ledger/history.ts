import { sees } from '../access/may.ts';
import type { Party } from '../access/party.ts';
import { Refusal } from '../declare/problem.ts';
import type { ModelLedger } from '../model/model.ts';
import { restoreEntry, type JournalEntry } from './journal.ts';
import { notFound } from './problems.ts';
import type { Store } from './store.ts';
import { restoreVersion, versionColumns, type Version } from './version.ts';
import { isId } from './well-formed.ts';

export interface HistoryStep {
  readonly version: Version;
  /** Who brought this version, when and why. */
  readonly entry: JournalEntry;
}

/**
 * Every version of a record, oldest first.
 * @throws Refusal `record.not-found`, also for a record whose newest version the party doesn't see.
 */
export async function historyOf(store: Store, party: Party, ledger: ModelLedger, record: string): Promise<HistoryStep[]> {
  if (!isId(record.toLowerCase())) throw new Refusal([notFound(ledger, record)]);
  const rows = await store.database.query(
    `select ${versionColumns(ledger)} from "${ledger.table}" where programme = $1 and record = $2 order by _version`,
    [store.programme, record],
  );
  const versions = rows.map((row) => restoreVersion(ledger, row));
  const newest = versions.at(-1);
  if (newest === undefined || !sees(party, ledger, newest, store.regions)) throw new Refusal([notFound(ledger, record)]);
  const entries = await store.database.query('select * from journal where programme = $1 and number = any($2::bigint[])', [
    store.programme,
    versions.map(({ since }) => since),
  ]);
  const byNumber = new Map(entries.map((row) => [String(row['number']), restoreEntry(row)]));
  // Versions elsewhere, or of another's, stay unseen even where the newest one is the party's to see.
  return versions
    .filter((version) => sees(party, ledger, version, store.regions))
    .map((version) => ({ version, entry: byNumber.get(version.since) as JournalEntry }));
}
