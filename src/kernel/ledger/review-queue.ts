import { mayIn, reach } from '../access/may.ts';
import type { Grant, Party } from '../access/party.ts';
import { rankOf, type Level } from '../declare/level.ts';
import type { LedgerAction } from '../declare/role.ts';
import type { ModelLedger } from '../model/model.ts';
import { Binder } from './binder.ts';
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
      const records = await countAt(store, ledger, level, reach(party, ledger, action, store.regions));
      if (records > 0) waiting.push({ ledger: ledger.name, level, action, records });
    }
  }
  return waiting;
}

/** How many records stand at one level, from the figures where one counts them. */
async function countAt(store: Store, ledger: ModelLedger, level: Level, reached: Grant['regions']): Promise<number> {
  const { database, programme, regions, keeper } = store;
  const days = await keeper.countByDay?.(database, programme, ledger, {}, reached === 'all' ? [''] : reached, level);
  if (days !== undefined) return days.reduce((sum, { n }) => sum + n, 0);
  const binder = new Binder();
  const terms = [`programme = ${binder.bind(programme, 'text')}`, '_until is null', 'not _gone', `_level = ${rankOf(level)}`];
  if (reached !== 'all') terms.push(`_region = any(${binder.bind(reached.flatMap((code) => regions.within(code)), 'text[]')})`);
  const [row] = await database.query(`select count(*) as n from "${ledger.table}" where ${terms.join(' and ')}`, binder.parameters);
  return Number(row?.['n']);
}
