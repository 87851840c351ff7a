import type { ModelField, ModelLedger } from '../model/model.ts';
import type { Parameter, Row, Session } from '../ports/database.ts';
import { restoreVersion, versionColumns, type Version } from './version.ts';

/** How many ids one statement asks for, so that parameters stay small. */
const atOnce = 20_000;

/**
 * The newest version of each record, deletions included, locked against other writers until the transaction ends.
 * Locks are taken in the order of the ids, so that two writers never wait for each other.
 * @param expected those of `records` that somebody has seen before
 */
export async function lockStanding(
  session: Session,
  programme: string,
  ledger: ModelLedger,
  records: Iterable<string>,
  expected: ReadonlySet<string>,
): Promise<Map<string, Version>> {
  const found = new Map<string, Version>();
  const ask = async (keys: readonly string[]) => {
    const rows = await selectVersions(session, programme, ledger, 'record = any($2::uuid[]) and _until is null', keys, 'order by record for update');
    for (const version of rows) found.set(version.record, version);
    return keys.filter((record) => !found.has(record));
  };
  let missing = (await ask([...records].sort())).filter((record) => expected.has(record));
  while (missing.length > 0) {
    missing = await superseded(session, programme, ledger, missing, '_until is null');
    if (missing.length > 0) missing = await ask(missing);
  }
  return found;
}

/**
 * Of records that a locking statement didn't give, those that do stand: PostgreSQL passes over a row whose version ended
 * while its lock was waited for, and doesn't see the version that took its place (READ COMMITTED).
 */
export async function superseded(session: Session, programme: string, { table }: ModelLedger, missing: readonly string[], standing: string): Promise<string[]> {
  const rows = await session.query(`select record from "${table}" where programme = $1 and record = any($2::uuid[]) and ${standing} order by record`, [
    programme,
    missing,
  ]);
  return rows.map((row) => String(row['record']));
}

/** The standing records with these identities, by identity. */
export async function findByIdentity(
  session: Session,
  programme: string,
  ledger: ModelLedger,
  identities: readonly string[],
): Promise<Map<string, Version>> {
  const found = await selectVersions(session, programme, ledger, '_identity = any($2::uuid[]) and _until is null and not _gone', identities, '');
  return new Map(found.map((version) => [version.identity, version]));
}

/** The standing records with these texts in one column, locked in the order of their ids where that is asked. */
export async function findByColumn(session: Session, programme: string, ledger: ModelLedger, { column, field }: ModelField, texts: readonly string[], lock: boolean): Promise<Version[]> {
  return selectVersions(session, programme, ledger, `"${column}" = any($2::${field.column}[]) and _until is null and not _gone`, texts, lock ? 'order by record for update' : '');
}

/** Whose a standing record is, and the digest of what it says. */
export interface Glimpse {
  readonly record: string;
  readonly region: string;
  readonly digest: string;
}

/** As `findByIdentity`, without the values: most rows of a workbook that comes again say what stands, and that shows in the digest. */
export async function glimpseByIdentity(session: Session, programme: string, { table }: ModelLedger, identities: readonly string[]): Promise<Map<string, Glimpse>> {
  const sql = `select _identity, record, _region, _digest from "${table}" where programme = $1 and _identity = any($2::uuid[]) and _until is null and not _gone`;
  const glimpses = new Map<string, Glimpse>();
  for (let start = 0; start < identities.length; start += atOnce) {
    const rows = await session.query(sql, [programme, identities.slice(start, start + atOnce)]);
    for (const row of rows) glimpses.set(String(row['_identity']), { record: String(row['record']), region: String(row['_region']), digest: String(row['_digest']) });
  }
  return glimpses;
}

/** The newest version of each record, deletions included. */
export async function findNewest(session: Session, programme: string, ledger: ModelLedger, records: readonly string[]): Promise<Map<string, Version>> {
  const found = await selectVersions(session, programme, ledger, 'record = any($2::uuid[]) and _until is null', records, '');
  return new Map(found.map((version) => [version.record, version]));
}

/** Of each record, the version that a batch found when it came. */
export async function findBefore(session: Session, programme: string, ledger: ModelLedger, records: readonly string[], batch: string): Promise<Map<string, Version>> {
  const where = 'record = any($2::uuid[]) and _until = $3::bigint and _since <> $3::bigint';
  const found = await selectVersions(session, programme, ledger, where, records, '', [batch]);
  return new Map(found.map((version) => [version.record, version]));
}

async function selectVersions(
  session: Session,
  programme: string,
  ledger: ModelLedger,
  where: string,
  keys: readonly string[],
  ending: string,
  more: readonly Parameter[] = [],
): Promise<Version[]> {
  const sql = `select ${versionColumns(ledger)} from "${ledger.table}" where programme = $1 and ${where} ${ending}`;
  const asked: Promise<Row[]>[] = [];
  for (let start = 0; start < keys.length; start += atOnce) asked.push(session.query(sql, [programme, keys.slice(start, start + atOnce), ...more]));
  return (await Promise.all(asked)).flatMap((rows) => rows.map((row) => restoreVersion(ledger, row)));
}
