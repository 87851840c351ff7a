import { mayIn, mayOwn } from '../access/may.ts';
import type { Party } from '../access/party.ts';
import type { ModelLedger } from '../model/model.ts';
import { Binder } from './binder.ts';
import { rowTerms } from './rows-seen.ts';
import type { Store } from './store.ts';

/** The ledgers of which the party sees rows because they are its own. */
const ownedLedgers = ({ model }: Store, party: Party): ModelLedger[] => [...model.ledgers.values()].filter((ledger) => mayOwn(party, ledger) && mayIn(party, ledger, 'see'));

/** Terms of which each holds for batches of the `journal` that brought rows that stand and that the party sees as its own. */
export function ownBatchTerms(store: Store, party: Party, binder: Binder): string[] {
  return ownedLedgers(store, party).map((ledger) => {
    const terms = [`programme = ${binder.bind(store.programme, 'text')}`, '_until is null and not _gone', ...rowTerms(store, party, ledger, binder)];
    return `journal.number in (select _since from "${ledger.table}" where ${terms.join(' and ')})`;
  });
}

/** The ledgers in which each of these batches wrote rows that the party sees as its own, by the batch's number. */
export async function ownLedgersOf(store: Store, party: Party, numbers: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const ledger of ownedLedgers(store, party)) {
    const binder = new Binder();
    const terms = [`programme = ${binder.bind(store.programme, 'text')}`, `_since = any(${binder.bind(numbers, 'bigint[]')})`, ...rowTerms(store, party, ledger, binder)];
    const rows = await store.database.query(`select distinct _since from "${ledger.table}" where ${terms.join(' and ')}`, binder.parameters);
    for (const row of rows) found.set(String(row['_since']), [...(found.get(String(row['_since'])) ?? []), ledger.name]);
  }
  return found;
}
