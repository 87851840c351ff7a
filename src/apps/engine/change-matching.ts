import type { Party } from '../../kernel/access/party.ts';
import { expectRightIn } from '../../kernel/access/refusals.ts';
import type { Level } from '../../kernel/declare/level.ts';
import { Refusal, refuse, type Problem } from '../../kernel/declare/problem.ts';
import { Binder } from '../../kernel/ledger/binder.ts';
import type { Change, Landing } from '../../kernel/ledger/change.ts';
import { findEntries } from '../../kernel/ledger/journal.ts';
import { ledgerNamed, levelTerms, visibleTerms, type ListRequest } from '../../kernel/ledger/list.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import { restoreVersion, versionColumns, type Version } from '../../kernel/ledger/version.ts';
import type { ModelLedger } from '../../kernel/model/model.ts';
import type { Progress } from '../../kernel/ports/progress.ts';
import { acceptValues } from './accept-values.ts';
import { missingEvidence } from './evidence.ts';
import type { Engine } from './open-engine.ts';
import { refuseMasked } from './records.ts';

/** As many records as one batch takes. */
const mostMatching = 100_000;
const chunk = 2000;

/** One change for all records that a list's filters find. */
export interface MatchingChange extends Pick<ListRequest, 'ledger' | 'where' | 'level'> {
  /** Moves them to this level and leaves what they say. */
  readonly review?: Level | undefined;
  /** The values given to each, as JSON; absent to delete them. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** How many records the asker saw; another number means that the list has moved. */
  readonly expected: number;
  readonly batch: string;
  readonly reason?: string | undefined;
}

/**
 * Changes, reviews or deletes every record that matches, as one batch that can be undone as one. Sent again it answers the first landing.
 * @throws Refusal `access.no-right`, `list.masked-field`, `field.unknown`, `commit.too-many`, `commit.other-count`, `cell.*`,
 * those of `commitGroup`; what `progress` throws, with nothing written
 */
export async function changeMatching(engine: Engine, party: Party, change: MatchingChange, progress: Progress): Promise<Landing> {
  const { store, committer } = engine;
  const ledger = ledgerNamed(store, change.ledger);
  expectRightIn(party, ledger, change.review === undefined ? 'write' : 'see');
  refuseMasked(ledger, party, Object.keys(change.where ?? {}));
  const landed = (await findEntries(store.database, store.programme, [change.batch])).get(change.batch);
  if (landed !== undefined && landed.party === party.id) return { ...landed, repeated: true };
  if (change.expected > mostMatching) throw tooMany();
  const found = await matching(store, party, ledger, change, progress);
  if (found.length !== change.expected) throw otherCount(change.expected, found.length);
  const { review } = change;
  const changes = review !== undefined ? found.map(({ record, version }): Change => ({ op: 'review', ledger: ledger.name, record, base: version, level: review })) : change.values === undefined ? found.map(({ record, version }): Change => ({ op: 'delete', ledger: ledger.name, record, base: version })) : await puts(store, ledger, found, change.values);
  const { batch, reason } = change;
  return committer.commit({ batch, kind: review === undefined ? 'edit' : 'review', party, changes, progress, ...(reason === undefined ? {} : { reason }) });
}

/** The records that match, one more than was expected at most. */
async function matching(store: Store, party: Party, ledger: ModelLedger, { where = {}, level, expected }: MatchingChange, progress: Progress): Promise<Version[]> {
  const found: Version[] = [];
  for (;;) {
    progress('compare', found.length, expected);
    const binder = new Binder();
    const terms = ['_until is null', 'not _gone', ...levelTerms(level), ...visibleTerms(store, party, ledger, where, binder)];
    const last = found.at(-1);
    if (last !== undefined) terms.push(`record > ${binder.bind(last.record, 'uuid')}`);
    const rows = await store.database.query(`select ${versionColumns(ledger)} from "${ledger.table}" where ${terms.join(' and ')} order by record limit ${chunk}`, binder.parameters);
    for (const row of rows) found.push(restoreVersion(ledger, row));
    if (rows.length < chunk || found.length > expected) return found;
  }
}

async function puts(store: Store, ledger: ModelLedger, found: readonly Version[], json: Readonly<Record<string, unknown>>): Promise<Change[]> {
  const problems: Problem[] = [];
  const changes: Change[] = [];
  for (const { record, version, values: stands } of found) {
    const accepted = acceptValues(ledger, record, json, stands, store.regions);
    problems.push(...accepted.problems);
    changes.push({ op: 'put', ledger: ledger.name, record, base: version, values: accepted.values });
  }
  const [first] = found;
  // The files given are the same for all.
  if (first !== undefined && problems.length === 0) problems.push(...(await missingEvidence(store, ledger, first.record, acceptValues(ledger, first.record, json, undefined, store.regions).values)));
  const [wrong, ...more] = problems;
  if (wrong !== undefined) throw new Refusal([wrong, ...more]);
  return changes;
}

const tooMany = () =>
  refuse(
    'commit.too-many',
    { zh: `一次最多改 ${mostMatching} 条记录`, en: `At most ${mostMatching} records can be changed at once` },
    { zh: '请先筛选，分几次改', en: 'Filter first, and change them in several goes' },
  );

const otherCount = (expected: number, found: number) =>
  refuse(
    'commit.other-count',
    { zh: `符合筛选的记录已不是 ${expected} 条${found > expected ? '，有新增的' : `，现在是 ${found} 条`}`, en: `The filters no longer find ${expected} records${found > expected ? '; there are more now' : `, but ${found}`}` },
    { zh: '什么也没有改动；请看过现在的列表再做', en: 'Nothing was changed; look at the list as it is now and do it again' },
  );
