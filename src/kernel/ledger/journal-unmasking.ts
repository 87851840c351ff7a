import type { Party } from '../access/party.ts';
import { noteInJournal } from './journal-note.ts';
import type { JournalEntry } from './journal.ts';
import { sealedAs } from './seal.ts';
import type { Store } from './store.ts';
import { touchedKey } from './touched.ts';

/** What is looked at unmasked: fields of one record, or whatever a command shows. */
export type Unmasking = { readonly ledger: string; readonly record: string; readonly fields: readonly string[]; readonly region: string } | { readonly command: string };

/** Writes into the journal that the party looks at sensitive values, and why, before it gets to see them. */
export async function journalUnmasking(store: Store, party: Party, unmasking: Unmasking, reason: string): Promise<JournalEntry> {
  const { region, ...about } = { region: '', ...unmasking };
  const touched = 'record' in unmasking ? touchedKey(sealedAs(store.seal, { name: unmasking.ledger }), region) : '';
  return store.database.transaction((session) => noteInJournal(session, store, party, { kind: 'unmask', about, reason, touched }));
}
