import { v7 as newId } from 'uuid';
import type { Party } from '../../kernel/access/party.ts';
import type { Landing } from '../../kernel/ledger/change.ts';
import { undoing } from '../../kernel/ledger/undo.ts';
import type { Engine } from './open-engine.ts';

/**
 * Takes a batch back, by its number or its id.
 * @throws Refusal `batch.not-found`, `batch.undone`, `undo.changed-since`
 */
export async function undoBatch(engine: Engine, party: Party, batch: string, reason?: string): Promise<Landing> {
  return engine.committer.commit(await undoing(engine.store, party, batch, newId(), reason));
}
