import { systemColumns, type ModelLedger } from '../model/model.ts';
import { copyField } from '../ports/copy.ts';
import type { Session } from '../ports/database.ts';
import type { Progress } from '../ports/progress.ts';
import type { LedgerPending, NewVersion } from './pending.ts';

/** From this many rows on, COPY is quicker than an insert. */
const copyFrom = 300;
/** Characters of COPY text sent at once. */
const chunkLength = 1 << 20;

/** Ends the versions that end and writes the new ones. */
export async function writeVersions(session: Session, programme: string, pending: LedgerPending, progress?: Progress): Promise<void> {
  const { ledger, inserts } = pending;
  const columns = [...systemColumns.map(([name]) => name), ...ledger.fields.map(({ column }) => column)];
  const ended = endVersions(session, programme, pending);
  if (inserts.length >= copyFrom) {
    await ended;
    await session.copyIn(ledger.table, columns, copyChunks(programme, ledger, inserts, progress));
  } else await Promise.all([ended, inserts.length === 0 ? undefined : insert(session, programme, ledger, columns, inserts)]);
}

async function endVersions(session: Session, programme: string, { ledger, endings }: LedgerPending): Promise<void> {
  if (endings.size === 0) return;
  const records = [...endings.keys()].sort();
  const ended = await session.run(
    `update "${ledger.table}" as standing set _until = ending.until
     from unnest($2::uuid[], $3::integer[], $4::bigint[]) as ending (record, version, until)
     where standing.programme = $1 and standing.record = ending.record and standing._version = ending.version and standing._until is null`,
    [
      programme,
      records,
      records.map((record) => endings.get(record)?.version ?? 0),
      records.map((record) => endings.get(record)?.until ?? null),
    ],
  );
  if (ended !== records.length) throw new Error(`${ledger.name}: ${records.length - ended} locked versions were ended by somebody else`);
}

function cellsOf(programme: string, ledger: ModelLedger, version: NewVersion): (string | null)[] {
  const cells: (string | null)[] = [
    programme,
    version.record,
    String(version.version),
    version.since,
    version.until,
    version.gone ? 't' : 'f',
    String(version.ordinal),
    version.source,
    version.row,
    version.region,
    String(version.day),
    version.identity,
    version.digest,
  ];
  for (const { column } of ledger.fields) cells.push(version.texts[column] ?? null);
  return cells;
}

/** A version as a line of COPY text, put together without a list of its many blanks. */
function lineOf(start: string, ledger: ModelLedger, version: NewVersion): string {
  const { record, since, until, gone, ordinal, source, row, region, day, identity, digest, texts } = version;
  let line = `${start}\t${record}\t${version.version}\t${since}\t${until ?? '\\N'}\t${gone ? 't' : 'f'}\t${ordinal}\t${source ?? '\\N'}\t${row ?? '\\N'}\t${copyField(region)}\t${day}\t${identity}\t${digest}`;
  for (const { column } of ledger.fields) {
    const text = texts[column];
    line += text === undefined ? '\t\\N' : `\t${copyField(text)}`;
  }
  return `${line}\n`;
}

function* copyChunks(programme: string, ledger: ModelLedger, inserts: readonly NewVersion[], progress: Progress | undefined): Generator<string> {
  const start = copyField(programme);
  let chunk = '';
  for (const [index, version] of inserts.entries()) {
    chunk += lineOf(start, ledger, version);
    if (chunk.length >= chunkLength) {
      progress?.('write', index + 1, inserts.length);
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}

async function insert(
  session: Session,
  programme: string,
  ledger: ModelLedger,
  columns: readonly string[],
  inserts: readonly NewVersion[],
): Promise<void> {
  const types = [...systemColumns.map(([, type]) => type as string), ...ledger.fields.map(({ field }) => field.column)];
  const rows = inserts.map((version) => cellsOf(programme, ledger, version));
  // The cast goes from text to the column's own type: an array of numeric(20,2) would lose the scale's check.
  await session.query(
    `insert into "${ledger.table}" (${columns.map((column) => `"${column}"`).join(', ')})
     select ${types.map((type, index) => `c${index}::${type}`).join(', ')}
     from unnest(${columns.map((_, index) => `$${index + 1}::text[]`).join(', ')}) as given (${columns.map((_, index) => `c${index}`).join(', ')})`,
    columns.map((_, index) => rows.map((row) => row[index] ?? null)),
  );
}
