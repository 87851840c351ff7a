import { mayIn } from '../access/may.ts';
import type { Party } from '../access/party.ts';
import { Binder } from '../ledger/binder.ts';
import { rowTerms } from '../ledger/rows-seen.ts';
import { sealedAs } from '../ledger/seal.ts';
import type { Store } from '../ledger/store.ts';
import type { Version } from '../ledger/version.ts';
import { restoreVersion, versionColumns } from '../ledger/version.ts';
import type { ModelLedger } from '../model/model.ts';

/** A change of a record that counts in a closed period: an adjustment, made with a reason after the period was closed. */
export interface ClosedChange {
  readonly ledger: ModelLedger;
  readonly record: string;
  /** The version that it brought; gone of a deletion. */
  readonly version: Version;
  /** What stood before; `undefined` of a record that it created. */
  readonly former: Version | undefined;
  readonly batch: string;
  readonly at: string;
  readonly party: string;
  readonly reason: string | null;
  /** The closings whose figures it changes. */
  readonly closings: readonly number[];
}

export interface ClosedChanges {
  readonly changes: readonly ClosedChange[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
}

export interface ChangesRequest {
  /** Only of this closing. */
  readonly closing?: number | undefined;
  /** Only of this ledger. */
  readonly ledger?: string | undefined;
  /** From 1. */
  readonly page: number;
  readonly size: number;
}

/** Changes of records that count in closed periods, the newest first, as far as the party sees where the records went and came from. */
export async function listClosedChanges(store: Store, party: Party, { closing, ledger: only, page, size }: ChangesRequest): Promise<ClosedChanges> {
  const { database, programme, model, seal } = store;
  const seen = [...model.ledgers.values()].filter((ledger) => (only === undefined || ledger.name === only) && mayIn(party, ledger, 'see'));
  if (seen.length === 0) return { changes: [], total: 0, page, size };
  const binder = new Binder();
  const of = binder.bind(programme, 'text');
  const wanted = closing === undefined ? 'change.closings <> array[]::integer[]' : `${binder.bind(closing, 'integer')} = any(change.closings)`;
  const each = seen.map((ledger) => {
    const seenIn = (version: string): string => rowTerms(store, party, ledger, binder, 'see', version).map((term) => ` and ${term}`).join('');
    const place = seenIn('version');
    const former = place === '' ? '' : ` and (change.version = 1 or exists (select 1 from "${ledger.table}" as former where former.programme = ${of} and former.record = change.record and former._version = change.version - 1${seenIn('former')}))`;
    return `select change.ledger, change.record, change.version, change.batch, change.closings from closed_change as change
      join "${ledger.table}" as version on version.programme = ${of} and version.record = change.record and version._version = change.version${place}
      where change.programme = ${of} and change.ledger = ${binder.bind(sealedAs(seal, ledger).origin, 'text')} and ${wanted}${former}`;
  });
  const found = `from (${each.join(' union all ')}) as found`;
  const [count] = await database.query(`select count(*) as total ${found}`, [...binder.parameters]);
  const rows = await database.query(
    `select found.*, journal.party, journal.reason, to_char(journal.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
     ${found} join journal on journal.programme = ${of} and journal.number = found.batch
     order by found.batch desc, found.ledger, found.record limit ${binder.bind(size, 'integer')} offset ${binder.bind((page - 1) * size, 'bigint')}`,
    binder.parameters,
  );
  const versions = new Map<string, Version>();
  for (const ledger of seen) {
    const { origin } = sealedAs(seal, ledger);
    const own = rows.filter((row) => row['ledger'] === origin);
    if (own.length === 0) continue;
    const stored = await database.query(
      `select ${versionColumns(ledger)} from "${ledger.table}" join unnest($2::uuid[], $3::integer[]) as given (_asked, _to) on record = _asked and _version in (_to, _to - 1) where programme = $1`,
      [programme, own.map((row) => String(row['record'])), own.map((row) => Number(row['version']))],
    );
    for (const row of stored) versions.set(`${origin} ${row['record']} ${row['_version']}`, restoreVersion(ledger, row));
  }
  const ledgerOf = new Map(seen.map((ledger) => [sealedAs(seal, ledger).origin, ledger]));
  return {
    total: Number(count?.['total'] ?? 0),
    page,
    size,
    changes: rows.flatMap((row): ClosedChange[] => {
      const [origin, record, number] = [String(row['ledger']), String(row['record']), Number(row['version'])];
      const ledger = ledgerOf.get(origin);
      const version = versions.get(`${origin} ${record} ${number}`);
      if (ledger === undefined || version === undefined) return [];
      const former = versions.get(`${origin} ${record} ${number - 1}`);
      return [
        {
          ledger,
          record,
          version,
          former: former?.gone === true ? undefined : former,
          batch: String(row['batch']),
          at: String(row['at']),
          party: String(row['party']),
          reason: row['reason'] ?? null,
          closings: String(row['closings']).replace(/[{}]/g, '').split(',').map(Number),
        },
      ];
    }),
  };
}
