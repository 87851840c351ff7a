import { v7 as newId } from 'uuid';
import type { Party } from '../../kernel/access/party.ts';
import { refuse } from '../../kernel/declare/problem.ts';
import type { Landing, Put } from '../../kernel/ledger/change.ts';
import { ledgerSeen } from '../../kernel/ledger/list.ts';
import { placeOf } from '../../kernel/ledger/problems.ts';
import type { Envelope } from './change-records.ts';
import { newestVersion } from './newest-version.ts';
import type { Engine } from './open-engine.ts';

/**
 * Brings a deleted record back with the values and the source it had.
 * @throws Refusal `access.no-right`, `record.not-found`, `record.not-deleted`, and those of `commitGroup`
 */
export async function restoreRecord(engine: Engine, party: Party, ledgerName: string, record: string, { batch = newId(), reason }: Envelope = {}): Promise<Landing> {
  const { store, committer } = engine;
  const ledger = ledgerSeen(store, party, ledgerName);
  const newest = await newestVersion(store, party, ledger, record);
  // A retry of a restore that has landed finds the record standing; its batch answers.
  if (!newest.gone && !(await hasLanded(engine, batch))) {
    throw refuse(
      'record.not-deleted',
      { zh: '这条记录没有被删除', en: 'This record is not deleted' },
      { zh: '请刷新后再看', en: 'Reload it and look again' },
      placeOf(ledger, record),
    );
  }
  const put: Put = {
    op: 'put',
    ledger: ledger.name,
    record,
    base: newest.version,
    values: newest.values,
    from: { kept: newest.source, row: newest.row },
  };
  return committer.commit({ batch, kind: 'edit', party, changes: [put], ...(reason === undefined ? {} : { reason }) });
}

async function hasLanded({ store }: Engine, batch: string): Promise<boolean> {
  const [row] = await store.database.query('select number from journal where programme = $1 and batch = $2::uuid', [store.programme, batch]);
  return row !== undefined;
}
