import { allows } from '../access/may.ts';
import type { Party } from '../access/party.ts';
import { refuse } from '../declare/problem.ts';
import type { LedgerAction } from '../declare/role.ts';
import { findDifferences, seenText, type Difference } from './differences.ts';
import { noteInJournal } from './journal-note.ts';
import { sealedAs } from './seal.ts';
import type { Store } from './store.ts';
import { touchedKey, writeTouched } from './touched.ts';

/** What is decided about a difference: whose task it is, and whether it is left so. */
export interface Decision {
  readonly ledger: string;
  readonly fact: string;
  /** A region or an account; absent: as before. */
  readonly owner?: string | undefined;
  /** Absent: as before. */
  readonly accepted?: boolean | undefined;
  readonly note: string;
}

/** Whoever keeps or reviews one of its records may decide about a difference. */
const rights: readonly LedgerAction[] = ['write', 'verify', 'confirm'];

/**
 * Gives a difference to somebody, or leaves it as it is for a reason; the journal keeps that.
 * @throws Refusal `difference.not-found`, `difference.no-reason`, `access.not-allowed`
 */
export async function decideDifference(store: Store, party: Party, { ledger, fact, owner, accepted, note }: Decision): Promise<Difference> {
  const found = (await findDifferences(store, party, { ledger })).find((one) => one.fact === fact);
  if (found === undefined) throw notFound();
  if (!mayDecide(store, party, found)) throw notAllowed(ledger);
  if (accepted === true && note.trim() === '') throw noReason();
  const kept = { owner: owner ?? found.owner, accepted: accepted ?? found.state === 'accepted', note: note.trim() === '' ? found.note : note.trim() };
  const { sides, own, theirs, kind } = found;
  const touched = [...(own === undefined ? [] : [touchedKey(sealedAs(store.seal, sides.ledger), own.region)]), ...theirs.map(({ region }) => touchedKey(sealedAs(store.seal, sides.other), region))];
  await store.database.transaction(async (session) => {
    await session.run(
      `insert into difference (programme, ledger, fact, owner, accepted, note, seen, party, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (programme, ledger, fact) do update set owner = excluded.owner, accepted = excluded.accepted, note = excluded.note, seen = excluded.seen, party = excluded.party, at = excluded.at`,
      [store.programme, sides.ledger.name, fact, kept.owner, kept.accepted, kept.note, seenText(found), party.id, store.clock.now().toISOString()],
    );
    await noteInJournal(session, store, party, { kind: 'difference', about: { ledger: sides.ledger.name, fact, kind, owner: kept.owner, accepted: kept.accepted }, reason: kept.note, touched: writeTouched(touched) });
  });
  return { ...found, owner: kept.owner, state: kept.accepted ? 'accepted' : 'open', note: kept.note };
}

/** Whether the party may decide about a difference that it sees. */
export function mayDecide({ regions }: Store, party: Party, { sides, own, theirs }: Difference): boolean {
  return rights.some((right) => (own !== undefined && allows(party, sides.ledger, right, own, regions)) || theirs.some((claim) => allows(party, sides.other, right, claim, regions)));
}

const notFound = () =>
  refuse(
    'difference.not-found',
    { zh: '没有这处差异', en: 'There is no such difference' },
    { zh: '双方台账可能已经改一致；请刷新', en: 'The two ledgers may say alike by now; reload' },
  );

const notAllowed = (ledger: string) =>
  refuse(
    'access.not-allowed',
    { zh: '您无权处理这处差异', en: 'You may not decide about this difference' },
    { zh: '请由填报或审核其中一方记录的人处理', en: 'Ask somebody who keeps or reviews one of its records' },
    { ledger },
  );

const noReason = () =>
  refuse(
    'difference.no-reason',
    { zh: '认可差异要写明原因', en: 'Leaving a difference as it is takes a reason' },
    { zh: '写一句双方为什么不同', en: 'Say in a sentence why the two differ' },
  );
