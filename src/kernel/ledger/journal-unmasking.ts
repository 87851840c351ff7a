import type { Party } from '../access/party.ts';
import { noteInJournal } from './journal-note.ts';
import type { JournalEntry } from './journal.ts';
import { sealedAs } from './seal.ts';
import type { Store } from './store.ts';
import { touchedKey, writeTouched } from './touched.ts';

/** Whose records are looked at. */
export interface UnmaskedPlace {
  readonly ledger: string;
  readonly region: string;
}

/** What is looked at unmasked: fields of one record, a workbook as it came in (by hash), or whatever a command shows. */
export type Unmasking =
  | ({ readonly record: string; readonly fields: readonly string[] } & UnmaskedPlace)
  | { readonly file: string; readonly name: string; readonly places: readonly UnmaskedPlace[]; /** With its wrong cells marked. */ readonly annotated?: true }
  | { readonly command: string };

/** Writes into the journal that the party looks at sensitive values, and why, before it gets to see them. */
export async function journalUnmasking(store: Store, party: Party, unmasking: Unmasking, reason: string): Promise<JournalEntry> {
  const touched = writeTouched(placesOf(unmasking).map(({ ledger, region }) => touchedKey(sealedAs(store.seal, { name: ledger }), region)));
  return store.database.transaction((session) => noteInJournal(session, store, party, { kind: 'unmask', about: aboutOf(unmasking), reason, touched }));
}

function placesOf(unmasking: Unmasking): readonly UnmaskedPlace[] {
  if ('record' in unmasking) return [unmasking];
  return 'file' in unmasking ? unmasking.places : [];
}

function aboutOf(unmasking: Unmasking): Readonly<Record<string, unknown>> {
  if ('record' in unmasking) return { ledger: unmasking.ledger, record: unmasking.record, fields: unmasking.fields };
  if ('command' in unmasking) return unmasking;
  const { file, name, annotated } = unmasking;
  return { file, name, ...(annotated === undefined ? {} : { annotated }) };
}
