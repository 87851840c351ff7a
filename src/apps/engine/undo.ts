import { v7 as newId } from 'uuid';
import type { Party } from '../../kernel/access/party.ts';
import type { Landing } from '../../kernel/ledger/change.ts';
import { findEntries } from '../../kernel/ledger/journal.ts';
import { undoable, undoing } from '../../kernel/ledger/undo.ts';
import { undoingInParts } from '../../kernel/ledger/undo-in-parts.ts';
import type { Progress } from '../../kernel/ports/progress.ts';
import type { Envelope } from './change-records.ts';
import type { Engine } from './open-engine.ts';

/** A batch that wrote more records is taken back in parts, and by a thread that keeps nobody waiting. */
export const largeUndo = 2000;

/** How many records a batch wrote. */
export const written = ({ created = 0, changed = 0, deleted = 0 }: Readonly<Record<string, number>>): number => created + changed + deleted;

/**
 * Takes a batch back, by its number or its id. Sent again under the same id, it answers the first landing.
 * @throws Refusal `batch.not-found`, `batch.undone`, `undo.changed-since`
 */
export async function undoBatch({ store, committer }: Engine, party: Party, number: string, { batch = newId(), reason }: Envelope = {}, progress: Progress = () => undefined): Promise<Landing> {
  const landed = (await findEntries(store.database, store.programme, [batch])).get(batch);
  if (landed !== undefined && landed.kind === 'undo' && landed.undoes === number && landed.party === party.id) return { ...landed, repeated: true };
  const entry = await undoable(store, number);
  const parts = written(entry.counts) > largeUndo ? await undoingInParts(store, party, entry, batch, reason, progress) : undefined;
  return parts === undefined ? committer.commit(await undoing(store, party, number, batch, reason)) : committer.commitInParts(parts);
}
