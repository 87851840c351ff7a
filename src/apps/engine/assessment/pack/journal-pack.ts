import type { Party } from '../../../../kernel/access/party.ts';
import { noteInJournal } from '../../../../kernel/ledger/journal-note.ts';
import type { Store } from '../../../../kernel/ledger/store.ts';
import type { AssessmentAsked } from '../sight.ts';

/** What the journal keeps of a pack. */
interface PackMade extends AssessmentAsked {
  /** The region, year and rules in words. */
  readonly title: string;
  readonly seal: string;
  readonly files: number;
  readonly records: number;
  /** Workbooks that went along as they came in, and those of which only the hash did. */
  readonly originals: number;
  readonly heldBack: number;
}

/** Writes into the journal who made a pack of what, and why, before it is handed out. */
export async function journalPack(store: Store, party: Party, made: PackMade, reason: string): Promise<void> {
  await store.database.transaction((session) => noteInJournal(session, store, party, { kind: 'pack', about: { ...made }, reason }));
}
