import { v7 as newId } from 'uuid';
import type { Party } from '../access/party.ts';
import type { Transaction } from '../ports/database.ts';
import type { BatchKind, CommitKind } from './change.ts';
import { takeNumbers } from './commit.ts';
import { appendToJournal, type JournalEntry } from './journal.ts';
import type { Store } from './store.ts';

/** Something the journal keeps that writes no record. */
export interface JournalNote {
  readonly kind: Exclude<BatchKind, CommitKind>;
  /** What it is about, as JSON. */
  readonly about: Readonly<Record<string, unknown>>;
  readonly reason?: string | undefined;
  /** What it touched, as batches keep it. */
  readonly touched?: string;
}

/** Appends a note to the journal's chain, in the transaction that `session` belongs to. */
export async function noteInJournal(session: Transaction, { programme, clock }: Store, party: Party, { kind, about, reason = '', touched = '' }: JournalNote): Promise<JournalEntry> {
  const [number = ''] = await takeNumbers(session, 1);
  const counts = { created: 0, changed: 0, deleted: 0, same: 0 };
  const entry = { number, batch: newId(), kind, party: party.id, reason: reason === '' ? null : reason, about: JSON.stringify(about), file: null, undoes: null, counts, leaves: '', touched };
  const [chained] = await appendToJournal(session, programme, [entry], clock.now());
  return chained as JournalEntry;
}
