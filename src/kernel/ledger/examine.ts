import { mayWriteTo } from '../access/party.ts';
import type { Problem } from '../declare/problem.ts';
import type { ModelLedger } from '../model/model.ts';
import type { Commit, Delete, Put } from './change.ts';
import { checkValues } from './check-values.ts';
import type { Group } from './group.ts';
import { conflict, identityTaken, noSuchReference, notAllowed, notFound, referredTo, unknownLedger } from './problems.ts';

/** Everything that keeps a commit from landing, given what its group has done before it. */
export async function examine(group: Group, commit: Commit): Promise<Problem[]> {
  const problems: Problem[] = [];
  const leaving = new Set(commit.changes.filter(({ op }) => op === 'delete').map(({ record }) => record));
  const arriving = new Set(commit.changes.filter(({ op }) => op === 'put').map(({ record }) => record));
  const given = new Map<string, string>();
  const deleted = new Map<ModelLedger, string[]>();
  for (const change of commit.changes) {
    const ledger = group.ledger(change.ledger);
    if (ledger === undefined) {
      problems.push(unknownLedger(change.ledger, group.store.model.ledgers.keys()));
      continue;
    }
    const stands = group.pending.of(ledger).standing.get(change.record);
    if (stands !== undefined && !mayWriteTo(commit.party, stands.region, group.store.regions)) {
      problems.push(notAllowed(ledger, change.record));
    } else if (change.op === 'delete') {
      const wrong = examineDelete(group, ledger, change);
      const records = deleted.get(ledger);
      if (wrong.length === 0 && records !== undefined) records.push(change.record);
      else if (wrong.length === 0) deleted.set(ledger, [change.record]);
      problems.push(...wrong);
    } else {
      problems.push(...examinePut(group, commit, ledger, change, { leaving, arriving, given }));
    }
  }
  for (const [ledger, records] of deleted) problems.push(...(await findReferring(group, ledger, records, [...leaving])));
  return problems;
}

function examineDelete(group: Group, ledger: ModelLedger, { record, base }: Delete): Problem[] {
  const stands = group.pending.of(ledger).standing.get(record);
  if (stands === undefined || stands.gone) return [notFound(ledger, record)];
  return stands.version === base ? [] : [conflict(ledger, record, base, stands.version)];
}

interface Companions {
  readonly leaving: ReadonlySet<string>;
  readonly arriving: ReadonlySet<string>;
  /** Identities that this commit gave away already: `ledger|identity` → record. */
  readonly given: Map<string, string>;
}

function examinePut(group: Group, commit: Commit, ledger: ModelLedger, put: Put, companions: Companions): Problem[] {
  const wrong = checkValues(ledger, put.values, put.record).filter(({ severity }) => severity === 'error');
  if (wrong.length > 0) return wrong;
  const problems: Problem[] = [];
  for (const reference of ledger.references) {
    const record = put.values[reference.name];
    if (typeof record !== 'string' || companions.arriving.has(record)) continue;
    if (!group.refers(ledger, reference.name, reference.field.refersTo ?? '', record)) {
      problems.push(noSuchReference(ledger, reference, record, put.record));
    }
  }
  const prepared = group.prepare(ledger, put);
  if (!mayWriteTo(commit.party, prepared.region, group.store.regions)) problems.push(notAllowed(ledger, put.record));

  const { standing, identities } = group.pending.of(ledger);
  const stands = standing.get(put.record);
  const alreadySo = stands?.gone === false && stands.digest === prepared.digest;
  if ((stands?.version ?? 0) !== put.base && !alreadySo) {
    problems.push(conflict(ledger, put.record, put.base, stands?.version ?? 0));
  }
  const key = `${ledger.name}|${prepared.identity}`;
  const holder = companions.given.get(key) ?? identities.get(prepared.identity) ?? undefined;
  if (holder !== undefined && holder !== put.record && !companions.leaving.has(holder)) {
    problems.push(identityTaken(ledger, put.record, holder));
  }
  companions.given.set(key, put.record);
  return problems;
}

async function findReferring(group: Group, ledger: ModelLedger, records: readonly string[], leaving: readonly string[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const other of group.store.model.ledgers.values()) {
    for (const { column } of other.references.filter(({ field }) => field.refersTo === ledger.name)) {
      const rows = await group.session.query(
        `select distinct on ("${column}") "${column}" as referred, record from "${other.table}"
         where programme = $1 and "${column}" = any($2::uuid[]) and _until is null and not _gone and not (record = any($3::uuid[]))`,
        [group.store.programme, records, leaving],
      );
      for (const row of rows) problems.push(referredTo(ledger, String(row['referred']), other, String(row['record'])));
    }
  }
  return problems;
}
