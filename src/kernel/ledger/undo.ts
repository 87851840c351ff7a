import type { Party } from '../access/party.ts';
import { refuse, Refusal, type Problem } from '../declare/problem.ts';
import type { ModelLedger } from '../model/model.ts';
import type { Change, Commit } from './change.ts';
import { placeOf } from './problems.ts';
import { restoreEntry } from './journal.ts';
import type { Store } from './store.ts';
import { restoreVersion, versionColumns, type Version } from './version.ts';

/**
 * The commit that takes a landed batch back: what it created is deleted, what it changed or deleted gets its former
 * values, with their former source. Undoing an undo works alike.
 *
 * Refusals: `batch.not-found`, `batch.undone` (it was taken back already), `undo.changed-since` for each record that
 * somebody changed after the batch.
 */
export async function undoing(store: Store, party: Party, number: string, batch: string, reason?: string): Promise<Commit> {
  const { database, programme, model } = store;
  const [row] = await database.query(
    `select * from journal where programme = $1 and ${/^\d+$/.test(number) ? 'number = $2::bigint' : 'batch = $2::uuid'}`,
    [programme, number],
  );
  if (row === undefined) throw batchNotFound(number);
  const entry = restoreEntry(row);
  const [undone] = await database.query('select number from journal where programme = $1 and undoes = $2', [programme, entry.number]);
  if (undone !== undefined) throw alreadyUndone(entry.number, String(undone['number']));

  const changes: Change[] = [];
  const problems: Problem[] = [];
  for (const ledger of model.ledgers.values()) {
    for (const written of await versionsSince(store, ledger, entry.number)) {
      if (written.until !== null) {
        problems.push(changedSince(ledger, written));
        continue;
      }
      const former = written.version === 1 ? undefined : await versionBefore(store, ledger, written);
      changes.push(takeBack(ledger, written, former));
    }
  }
  if (problems.length > 0) throw new Refusal(problems as [Problem, ...Problem[]]);
  return { batch, kind: 'undo', party, changes, undoes: entry.number, ...(reason === undefined ? {} : { reason }) };
}

function takeBack(ledger: ModelLedger, written: Version, former: Version | undefined): Change {
  const { record, version: base } = written;
  if (former === undefined || former.gone) return { op: 'delete', ledger: ledger.name, record, base };
  return { op: 'put', ledger: ledger.name, record, base, values: former.values, from: { kept: former.source, row: former.row } };
}

/** What the batch left standing or ended since. A record it wrote twice counts by the later version. */
async function versionsSince({ database, programme }: Store, ledger: ModelLedger, number: string): Promise<Version[]> {
  const rows = await database.query(
    `select distinct on (record) ${versionColumns(ledger)} from "${ledger.table}"
     where programme = $1 and _since = $2 order by record, _version desc`,
    [programme, number],
  );
  return rows.map((row) => restoreVersion(ledger, row));
}

async function versionBefore({ database, programme }: Store, ledger: ModelLedger, { record, since }: Version): Promise<Version | undefined> {
  const [row] = await database.query(
    `select ${versionColumns(ledger)} from "${ledger.table}"
     where programme = $1 and record = $2 and _since < $3 order by _version desc limit 1`,
    [programme, record, since],
  );
  return row === undefined ? undefined : restoreVersion(ledger, row);
}

const batchNotFound = (number: string) =>
  refuse(
    'batch.not-found',
    { zh: `没有批次 ${number}`, en: `There is no batch ${number}` },
    { zh: '请在批次列表中核对编号', en: 'Check its number in the list of batches' },
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
