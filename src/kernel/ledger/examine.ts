import { allows, mayIn, ownColumns, sees, type Row } from '../access/may.ts';
import { withoutRight } from '../access/refusals.ts';
import type { Problem } from '../declare/problem.ts';
import { rankOf } from '../declare/level.ts';
import type { LedgerAction } from '../declare/role.ts';
import type { ModelLedger } from '../model/model.ts';
import { quoted } from './binder.ts';
import type { Commit, CommitKind, Delete, Put, Review } from './change.ts';
import { checkValues } from './check-values.ts';
import { Companions } from './companions.ts';
import type { Group } from './group.ts';
import { levelWritten, rightsToMove, rightsToTakeBack } from './review-steps.ts';
import { conflict, identityTaken, noReasonGiven, noSuchLevel, noSuchReference, noSuchStep, notAllowed, notFound, referredTo, twice, unknownLedger } from './problems.ts';
import { refusedRow, rowOf } from './rows-seen.ts';
import { saysTheSame } from './version.ts';

/** What writing takes in a commit of a kind; what only moves a record's level, that step says. */
const rights: Readonly<Record<CommitKind, LedgerAction>> = { edit: 'write', import: 'import', undo: 'undo', review: 'write' };

/** Everything that keeps a commit from landing, given what its group has done before it. */
export async function examine(group: Group, commit: Commit): Promise<Problem[]> {
  const { regions, model } = group.store;
  const problems: Problem[] = [];
  const companions = new Companions(commit);
  const seen = new Set<string>();
  const deleted = new Map<ModelLedger, string[]>();
  const unable = new Map<ModelLedger, Problem>();
  const hidden: Problem[] = [];
  for (const change of commit.changes) {
    const ledger = group.ledger(change.ledger);
    if (ledger === undefined) {
      problems.push(unknownLedger(change.ledger, model.ledgers.keys()));
      continue;
    }
    const right = change.op === 'review' ? 'see' : rights[commit.kind];
    if (!mayIn(commit.party, ledger, right)) {
      unable.set(ledger, withoutRight(right, ledger));
      continue;
    }
    const key = `${ledger.name}|${change.record}`;
    const stands = group.pending.of(ledger).standing.get(change.record);
    if (seen.has(key)) problems.push(twice(ledger, change.record));
    else if (stands === undefined ? change.base > 0 : !sees(commit.party, ledger, stands, regions)) problems.push(notFound(ledger, change.record));
    else if (stands !== undefined && !allows(commit.party, ledger, right, stands, regions)) problems.push(refusedRow(group.store, commit.party, ledger, right, stands));
    else if (change.op === 'review') problems.push(...examineReview(group, commit, ledger, change));
    else if (change.op === 'put') problems.push(...examinePut(group, commit, ledger, change, companions, hidden));
    else {
      const wrong = examineDelete(group, ledger, change);
      if (wrong !== undefined) problems.push(wrong);
      else {
        const records = deleted.get(ledger);
        if (records === undefined) deleted.set(ledger, [change.record]);
        else records.push(change.record);
      }
    }
    seen.add(key);
  }
  problems.push(...unable.values());
  for (const [ledger, records] of deleted) {
    for (const problem of await findReferring(group, commit, ledger, records, companions)) problems.push(problem);
  }
  // That a fact exists out of one's sight is told of one alone, and where nothing else is wrong (decision 21).
  return problems.length > 0 ? problems : hidden.slice(0, 1);
}

function examineReview(group: Group, { kind, party, reason }: Commit, ledger: ModelLedger, { record, base, level }: Review): Problem[] {
  const stands = group.pending.of(ledger).standing.get(record);
  if (stands === undefined || stands.gone) return [notFound(ledger, record)];
  if (stands.version !== base) return [conflict(ledger, record, base, stands.version)];
  if (stands.level === level) return [];
  const taken = kind === 'undo' ? rightsToTakeBack(stands.level, level) : rightsToMove(stands.level, level);
  if (taken === undefined) return [noSuchStep(ledger, record, stands.level, level)];
  if (!taken.some((right) => allows(party, ledger, right, stands, group.store.regions))) return [notAllowed(ledger, record)];
  return kind !== 'undo' && rankOf(level) < rankOf(stands.level) && (reason ?? '').trim() === '' ? [noReasonGiven(ledger, record)] : [];
}

function examineDelete(group: Group, ledger: ModelLedger, { record, base }: Delete): Problem | undefined {
  const stands = group.pending.of(ledger).standing.get(record);
  if (stands === undefined || stands.gone) return notFound(ledger, record);
  return stands.version === base ? undefined : conflict(ledger, record, base, stands.version);
}

function examinePut(group: Group, commit: Commit, ledger: ModelLedger, put: Put, companions: Companions, hidden: Problem[]): Problem[] {
  const prepared = group.prepare(ledger, put, companions);
  const wrong = checkValues(ledger, prepared.values, put.record).filter(({ severity }) => severity === 'error');
  if (wrong.length > 0) return wrong;
  const problems: Problem[] = put.level === undefined || commit.kind === 'undo' || put.level === 'draft' || put.level === 'submitted' ? [] : [noSuchLevel(ledger, put.record, put.level)];
  const { standing, identities, holders } = group.pending.of(ledger);
  const stands = standing.get(put.record);
  const stood = stands?.gone === true ? undefined : stands;
  for (const reference of ledger.references) {
    const record = put.values[reference.name];
    if (typeof record !== 'string') continue;
    const target = reference.field.refersTo ?? '';
    const kept = stood?.values[reference.name] === record;
    const stays = companions.put(target, record) !== undefined || group.refers(ledger, reference.name, target, record, kept ? undefined : commit.party);
    if (!stays || companions.deletes(target, record)) problems.push(noSuchReference(ledger, reference, record, put.record));
  }
  const becomes = { ...prepared, record: put.record };
  if (!allows(commit.party, ledger, rights[commit.kind], becomes, group.store.regions)) problems.push(refusedRow(group.store, commit.party, ledger, rights[commit.kind], becomes));

  const alreadySo = stood !== undefined && saysTheSame(ledger, stood, prepared) && levelWritten(stood.level, put.level, true) === stood.level;
  if ((stands?.version ?? 0) !== put.base && !alreadySo) {
    problems.push(conflict(ledger, put.record, put.base, stands?.version ?? 0));
  }
  const key = `${ledger.name}|${prepared.identity}`;
  const holder = companions.given.get(key) ?? identities.get(prepared.identity) ?? undefined;
  if (holder !== undefined && holder !== put.record && !givesUp(group, ledger, holder, prepared.identity, companions)) {
    const held = holders.get(holder) ?? standing.get(holder);
    const seen = held === undefined || sees(commit.party, ledger, held, group.store.regions);
    (seen ? problems : hidden).push(identityTaken(ledger, put.record, seen ? holder : undefined));
  }
  companions.given.set(key, put.record);
  return problems;
}

/** Whether the same commit deletes the holder of an identity or makes it another fact. */
function givesUp(group: Group, ledger: ModelLedger, holder: string, identity: string, companions: Companions): boolean {
  if (companions.deletes(ledger.name, holder)) return true;
  const put = companions.put(ledger.name, holder);
  return put !== undefined && group.prepare(ledger, put, companions).identity !== identity;
}

/** A problem for each of the deleted `records` that some record would still refer to. */
async function findReferring(group: Group, { party }: Commit, ledger: ModelLedger, records: readonly string[], companions: Companions): Promise<Problem[]> {
  const { store, pending } = group;
  const problems: Problem[] = [];
  const going = new Set(records);
  for (const other of store.model.ledgers.values()) {
    const references = other.references.filter(({ field }) => field.refersTo === ledger.name);
    if (references.length === 0) continue;
    const { unwritten, standing } = pending.of(other);
    // What this commit puts was examined by itself; what the group wrote before isn't in the table yet.
    const known = [...companions.touched(other.name), ...unwritten.keys()];
    for (const { name, column } of references) {
      const rows = await group.session.query(
        `select distinct on ("${column}") ${['record', '_region', column, ...ownColumns(party, other)].map(quoted).join(', ')} from "${other.table}"
         where programme = $1 and "${column}" = any($2::uuid[]) and _until is null and not _gone and record <> all($3::uuid[])`,
        [store.programme, records, known],
      );
      const tell = (referred: string, by: Row) => problems.push(referredTo(ledger, referred, sees(party, other, by, store.regions) ? { ledger: other, record: by.record } : undefined));
      for (const row of rows) tell(String(row[column]), rowOf(row));
      for (const record of unwritten.keys()) {
        const version = standing.get(record);
        if (version === undefined || version.gone || companions.deletes(other.name, record) || companions.put(other.name, record) !== undefined) continue;
        const referred = version.values[name];
        if (typeof referred === 'string' && going.has(referred)) tell(referred, version);
      }
    }
  }
  return problems;
}
