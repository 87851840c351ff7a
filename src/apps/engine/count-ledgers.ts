import type { Party } from '../../kernel/access/party.ts';
import { listRecords } from '../../kernel/ledger/list.ts';
import type { Engine } from './open-engine.ts';

/** How many records stand in each of these ledgers, as far as the party sees them. */
export async function countLedgers({ store }: Engine, party: Party, ledgers: readonly string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const ledger of ledgers) counts[ledger] = (await listRecords(store, party, { ledger, size: 1 })).total;
  return counts;
}
