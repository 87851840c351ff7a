import { hash } from 'node:crypto';
import type { Row, Session, Transaction } from '../ports/database.ts';
import type { BatchKind, LandingCounts } from './change.ts';

/** What the journal keeps of a batch. Its hash covers every field but `hash`, and the hash before it. */
export interface JournalEntry {
  readonly number: string;
  /** Its place in the chain, from 1 on without a gap. */
  readonly position: string;
  readonly batch: string;
  readonly kind: BatchKind;
  readonly party: string;
  readonly at: string;
  readonly reason: string | null;
  /** What was looked at, of an unmasking: JSON. */
  readonly about: string | null;
  readonly file: string | null;
  readonly undoes: string | null;
  readonly counts: LandingCounts & Readonly<Record<string, number>>;
  /** 32 hex digits for each version the batch wrote, in the order of their ordinals. */
  readonly leaves: string;
  /** Which ledgers it touched in which regions, as `touchedKey` writes it; follows from the leaves' rows, so it is not hashed. */
  readonly touched: string;
  readonly previous: string;
  readonly hash: string;
}

export type UnchainedEntry = Omit<JournalEntry, 'position' | 'at' | 'previous' | 'hash'>;

/** The hash of a journal entry: SHA-256 over its fields and the hash before it, in hex. */
export function entryHash(entry: Omit<JournalEntry, 'hash' | 'touched'>): string {
  const { number, position, batch, kind, party, at, reason, about, file, undoes, counts, leaves, previous } = entry;
  return hash(
    'sha256',
    JSON.stringify([previous, number, position, batch, kind, party, at, reason, about, file, undoes, counts, leaves]),
    'hex',
  );
}

/**
 * Appends entries to the programme's chain. This is the last statement of a transaction: from here until it commits,
 * the chain's head is held against other writers.
 */
export async function appendToJournal(
  session: Transaction,
  programme: string,
  entries: readonly UnchainedEntry[],
  now: Date,
): Promise<JournalEntry[]> {
  const [head] = await session.query('select head_number, head_hash, head_at from programme where programme = $1 for update', [programme]);
  // A clock that was set back must not put a batch before its predecessor.
  const headAt = head?.['head_at'] == null ? 0 : Date.parse(head['head_at']);
  const at = new Date(Math.max(now.getTime(), headAt)).toISOString();
  let previous = head?.['head_hash'] ?? '';
  let position = BigInt(head?.['head_number'] ?? 0);
  const chained: JournalEntry[] = [];
  for (const entry of entries) {
    position += 1n;
    const unhashed = { ...entry, position: String(position), at, previous };
    previous = entryHash(unhashed);
    chained.push({ ...unhashed, hash: previous });
  }
  const column = (name: keyof JournalEntry) => chained.map((entry) => (name === 'counts' ? JSON.stringify(entry.counts) : (entry[name] as string | null)));
  const columns = ['number', 'position', 'batch', 'kind', 'party', 'at', 'reason', 'about', 'file', 'undoes', 'counts', 'leaves', 'touched', 'previous', 'hash'] as const;
  const types = ['bigint', 'bigint', 'uuid', 'text', 'text', 'timestamptz', 'text', 'text', 'text', 'bigint', 'text', 'text', 'text', 'text', 'text'];
  session.send(
    `insert into journal (programme, ${columns.join(', ')})
     select $1, * from unnest(${types.map((type, index) => `$${index + 2}::${type}[]`).join(', ')})`,
    [programme, ...columns.map(column)],
  );
  session.send('update programme set head_number = $2, head_hash = $3, head_at = $4 where programme = $1', [
    programme,
    String(position),
    previous,
    at,
  ]);
  return chained;
}

const entryColumns = 'number, position, batch, kind, party, at, reason, about, file, undoes, counts, leaves, touched, previous, hash';

/** A journal entry from its row. */
export function restoreEntry(row: Row): JournalEntry {
  return {
    number: String(row['number']),
    position: String(row['position']),
    batch: String(row['batch']),
    kind: row['kind'] as BatchKind,
    party: String(row['party']),
    at: new Date(String(row['at'])).toISOString(),
    reason: row['reason'] ?? null,
    about: row['about'] ?? null,
    file: row['file'] ?? null,
    undoes: row['undoes'] ?? null,
    counts: JSON.parse(String(row['counts'])) as JournalEntry['counts'],
    leaves: String(row['leaves']),
    touched: String(row['touched']),
    previous: String(row['previous']),
    hash: String(row['hash']),
  };
}

/** The journal's entries of these batches, by batch id. */
export async function findEntries(session: Session, programme: string, batches: readonly string[]): Promise<Map<string, JournalEntry>> {
  const rows = await session.query(`select ${entryColumns} from journal where programme = $1 and batch = any($2::uuid[])`, [
    programme,
    batches,
  ]);
  return new Map(rows.map((row) => [String(row['batch']), restoreEntry(row)]));
}
