import { v7 as newId } from 'uuid';
import type { Party } from '../access/party.ts';
import { takeNumbers } from './commit.ts';
import { appendToJournal, type JournalEntry } from './journal.ts';
import { sealedAs } from './seal.ts';
import { touchedKey } from './touched.ts';
import type { Store } from './store.ts';

/** What is looked at unmasked: fields of one record, or whatever a command shows. */
export type Unmasking = { readonly ledger: string; readonly record: string; readonly fields: readonly string[]; readonly region: string } | { readonly command: string };

/** Writes into the journal that the party looks at sensitive values, and why, before it gets to see them. */
export async function journalUnmasking({ database, programme, clock, seal }: Store, party: Party, about: Unmasking, reason: string): Promise<JournalEntry> {
  return database.transaction(async (session) => {
    const [number = ''] = await takeNumbers(session, 1);
    const counts = { created: 0, changed: 0, deleted: 0, same: 0 };
    const { region, ...told } = { region: '', ...about };
    const touched = 'record' in about ? touchedKey(sealedAs(seal, { name: about.ledger }), region) : '';
    const entry = { number, batch: newId(), kind: 'unmask', party: party.id, reason, about: JSON.stringify(told), file: null, undoes: null, counts, leaves: '', touched } as const;
    const [chained] = await appendToJournal(session, programme, [entry], clock.now());
    return chained as JournalEntry;
  });
}
