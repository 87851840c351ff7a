import { MigrationError } from '../model/migration-error.ts';
import type { ModelLedger } from '../model/model.ts';
import { createIdentityIndex, dropIdentityIndex } from '../model/table-sql.ts';
import { DatabaseError, type Row, type Session } from '../ports/database.ts';
import { identityOf } from './seal.ts';
import { placeAndDay, restoreValues } from './version.ts';

/** How many versions are worked on at once. */
const atOnce = 5000;

/**
 * Works out anew where and when each version of a ledger counts and what fact it is, after the model said so otherwise.
 * What the versions say, and so what proves them, stays as it is.
 * @throws MigrationError where records would have no place, or several would be the same fact.
 */
export async function rekey(session: Session, ledger: ModelLedger): Promise<void> {
  const { table, scope } = ledger;
  const [placeless] = await session.query(`select count(*) as n from "${table}" where "${scope.column}" is null`);
  if (placeless?.['n'] !== '0') {
    throw new MigrationError(`${ledger.name} takes its place from ${scope.name}, which is blank in ${placeless?.['n']} stored versions: make it the scope once it is filled`);
  }
  await session.script(dropIdentityIndex(table));
  const columns = ledger.fields.map(({ column }) => `"${column}"`).join(', ');
  let after: Row | undefined;
  for (;;) {
    const rows: Row[] = await session.query(
      `select programme, record, _version, ${columns} from "${table}"
       where (programme, record, _version) > ($1, $2::uuid, $3::integer) order by programme, record, _version limit ${atOnce}`,
      [after?.['programme'] ?? '', after?.['record'] ?? nobody, after?.['_version'] ?? '0'],
    );
    if (rows.length === 0) break;
    await keep(session, ledger, rows);
    after = rows.at(-1);
  }
  try {
    await session.script(createIdentityIndex(table));
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.state !== '23505') throw error;
    throw new MigrationError(`records of ${ledger.name} that stand apart would be the same fact by ${ledger.identity.map(({ name }) => name).join(', ')}`, { cause: error });
  }
}

const nobody = '00000000-0000-0000-0000-000000000000';

async function keep(session: Session, ledger: ModelLedger, rows: readonly Row[]): Promise<void> {
  const keyed = rows.map((row) => ({ row, ...placeAndDay(ledger, restoreValues(ledger, row)), identity: identityOf(ledger, row) }));
  await session.run(
    `update "${ledger.table}" as version set _region = keyed.region, _day = keyed.day, _identity = keyed.identity
     from unnest($1::text[], $2::uuid[], $3::integer[], $4::text[], $5::integer[], $6::uuid[]) as keyed (programme, record, number, region, day, identity)
     where version.programme = keyed.programme and version.record = keyed.record and version._version = keyed.number`,
    [
      keyed.map(({ row }) => row['programme'] ?? null),
      keyed.map(({ row }) => row['record'] ?? null),
      keyed.map(({ row }) => row['_version'] ?? null),
      keyed.map(({ region }) => region),
      keyed.map(({ day }) => day),
      keyed.map(({ identity }) => identity),
    ],
  );
}
