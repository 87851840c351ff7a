import type { Party } from '../../kernel/access/party.ts';
import { expectRightIn } from '../../kernel/access/refusals.ts';
import type { Level } from '../../kernel/declare/level.ts';
import { Refusal, refuse, type Problem } from '../../kernel/declare/problem.ts';
import { Binder } from '../../kernel/ledger/binder.ts';
import type { Change, Landing } from '../../kernel/ledger/change.ts';
import { findEntries } from '../../kernel/ledger/journal.ts';
import { ledgerNamed, levelTerms, visibleTerms, type ListRequest } from '../../kernel/ledger/list.ts';
import { conflict } from '../../kernel/ledger/problems.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import { restoreVersion, versionColumns, type Version } from '../../kernel/ledger/version.ts';
import type { ModelLedger } from '../../kernel/model/model.ts';
import type { Session } from '../../kernel/ports/database.ts';
import type { Progress } from '../../kernel/ports/progress.ts';
import { acceptValues } from './accept-values.ts';
import { missingEvidence } from './evidence.ts';
import type { Engine } from './open-engine.ts';
import { refuseMasked } from './records.ts';

/** As many records as one batch takes. */
const mostMatching = 100_000;
const chunk = 1000;
/** So many of those that others changed are named. */
const mostShown = 50;

/** What becomes of records that others changed since one looked. */
export interface ChangedByOthers {
  /** The journal's position by which one had looked first. */
  readonly since: string;
  /** They are changed all the same; else they are left as they are. */
  readonly take: boolean;
  /** Records with which it is the other way round. */
  readonly except: readonly string[];
}

/** One change for all records that a list's filters find. */
export interface MatchingChange extends Pick<ListRequest, 'ledger' | 'where' | 'level'> {
  /** Moves them to this level and leaves what they say. */
  readonly review?: Level | undefined;
  /** The values given to each, as JSON; absent to delete them. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** How many records the asker saw; another number means that the list has moved. */
  readonly expected: number;
  /** The journal's position by which the asker saw them: where others changed some of them since, nothing is done. */
  readonly seen?: string | undefined;
  /** What was decided of those that others had changed by `seen`. */
  readonly others?: ChangedByOthers | undefined;
  readonly batch: string;
  readonly reason?: string | undefined;
}

/**
 * Changes, reviews or deletes every record that matches, as one batch that can be undone as one. Sent again it answers the first landing.
 * @throws Refusal `access.no-right`, `list.masked-field`, `field.unknown`, `commit.too-many`, `commit.other-count`, `cell.*`;
 * `commit.changed-meanwhile` with how many others changed as its value, and a `record.conflict` for each of the first of them;
 * those of `commitInParts`; what `progress` throws, with nothing written
 */
export async function changeMatching(engine: Engine, party: Party, change: MatchingChange, progress: Progress): Promise<Landing> {
  const { store, committer } = engine;
  const ledger = ledgerNamed(store, change.ledger);
  expectRightIn(party, ledger, change.review === undefined ? 'write' : 'see');
  refuseMasked(ledger, party, Object.keys(change.where ?? {}));
  const landed = (await findEntries(store.database, store.programme, [change.batch])).get(change.batch);
  if (landed !== undefined && landed.party === party.id) return { ...landed, repeated: true };
  const { batch, reason, review, expected } = change;
  if (expected > mostMatching) throw tooMany();
  const parts = (session: Session) => partsOf(session, store, party, ledger, change);
  return committer.commitInParts({ batch, kind: review === undefined ? 'edit' : 'review', party, parts, expected, progress, ...(reason === undefined ? {} : { reason }) });
}

/** The changes, in the order of the records' ids. */
async function* partsOf(session: Session, store: Store, party: Party, ledger: ModelLedger, change: MatchingChange): AsyncGenerator<Change[]> {
  const { where = {}, level, expected, values, review } = change;
  const termsOf = (binder: Binder) => ['_until is null', 'not _gone', ...levelTerms(level), ...visibleTerms(store, party, ledger, where, binder)];
  const others = await byOthers(session, store, party, change);
  await refuseChanged(session, ledger, termsOf, others.since);
  const passesOver = (record: string, since: string): boolean => others.decided.has(since) && change.others !== undefined && change.others.take === change.others.except.includes(record);
  let found = 0;
  let last: string | undefined;
  for (;;) {
    const binder = new Binder();
    const terms = termsOf(binder);
    if (last !== undefined) terms.push(`record > ${binder.bind(last, 'uuid')}`);
    const columns = values === undefined ? 'record, _version, _since' : versionColumns(ledger);
    const rows = await session.query(`select ${columns} from "${ledger.table}" where ${terms.join(' and ')} order by record limit ${chunk}`, binder.parameters);
    found += rows.length;
    if (found > expected) throw otherCount(expected, found);
    last = rows.at(-1)?.['record'] ?? last;
    const taken = rows.filter((row) => !passesOver(String(row['record']), String(row['_since'])));
    if (values !== undefined) yield await puts(store, session, ledger, taken.map((row) => restoreVersion(ledger, row)), values);
    else {
      yield taken.map((row): Change => {
        const of = { ledger: ledger.name, record: String(row['record']), base: Number(row['_version']) };
        return review === undefined ? { op: 'delete', ...of } : { op: 'review', ...of, level: review };
      });
    }
    if (rows.length < chunk) break;
  }
  if (found !== expected) throw otherCount(expected, found);
}

/** The batches of others since the asker looked, and those between its first look and that, of which it has decided. */
async function byOthers(session: Session, { programme }: Store, { id }: Party, { seen, others }: MatchingChange): Promise<{ since: string[]; decided: ReadonlySet<string> }> {
  const from = others?.since ?? seen;
  if (from === undefined || seen === undefined) return { since: [], decided: new Set() };
  const rows = await session.query("select number, position > $2::bigint as later from journal where programme = $1 and position > $3::bigint and party <> $4 and touched <> ''", [programme, seen, from, id]);
  const numbers = (later: boolean) => rows.filter((row) => (row['later'] === 't') === later).map((row) => String(row['number']));
  return { since: numbers(true), decided: new Set(numbers(false)) };
}

async function refuseChanged(session: Session, ledger: ModelLedger, termsOf: (binder: Binder) => string[], since: readonly string[]): Promise<void> {
  if (since.length === 0) return;
  const binder = new Binder();
  const changed = `from "${ledger.table}" where ${[...termsOf(binder), `_since = any(${binder.bind(since, 'bigint[]')})`].join(' and ')}`;
  const [count] = await session.query(`select count(*) as n ${changed}`, binder.parameters);
  if (count === undefined || count['n'] === '0') return;
  const rows = await session.query(`select record, _version ${changed} order by record limit ${mostShown}`, binder.parameters);
  throw new Refusal([changedMeanwhile(ledger, String(count['n'])), ...rows.map((row) => conflict(ledger, String(row['record']), Number(row['_version']) - 1, Number(row['_version'])))]);
}

async function puts(store: Store, session: Session, ledger: ModelLedger, found: readonly Version[], json: Readonly<Record<string, unknown>>): Promise<Change[]> {
  const problems: Problem[] = [];
  const changes: Change[] = [];
  for (const { record, version, values: stands } of found) {
    const accepted = acceptValues(ledger, record, json, stands, store.regions);
    problems.push(...accepted.problems);
    changes.push({ op: 'put', ledger: ledger.name, record, base: version, values: accepted.values });
    if (problems.length >= mostShown) break;
  }
  const [first] = found;
  // The files given are the same for all.
  if (first !== undefined && problems.length === 0) problems.push(...(await missingEvidence({ programme: store.programme, database: session }, ledger, first.record, acceptValues(ledger, first.record, json, undefined, store.regions).values)));
  const [wrong, ...more] = problems;
  if (wrong !== undefined) throw new Refusal([wrong, ...more]);
  return changes;
}

const changedMeanwhile = (ledger: ModelLedger, count: string): Problem => ({
  code: 'commit.changed-meanwhile',
  severity: 'error',
  place: { ledger: ledger.name },
  value: count,
  message: { zh: `您选定以后，别人改了其中 ${count} 条记录`, en: `Others changed ${count} of these records since you looked` },
  mend: { zh: '什么也没有改动；请看过别人的改动，决定这些记录怎么办', en: 'Nothing was changed; look at what they did and decide about these records' },
});

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
