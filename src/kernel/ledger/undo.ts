import { allows, sees } from '../access/may.ts';
import type { Party } from '../access/party.ts';
import { refuse, Refusal, type Problem } from '../declare/problem.ts';
import type { LedgerAction } from '../declare/role.ts';
import type { ModelLedger } from '../model/model.ts';
import type { Session } from '../ports/database.ts';
import type { Change, Commit } from './change.ts';
import { placeOf } from './problems.ts';
import { restoreEntry, type JournalEntry } from './journal.ts';
import { rightsToTakeBack } from './review-steps.ts';
import { findBefore, findNewest } from './standing.ts';
import type { Store } from './store.ts';
import { restoreVersion, saysTheSame, versionColumns, type Version } from './version.ts';
import { isId } from './well-formed.ts';

/** What a batch did to one record. */
interface Trace {
  readonly ledger: ModelLedger;
  /** The version it left. */
  readonly written: Version;
  /** The newest version by now. */
  readonly newest: Version;
  /** The version it found; `undefined` where it created the record. */
  readonly former: Version | undefined;
}

/**
 * The commit that takes a landed batch back: what it created is deleted, what it changed or deleted gets its former
 * values, with their former source. Undoing an undo works alike. What was changed since and changed back is as the batch
 * left it. Carried values follow their records.
 *
 * Refusals: `undo.nothing` for an unmasking, `undo.closing` for a closing, `batch.not-found`, also where the party sees nothing of it; `access.not-allowed` where it touched a record
 * that the party may not undo; `batch.undone` (it is taken back already), `undo.changed-since` for each record that
 * somebody changed after the batch.
 *
 * @param number the batch's number or its id
 */
export async function undoing(store: Store, party: Party, number: string, batch: string, reason?: string): Promise<Commit> {
  const entry = await undoable(store, number);
  const traces: Trace[] = [];
  for (const ledger of store.model.ledgers.values()) {
    for (const trace of await tracesIn(store.database, store, ledger, entry.number)) if (!isCarriedOnly(trace)) traces.push(trace);
  }
  refuseStrangers(store, party, number, traces);
  await refuseUndone(store, entry);
  refuseChanged(traces);
  return { batch, kind: 'undo', party, changes: traces.map(takeBack), undoes: entry.number, ...(reason === undefined ? {} : { reason }) };
}

/** The batch, where it is of a kind that can be taken back. @throws Refusal `batch.not-found`, `undo.nothing`, `undo.closing` */
export async function undoable(store: Store, number: string): Promise<JournalEntry> {
  const entry = await findBatch(store, number);
  if (entry === undefined || entry.kind === 'account') throw batchNotFound(number);
  if (entry.kind === 'unmask') throw nothingToUndo(number);
  if (entry.kind === 'closing') throw notByUndoing();
  return entry;
}

/** @throws Refusal `batch.undone` */
export async function refuseUndone({ database, programme }: Store, { number }: JournalEntry): Promise<void> {
  const taker = await takenBackBy(database, programme, number);
  if (taker !== undefined) throw alreadyUndone(number, taker);
}

/** @throws Refusal `undo.changed-since` */
function refuseChanged(traces: readonly Trace[]): void {
  const problems = traces.filter((trace) => !isAsLeft(trace)).map(({ ledger, newest }) => changedSince(ledger, newest));
  if (problems.length > 0) throw new Refusal(problems as [Problem, ...Problem[]]);
}

/** `created`: what the batch brought in, which goes; `kept`: what was there before, which is as it was. */
export type TakenBack = 'all' | 'created' | 'kept';

/**
 * What takes back what a batch did to these of its records; of the whole batch, its caller has made sure that the party sees
 * some of it and that nobody took it back.
 * @throws Refusal `access.not-allowed`, `undo.changed-since`
 */
export async function takingBack(session: Session, store: Store, party: Party, ledger: ModelLedger, number: string, records: readonly string[], which: TakenBack = 'all'): Promise<Change[]> {
  const wanted = (trace: Trace): boolean => !isCarriedOnly(trace) && (which === 'all' || (which === 'created') === wasCreated(trace));
  const traces = (await tracesIn(session, store, ledger, number, records)).filter(wanted);
  if (!traces.every((trace) => mayTakeBack(party, trace, store.regions))) throw foreignRecords();
  refuseChanged(traces);
  return traces.map(takeBack);
}

async function findBatch({ database, programme }: Store, number: string): Promise<JournalEntry | undefined> {
  const byNumber = /^\d{1,18}$/.test(number);
  if (!byNumber && !isId(number.toLowerCase())) return undefined;
  const [row] = await database.query(`select * from journal where programme = $1 and ${byNumber ? 'number = $2::bigint' : 'batch = $2::uuid'}`, [programme, number]);
  return row === undefined ? undefined : restoreEntry(row);
}

/** The batch that took this one back, unless that one was taken back in turn. */
async function takenBackBy(session: Session, programme: string, number: string): Promise<string | undefined> {
  const takers = await session.query('select number from journal where programme = $1 and undoes = $2 order by position desc', [programme, number]);
  for (const { number: taker } of takers) {
    if ((await takenBackBy(session, programme, String(taker))) === undefined) return String(taker);
  }
  return undefined;
}

/** @param only of these records; of all when not given */
async function tracesIn(database: Session, { programme }: Store, ledger: ModelLedger, number: string, only?: readonly string[]): Promise<Trace[]> {
  // A record it wrote twice, once itself and once by a value carried over, counts by the later version.
  const rows = await database.query(
    `select distinct on (record) ${versionColumns(ledger)} from "${ledger.table}"
     where programme = $1 and _since = $2 ${only === undefined ? '' : 'and record = any($3::uuid[])'} order by record, _version desc`,
    [programme, number, ...(only === undefined ? [] : [only])],
  );
  const left = rows.map((row) => restoreVersion(ledger, row));
  const ended = left.filter(({ until }) => until !== null).map(({ record }) => record);
  const newest = await findNewest(database, programme, ledger, ended);
  const old = left.filter(({ version }) => version > 1).map(({ record }) => record);
  const former = await findBefore(database, programme, ledger, old, number);
  return left.map((written) => ({ ledger, written, newest: newest.get(written.record) ?? written, former: former.get(written.record) }));
}

/** Taking a batch back takes the right to undo for every record it touched, where each was, is and goes. */
function refuseStrangers({ regions }: Store, party: Party, number: string, traces: readonly Trace[]): void {
  const touched = traces.flatMap(({ ledger, written, newest, former }) =>
    [written, newest, ...(former === undefined ? [] : [former])].map((version) => ({ ledger, version })),
  );
  if (touched.length > 0 && !touched.some(({ ledger, version }) => sees(party, ledger, version, regions))) throw batchNotFound(number);
  if (!traces.every((trace) => mayTakeBack(party, trace, regions))) throw foreignRecords();
}

/** What only moved a record's level is taken back by whoever may move it so. */
function mayTakeBack(party: Party, trace: Trace, regions: Store['regions']): boolean {
  const { ledger, written, newest, former } = trace;
  const rights: readonly LedgerAction[] = former !== undefined && isReview(trace) ? rightsToTakeBack(written.level, former.level) : ['undo'];
  return [written, newest, ...(former === undefined ? [] : [former])].every((version) => rights.some((right) => allows(party, ledger, right, version, regions)));
}

/** The batch left what the record says, and moved its level. */
const isReview = ({ ledger, written, former }: Trace): boolean => former !== undefined && former.level !== written.level && saysTheSameItself(ledger, former, written);

/** The batch only brought a carried value up to date here; that goes back by itself when the lender does. */
const isCarriedOnly = ({ ledger, written, former }: Trace): boolean => former !== undefined && former.level === written.level && saysTheSameItself(ledger, former, written);

const isAsLeft = ({ ledger, written, newest }: Trace): boolean => written.version === newest.version || (written.level === newest.level && saysTheSameItself(ledger, written, newest));

/** Whether two versions say the same but for what they carry over. */
function saysTheSameItself(ledger: ModelLedger, one: Version, other: Version): boolean {
  if (one.gone !== other.gone) return false;
  return saysTheSame({ fields: ledger.fields.filter(({ field }) => field.carried === undefined) }, one, other);
}

const wasCreated = ({ former }: Trace): boolean => former === undefined || former.gone;

function takeBack(trace: Trace): Change {
  const { ledger, written: { record }, newest: { version: base }, former } = trace;
  if (former === undefined || wasCreated(trace)) return { op: 'delete', ledger: ledger.name, record, base };
  if (isReview(trace)) return { op: 'review', ledger: ledger.name, record, base, level: former.level };
  return { op: 'put', ledger: ledger.name, record, base, values: former.values, level: former.level, from: { kept: former.source, row: former.row } };
}

export const batchNotFound = (number: string) =>
  refuse(
    'batch.not-found',
    { zh: `没有批次 ${number.slice(0, 40)}`, en: `There is no batch ${number.slice(0, 40)}` },
    { zh: '请在批次列表中核对编号', en: 'Check its number in the list of batches' },
  );

const nothingToUndo = (number: string) =>
  refuse(
    'undo.nothing',
    { zh: `批次 ${number} 是一次查看，没有改动任何记录`, en: `Batch ${number} was a look at masked values and changed no record` },
    { zh: '查看的留痕不能撤销', en: 'That somebody looked stays in the journal' },
  );

const notByUndoing = () =>
  refuse(
    'undo.closing',
    { zh: '关账不能用撤销收回', en: 'A closing is not taken back by an undo' },
    { zh: '如需改动已关账的期间，请申请重开，由另一人批准', en: 'Ask for the period to be reopened; somebody else approves it' },
  );

const foreignRecords = () =>
  refuse(
    'access.not-allowed',
    { zh: '这个批次改动的记录，您无权全部撤销', en: 'You may not undo all that the batch did' },
    { zh: '请由有权限的人撤销，或只修改您自己地区的记录', en: 'Ask somebody who may, or change the records of your own region' },
  );

const alreadyUndone = (number: string, by: string) =>
  refuse(
    'batch.undone',
    { zh: `批次 ${number} 已被批次 ${by} 撤销`, en: `Batch ${number} was taken back by batch ${by}` },
    { zh: `如要恢复，请撤销批次 ${by}`, en: `To bring it back, undo batch ${by}` },
  );

const changedSince = (ledger: ModelLedger, { record, version }: Version): Problem => ({
  code: 'undo.changed-since',
  severity: 'error',
  place: placeOf(ledger, record),
  value: String(version),
  message: { zh: '这条记录在该批次之后又有改动', en: 'This record was changed after the batch' },
  mend: { zh: '请先撤销之后的批次，或逐条修改', en: 'Undo the later batch first, or change the record itself' },
});
