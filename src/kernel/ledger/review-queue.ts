import { mayIn, mayOwn, reach } from '../access/may.ts';
import type { Party } from '../access/party.ts';
import { rankOf, type Level } from '../declare/level.ts';
import type { LedgerAction } from '../declare/role.ts';
import type { ModelLedger } from '../model/model.ts';
import { Binder } from './binder.ts';
import { rowTerms } from './rows-seen.ts';
import type { Store } from './store.ts';

/** Records of one ledger that wait for somebody to move them on. */
export interface Waiting {
  readonly ledger: string;
  /** Where they are. */
  readonly level: Level;
  /** What moving them on takes. */
  readonly action: LedgerAction;
  readonly records: number;
}

const steps: readonly (readonly [Level, LedgerAction])[] = [['draft', 'write'], ['submitted', 'verify'], ['verified', 'confirm']];

/** What waits for the party: its drafts to be submitted, what it may verify, what it may confirm; where there is any. */
export async function waitingFor(store: Store, party: Party): Promise<Waiting[]> {
  const waiting: Waiting[] = [];
  for (const ledger of store.model.ledgers.values()) {
    for (const [level, action] of steps) {
      if (!mayIn(party, ledger, action)) continue;
      const records = await countAt(store, party, ledger, level, action);
      if (records > 0) waiting.push({ ledger: ledger.name, level, action, records });
    }
  }
  return waiting;
}

/** How many records stand at one level, from the figures where one counts them. */
async function countAt(store: Store, party: Party, ledger: ModelLedger, level: Level, action: LedgerAction): Promise<number> {
  const { database, programme, regions, keeper } = store;
  const reached = reach(party, ledger, action, regions);
  const days = mayOwn(party, ledger) ? undefined : await keeper.countRecords?.(database, programme, { ledger, where: {}, scope: reached === 'all' ? [''] : reached, level });
  if (days !== undefined) return days.reduce((sum, { n }) => sum + n, 0);
  const binder = new Binder();
  const terms = [`programme = ${binder.bind(programme, 'text')}`, '_until is null', 'not _gone', `_level = ${rankOf(level)}`, ...rowTerms(store, party, ledger, binder, action)];
  const [row] = await database.query(`select count(*) as n from "${ledger.table}" where ${terms.join(' and ')}`, binder.parameters);
  return Number(row?.['n']);
}
