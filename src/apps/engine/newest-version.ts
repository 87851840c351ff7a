import { sees, type Party } from '../../kernel/access/party.ts';
import { Refusal } from '../../kernel/declare/problem.ts';
import { notFound } from '../../kernel/ledger/problems.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import { restoreVersion, versionColumns, type Version } from '../../kernel/ledger/version.ts';
import type { ModelLedger } from '../../kernel/model/model.ts';

/**
 * The newest version of a record, a deletion included.
 * @throws Refusal `record.not-found`, also for a record outside the party's regions
 */
export async function newestVersion({ database, programme, regions }: Store, party: Party, ledger: ModelLedger, record: string): Promise<Version> {
  const [row] = await database.query(
    `select ${versionColumns(ledger)} from "${ledger.table}" where programme = $1 and record = $2 and _until is null`,
    [programme, record],
  );
  const version = row === undefined ? undefined : restoreVersion(ledger, row);
  if (version === undefined || !sees(party, version.region, regions)) throw new Refusal([notFound(ledger, record)]);
  return version;
}
