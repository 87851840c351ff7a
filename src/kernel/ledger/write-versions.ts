import { rankOf } from '../declare/level.ts';
import { systemColumns, type ModelLedger } from '../model/model.ts';
import { copyField } from '../ports/copy.ts';
import type { Session } from '../ports/database.ts';
import type { Progress } from '../ports/progress.ts';
import type { LedgerPending, NewVersion } from './pending.ts';

/** From this many rows on, COPY is quicker than an insert. */
const copyFrom = 300;
/** Characters of COPY text put together at once: few enough that none of them grow old in memory. */
const chunkLength = 1 << 18;

type SystemColumn = (typeof systemColumns)[number][0];

/** A column of a ledger's table, and what a version writes to it. */
interface Written {
  readonly name: string;
  readonly type: string;
  of(version: NewVersion): string | null;
}

/** Only texts can hold what COPY has marks for. */
const holdsText = ({ type }: Written): boolean => type === 'text';

/** Ends the versions that end and writes the new ones. */
export async function writeVersions(session: Session, programme: string, pending: LedgerPending, progress?: Progress): Promise<void> {
  const { ledger, inserts } = pending;
  const ended = endVersions(session, programme, pending);
  if (inserts.length >= copyFrom) {
    await ended;
    const columns = filledColumns(programme, ledger, inserts);
    await session.copyIn(ledger.table, columns.map(({ name }) => name), copyChunks(columns, inserts, progress));
  } else await Promise.all([ended, inserts.length === 0 ? undefined : insert(session, ledger.table, columnsOf(programme, ledger), inserts)]);
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

function columnsOf(programme: string, { fields }: ModelLedger): Written[] {
  const system: Readonly<Record<SystemColumn, Written['of']>> = {
    programme: () => programme,
    record: ({ record }) => record,
    _version: ({ version }) => String(version),
    _since: ({ since }) => since,
    _until: ({ until }) => until,
    _gone: ({ gone }) => (gone ? 't' : 'f'),
    _level: ({ level }) => String(rankOf(level)),
    _ordinal: ({ ordinal }) => String(ordinal),
    _source: ({ source }) => source,
    _row: ({ row }) => row,
    _region: ({ region }) => region,
    _day: ({ day }) => String(day),
    _identity: ({ identity }) => identity,
    _digest: ({ digest }) => digest,
  };
  return [
    ...systemColumns.map(([name, type]) => ({ name, type, of: system[name] })),
    ...fields.map(({ column, field }) => ({ name: column, type: field.column, of: ({ texts }: NewVersion) => texts[column] ?? null })),
  ];
}

/** Most workbooks fill a part of the columns, and all their rows are submitted; the others cost the database as much as those. */
function filledColumns(programme: string, ledger: ModelLedger, inserts: readonly NewVersion[]): Written[] {
  const filled = new Set<string>();
  for (const { texts } of inserts) for (const column in texts) filled.add(column);
  const fields = new Set(ledger.fields.map(({ column }) => column));
  if (inserts.every(({ level }) => level === 'submitted')) fields.add('_level');
  return columnsOf(programme, ledger).filter(({ name }) => !fields.has(name) || filled.has(name));
}

function* copyChunks(columns: readonly Written[], inserts: readonly NewVersion[], progress: Progress | undefined): Generator<string> {
  let lines: string[] = [];
  let length = 0;
  const fields = new Array<string>(columns.length);
  const texts = columns.map(holdsText);
  for (const [index, version] of inserts.entries()) {
    for (let at = 0; at < columns.length; at++) {
      const text = columns[at]?.of(version) ?? null;
      fields[at] = text === null || texts[at] === true ? copyField(text) : text;
    }
    const line = `${fields.join('\t')}\n`;
    lines.push(line);
    length += line.length;
    if (length < chunkLength) continue;
    progress?.('write', index + 1, inserts.length);
    yield lines.join('');
    lines = [];
    length = 0;
  }
  if (length > 0) yield lines.join('');
}

async function insert(session: Session, table: string, columns: readonly Written[], inserts: readonly NewVersion[]): Promise<void> {
  // The cast goes from text to the column's own type: an array of numeric(20,2) would lose the scale's check.
  await session.query(
    `insert into "${table}" (${columns.map(({ name }) => `"${name}"`).join(', ')})
     select ${columns.map(({ type }, index) => `c${index}::${type}`).join(', ')}
     from unnest(${columns.map((_, index) => `$${index + 1}::text[]`).join(', ')}) as given (${columns.map((_, index) => `c${index}`).join(', ')})`,
    columns.map(({ of }) => inserts.map(of)),
  );
}
