import type { ModelLedger } from '../model/model.ts';
import type { Session } from '../ports/database.ts';
import { restoreVersion, versionColumns, type Version } from './version.ts';

/** How many ids one statement asks for, so that parameters stay small. */
const atOnce = 20_000;

/**
 * The newest version of each record, deletions included, locked against other writers until the transaction ends.
 * Locks are taken in the order of the ids, so that two writers never wait for each other.
 */
export async function lockStanding(
  session: Session,
  programme: string,
  ledger: ModelLedger,
  records: readonly string[],
): Promise<Map<string, Version>> {
  return findStanding(session, programme, ledger, 'record', [...records].sort(), 'for update');
}

/** The standing records with these identities, by identity. */
export async function findByIdentity(
  session: Session,
  programme: string,
  ledger: ModelLedger,
  identities: readonly string[],
): Promise<Map<string, Version>> {
  const found = await findStanding(session, programme, ledger, '_identity', identities, '');
  return new Map([...found.values()].filter((version) => !version.gone).map((version) => [version.identity, version]));
}

async function findStanding(
  session: Session,
  programme: string,
  ledger: ModelLedger,
  by: 'record' | '_identity',
  keys: readonly string[],
  lock: '' | 'for update',
): Promise<Map<string, Version>> {
  const standing = by === 'record' ? '_until is null' : '_until is null and not _gone';
  const found = new Map<string, Version>();
  for (let start = 0; start < keys.length; start += atOnce) {
    const rows = await session.query(
      `select ${versionColumns(ledger)} from "${ledger.table}"
       where programme = $1 and ${by} = any($2::uuid[]) and ${standing} order by record ${lock}`,
      [programme, keys.slice(start, start + atOnce)],
    );
    for (const row of rows) {
      const version = restoreVersion(ledger, row);
      found.set(version.record, version);
    }
  }
  return found;
}
