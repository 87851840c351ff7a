import { Refusal, type Problem } from '../declare/problem.ts';
import type { Session, Transaction } from '../ports/database.ts';
import type { Progress } from '../ports/progress.ts';
import type { Commit, Landing } from './change.ts';
import { keepClosedChanges } from './closed-changes.ts';
import { holdClosed, type ClosedPeriods } from './closed-periods.ts';
import { Draft, type Drafted } from './draft.ts';
import { examineClosed } from './examine-closed.ts';
import { examine } from './examine.ts';
import type { Movement } from './figure-keeper.ts';
import { Group } from './group.ts';
import { appendToJournal, findEntries, type JournalEntry, type UnchainedEntry } from './journal.ts';
import type { Pending } from './pending.ts';
import { otherChanges } from './problems.ts';
import { keepSources } from './sources.ts';
import { holdSides, settleSides } from './both-sides.ts';
import type { Store } from './store.ts';
import { writeTouched } from './touched.ts';
import { writeVersions } from './write-versions.ts';

/** Below this many changes the database has no COPY to wait for. */
const few = 250;

/** What became of one commit of a group: it landed, or it was refused and changed nothing. */
export type Outcome = { readonly landing: Landing } | { readonly refusal: Refusal };

/**
 * The single way in for every record. Lands a group of commits in the transaction `session` belongs to: each whole or
 * not at all, in order; one that is refused leaves the others alone. Validation, references, identity, versions,
 * figures and the journal are all inside that transaction.
 *
 * Refusals: `ledger.unknown`, `field.missing`, `rule.*`, `access.not-allowed`, `record.conflict`, `record.not-found`,
 * `record.identity-taken`, `record.referred-to`, `record.twice`, `field.no-such-record`, `access.no-right`, `closing.reason-needed`; `batch.other-changes` for
 * an id under which somebody else's batch has landed.
 * A unique key that a concurrent writer broke surfaces as a `DatabaseError` 23505: try the group `again`.
 */
export async function commitGroup(store: Store, session: Transaction, commits: readonly Commit[], again = false): Promise<Outcome[]> {
  const { programme } = store;
  const outcomes = new Map<string, Outcome>();
  const distinct = [...new Map(commits.map((commit) => [commit.batch, commit])).values()];
  const group = new Group(store, session);
  const [closed, held, landed, numbers] = await Promise.all([
    holdClosed(session, programme),
    holdSides(session, store, distinct),
    findEntries(session, programme, distinct.map(({ batch }) => batch)),
    takeNumbers(session, distinct.length),
    group.load(distinct, again),
  ]);
  for (const [batch, entry] of landed) outcomes.set(batch, repeatOf(entry, distinct.find((commit) => commit.batch === batch)?.party.id));

  const drafts: Draft[] = [];
  for (const [index, commit] of distinct.entries()) {
    if (landed.has(commit.batch)) continue;
    const wrong = await examine(group, commit);
    const problems = wrong.length > 0 ? wrong : await examineClosed(group, commit, closed);
    if (problems.length > 0) {
      // The same batch may have landed elsewhere while this one waited for its records.
      const entry = (await findEntries(session, programme, [commit.batch])).get(commit.batch);
      outcomes.set(commit.batch, entry === undefined ? { refusal: new Refusal(problems as [Problem, ...Problem[]]) } : repeatOf(entry, commit.party.id));
      continue;
    }
    const draft = new Draft(group, commit, numbers[index] as string, await keepSources(session, store, commit.sources ?? []));
    await draft.carryOut();
    drafts.push(draft);
  }

  const progress = commits.length === 1 ? commits[0]?.progress : undefined;
  const agreed = await settleSides(session, store, group.pending, held);
  await write(store, session, group.pending, agreed, closed, progress);
  // From here on it is a matter of milliseconds, and can't be called off.
  progress?.('count', 1, 1);
  if (drafts.length > 0) {
    const entries = await appendToJournal(session, programme, drafts.map(entryOf), store.clock.now());
    for (const [index, { commit }] of drafts.entries()) {
      outcomes.set(commit.batch, { landing: landingOf(entries[index] as JournalEntry, false) });
    }
  }
  const answered = new Set<string>();
  return commits.map(({ batch }) => {
    const outcome = outcomes.get(batch) as Outcome;
    const repeats = answered.has(batch);
    answered.add(batch);
    return repeats && 'landing' in outcome ? { landing: { ...outcome.landing, repeated: true } } : outcome;
  });
}

/** Writes the versions and moves the figures. A few rows are all sent without waiting in between. */
async function write(store: Store, session: Transaction, pending: Pending, agreed: readonly Movement[], closed: ClosedPeriods, progress: Progress | undefined): Promise<void> {
  const { programme, keeper } = store;
  const { ledgers } = pending;
  if (pending.movements.length === 0) return;
  const movements = [...pending.movements, ...agreed];
  const written = [...ledgers.values()].sort((a, b) => (a.ledger.name < b.ledger.name ? -1 : 1));
  if (movements.length < few) {
    progress?.('count', 0, 1);
    await Promise.all([...written.map((one) => writeVersions(session, programme, one)), keeper.absorb(session, programme, movements, closed)]);
    await keepClosedChanges(store, session, pending, closed);
    return;
  }
  const writing = (async () => {
    for (const one of written) await writeVersions(session, programme, one, progress);
    progress?.('count', 0, 1);
  })();
  // Awaited by the keeper, when it has added up what it can meanwhile.
  writing.catch(() => undefined);
  await keeper.absorb(session, programme, movements, closed, writing);
  await keepClosedChanges(store, session, pending, closed);
}

/** Numbers for new entries of the journal. */
export async function takeNumbers(session: Session, count: number): Promise<string[]> {
  const rows = await session.query(`select nextval('batch_number') as number from generate_series(1, $1::integer)`, [count]);
  return rows.map((row) => String(row['number']));
}

/** What the journal is told of a batch. */
export function entryOf({ commit, number, leaves, touched, counts }: Drafted & { readonly commit: Omit<Commit, 'changes'>; readonly number: string }): UnchainedEntry {
  return {
    number,
    batch: commit.batch,
    kind: commit.kind,
    party: commit.party.id,
    reason: commit.reason ?? commit.label ?? null,
    about: null,
    file: commit.file ?? null,
    undoes: commit.undoes ?? null,
    counts: { ...commit.counts, ...counts },
    leaves: leaves.join(''),
    touched: writeTouched(touched),
  };
}

/** What a batch answers when it is sent again; somebody else's is told to nobody. */
export function repeatOf(entry: JournalEntry, party: string | undefined): Outcome {
  return entry.party === party ? { landing: landingOf(entry, true) } : { refusal: new Refusal([otherChanges(entry.batch)]) };
}

export function landingOf({ batch, number, hash, at, counts, touched }: JournalEntry, repeated: boolean): Landing {
  return { batch, number, at, counts, hash, touched, repeated };
}
