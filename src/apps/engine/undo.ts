import { v7 as newId } from 'uuid';
import type { Party } from '../../kernel/access/party.ts';
import type { Landing } from '../../kernel/ledger/change.ts';
import { findEntries } from '../../kernel/ledger/journal.ts';
import { undoing } from '../../kernel/ledger/undo.ts';
import type { Envelope } from './change-records.ts';
import type { Engine } from './open-engine.ts';

/**
 * Takes a batch back, by its number or its id. Sent again under the same id, it answers the first landing.
 * @throws Refusal `batch.not-found`, `batch.undone`, `undo.changed-since`
 */
export async function undoBatch({ store, committer }: Engine, party: Party, number: string, { batch = newId(), reason }: Envelope = {}): Promise<Landing> {
  const landed = (await findEntries(store.database, store.programme, [batch])).get(batch);
  if (landed !== undefined && landed.kind === 'undo' && landed.undoes === number && landed.party === party.id) return { ...landed, repeated: true };
  return committer.commit(await undoing(store, party, number, batch, reason));
}
