import { mayIn } from '../../kernel/access/may.ts';
import type { Party } from '../../kernel/access/party.ts';
import type { Level } from '../../kernel/declare/level.ts';
import { refuse } from '../../kernel/declare/problem.ts';
import { Binder } from '../../kernel/ledger/binder.ts';
import type { Landing, Review } from '../../kernel/ledger/change.ts';
import { findEntries } from '../../kernel/ledger/journal.ts';
import { levelTerms, visibleTerms } from '../../kernel/ledger/list.ts';
import type { Progress } from '../../kernel/ports/progress.ts';
import { newBatchId } from './batch-id.ts';
import { readBatch } from './batches.ts';
import type { Envelope } from './change-records.ts';
import { showConflicts } from './edit-conflict.ts';
import type { Engine } from './open-engine.ts';

/** As many records as one review takes. */
export const mostReviewed = 100_000;

/** Records as they were looked at. */
export interface Reviewed {
  readonly ledger: string;
  readonly id: string;
  /** The version that was looked at. */
  readonly base: number;
}

/**
 * Moves records to a level, as one batch that can be undone as one.
 * @throws Refusal `access.no-right`, `access.not-allowed`, `review.no-such-step`, `review.no-reason`, and those of `commitGroup`
 */
export async function reviewRecords(engine: Engine, party: Party, records: readonly Reviewed[], level: Level, { batch = newBatchId(), reason }: Envelope = {}): Promise<Landing> {
  const changes = records.map(({ ledger, id, base }): Review => ({ op: 'review', ledger, record: id, base, level }));
  try {
    return await engine.committer.commit({ batch, kind: 'review', party, changes, ...(reason === undefined ? {} : { reason }) });
  } catch (error) {
    throw await showConflicts(engine, party, changes, error);
  }
}

/** What is to become of the records that a batch wrote. */
export interface BatchReview {
  readonly number: string;
  /** Those of its records that are here now; the others stay as they are. */
  readonly from: Level;
  readonly to: Level;
  readonly batch: string;
  readonly reason?: string | undefined;
}

/**
 * Moves the records that a batch wrote, as far as the party sees them and they are where they are expected.
 * @throws Refusal `batch.not-found`, `review.none`, `commit.too-many`, and those of `reviewRecords`
 */
export async function reviewBatch(engine: Engine, party: Party, { number, from, to, batch, reason }: BatchReview, progress: Progress): Promise<Landing> {
  const { store } = engine;
  const landed = (await findEntries(store.database, store.programme, [batch])).get(batch);
  if (landed !== undefined && landed.party === party.id) return { ...landed, repeated: true };
  await readBatch(engine, party, number);
  const changes: Review[] = [];
  for (const ledger of store.model.ledgers.values()) {
    if (!mayIn(party, ledger, 'see')) continue;
    const binder = new Binder();
    const terms = ['_until is null', 'not _gone', ...levelTerms(from), ...visibleTerms(store, party, ledger, {}, binder)];
    const rows = await store.database.query(
      `select record, _version from "${ledger.table}" where ${terms.join(' and ')} and record in (select record from "${ledger.table}" where programme = ${binder.bind(store.programme, 'text')} and _since = ${binder.bind(number, 'bigint')})
       order by record limit ${mostReviewed + 1}`,
      binder.parameters,
    );
    for (const row of rows) changes.push({ op: 'review', ledger: ledger.name, record: String(row['record']), base: Number(row['_version']), level: to });
  }
  if (changes.length === 0) throw nothingThere();
  if (changes.length > mostReviewed) throw tooMany();
  return engine.committer.commit({ batch, kind: 'review', party, changes, progress, ...(reason === undefined ? {} : { reason }) });
}

const nothingThere = () =>
  refuse(
    'review.none',
    { zh: '这个批次里没有处于这一级的记录', en: 'None of the batch’s records is at this level' },
    { zh: '请刷新后再看；可能已经审核过了', en: 'Reload and look again; they may have been reviewed already' },
  );

const tooMany = () =>
  refuse(
    'commit.too-many',
    { zh: `一次最多审核 ${mostReviewed} 条记录`, en: `At most ${mostReviewed} records can be reviewed at once` },
    { zh: '请先在台账里筛选，分几次审核', en: 'Filter in the ledger first, and review them in several goes' },
  );
