import { Refusal, type Problem } from '../declare/problem.ts';
import type { Session, Transaction } from '../ports/database.ts';
import { holdSides, settleSides } from './both-sides.ts';
import type { Change, Commit, Landing } from './change.ts';
import { keepClosedChanges } from './closed-changes.ts';
import { holdClosed } from './closed-periods.ts';
import { entryOf, landingOf, repeatOf, takeNumbers } from './commit.ts';
import { Draft, nothingDrafted } from './draft.ts';
import { examineClosed } from './examine-closed.ts';
import { examine } from './examine.ts';
import { Group } from './group.ts';
import { appendToJournal, findEntries, type JournalEntry } from './journal.ts';
import type { Store } from './store.ts';
import { writeVersions } from './write-versions.ts';

/** A commit of many changes, each of which stands by itself: no part needs what a later one does. */
export interface PartedCommit extends Omit<Commit, 'changes' | 'sources'> {
  /** The changes, read within the transaction that lands them, a part at a time; asked anew where that is tried again. */
  readonly parts: (session: Session) => AsyncIterable<readonly Change[]>;
  /** How many changes there are to be, for telling how far it is. */
  readonly expected: number;
}

/** So many problems are told of one part. */
const mostTold = 50;

/**
 * Lands a commit whose changes come in parts, in the transaction `session` belongs to: as `commitGroup` one batch, whole or
 * not at all, but holding no more than one part of it in memory.
 * @throws Refusal as listed at `commitGroup`, with the first problems of the first part that has any, and what `parts` and
 * `progress` throw; all of these take back what was written
 */
export async function commitInParts(store: Store, session: Transaction, { parts, expected, ...commit }: PartedCommit): Promise<Landing> {
  const { programme, keeper } = store;
  const closed = await holdClosed(session, programme);
  const before = (await findEntries(session, programme, [commit.batch])).get(commit.batch);
  if (before !== undefined) return landed(repeatOf(before, commit.party.id));
  const [number = ''] = await takeNumbers(session, 1);
  const drafted = nothingDrafted();
  const figures = keeper.gather();
  const { progress, ...quiet } = commit;
  let done = 0;
  for await (const changes of parts(session)) {
    progress?.('write', done, expected);
    if (changes.length === 0) continue;
    const part: Commit = { ...quiet, changes };
    const group = new Group(store, session);
    const held = await holdSides(session, store, [part]);
    await group.load([part], false);
    const wrong = await examine(group, part);
    const [problem, ...more] = wrong.length > 0 ? wrong : await examineClosed(group, part, closed);
    if (problem !== undefined) throw new Refusal([problem, ...more.slice(0, mostTold - 1)] as [Problem, ...Problem[]]);
    await new Draft(group, part, number, [], drafted).carryOut();
    const agreed = await settleSides(session, store, group.pending, held);
    for (const written of [...group.pending.ledgers.values()].sort((a, b) => (a.ledger.name < b.ledger.name ? -1 : 1))) await writeVersions(session, programme, written);
    await figures.take([...group.pending.movements, ...agreed]);
    await keepClosedChanges(store, session, group.pending, closed);
    done += changes.length;
  }
  progress?.('count', 0, 1);
  await figures.settle(session, programme, closed);
  // From here on it is a matter of milliseconds, and can't be called off.
  progress?.('count', 1, 1);
  const [entry] = await appendToJournal(session, programme, [entryOf({ commit: quiet, number, ...drafted })], store.clock.now());
  return landingOf(entry as JournalEntry, false);
}

function landed(outcome: ReturnType<typeof repeatOf>): Landing {
  if ('refusal' in outcome) throw outcome.refusal;
  return outcome.landing;
}
