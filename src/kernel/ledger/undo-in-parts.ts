import type { Party } from '../access/party.ts';
import type { ModelLedger } from '../model/model.ts';
import type { Session } from '../ports/database.ts';
import type { Progress } from '../ports/progress.ts';
import { Binder } from './binder.ts';
import type { Change } from './change.ts';
import type { PartedCommit } from './commit-in-parts.ts';
import type { JournalEntry } from './journal.ts';
import { rowTerms } from './rows-seen.ts';
import type { Store } from './store.ts';
import { ledgersTouched } from './touched.ts';
import { batchNotFound, refuseUndone, takingBack } from './undo.ts';

/**
 * As `undoing`, for a batch of more records than are held in memory at once. In one ledger after the other: what was there
 * comes back before what refers to it, what wasn't goes after that. `undefined` where ledgers refer to each other in a ring.
 * @param part so many records are taken back at a time
 * @throws Refusal `batch.not-found` where the party sees nothing of it, `batch.undone`; while it lands those of `takingBack`
 */
export async function undoingInParts(store: Store, party: Party, entry: JournalEntry, batch: string, reason: string | undefined, progress: Progress, part = 1000): Promise<PartedCommit | undefined> {
  const touched = new Set(ledgersTouched(store, entry.touched));
  const ledgers = referredFirst([...store.model.ledgers.values()].filter(({ name }) => touched.has(name)));
  if (ledgers === undefined) return undefined;
  // What touched nothing, as a workbook handed in twice, is out of nobody's sight.
  if (ledgers.length > 0 && !(await seesSome(store, party, ledgers, entry.number))) throw batchNotFound(entry.number);
  await refuseUndone(store, entry);
  const { created = 0, changed = 0, deleted = 0 } = entry.counts;
  return {
    batch,
    kind: 'undo',
    party,
    parts: (session) => partsOf(session, store, party, ledgers, entry.number, part),
    expected: created + changed + deleted,
    undoes: entry.number,
    progress,
    ...(reason === undefined ? {} : { reason }),
  };
}

async function* partsOf(session: Session, store: Store, party: Party, ledgers: readonly ModelLedger[], number: string, part: number): AsyncGenerator<Change[]> {
  const [only, ...others] = ledgers;
  const turns = others.length === 0 && only !== undefined ? [{ ledger: only, which: 'all' as const }] : [...ledgers.map((ledger) => ({ ledger, which: 'kept' as const })), ...ledgers.toReversed().map((ledger) => ({ ledger, which: 'created' as const }))];
  for (const { ledger, which } of turns) {
    const rows = await session.query(`select distinct record from "${ledger.table}" where programme = $1 and _since = $2 order by record`, [store.programme, number]);
    const records = rows.map((row) => String(row['record']));
    for (let from = 0; from < records.length; from += part) {
      yield await takingBack(session, store, party, ledger, number, records.slice(from, from + part), which);
    }
  }
}

/** Each after those it refers to. */
function referredFirst(ledgers: readonly ModelLedger[]): ModelLedger[] | undefined {
  const ordered: ModelLedger[] = [];
  const left = new Set(ledgers);
  while (left.size > 0) {
    const names = new Set([...left].map(({ name }) => name));
    const next = [...left].find(({ references }) => !references.some(({ field }) => names.has(field.refersTo ?? '')));
    if (next === undefined) return undefined;
    ordered.push(next);
    left.delete(next);
  }
  return ordered;
}

async function seesSome(store: Store, party: Party, ledgers: readonly ModelLedger[], number: string): Promise<boolean> {
  for (const ledger of ledgers) {
    const binder = new Binder();
    const terms = [`programme = ${binder.bind(store.programme, 'text')}`, `_since = ${binder.bind(number, 'bigint')}`, ...rowTerms(store, party, ledger, binder)];
    const [some] = await store.database.query(`select 1 as one from "${ledger.table}" where ${terms.join(' and ')} limit 1`, binder.parameters);
    if (some !== undefined) return true;
  }
  return false;
}
