import { hash } from 'node:crypto';
import type { Party } from '../../../../kernel/access/party.ts';
import { Refusal } from '../../../../kernel/declare/problem.ts';
import type { Wording } from '../../../../kernel/declare/wording.ts';
import { readFigures, recordsBehind, windowText, parseWindow } from '../../../../kernel/figure/index.ts';
import type { Store } from '../../../../kernel/ledger/store.ts';
import type { Version } from '../../../../kernel/ledger/version.ts';
import type { ModelLedger } from '../../../../kernel/model/model.ts';
import { figuresBehind, withParts, type Behind } from '../behind.ts';
import { readerFor } from '../evidence.ts';
import type { Seen } from '../sight.ts';

/** So many records of one figure go into a pack. */
const mostRecords = 200_000;

/** A figure as a pack tells of it. Values are plain decimals. */
export interface PackedFigure {
  /** `care.donations@2023`, with `*` for the whole programme. */
  readonly key: string;
  readonly figure: string;
  readonly title: Wording;
  readonly unit: Wording;
  readonly definition: Wording | null;
  readonly window: string;
  readonly region: string | null;
  readonly printed: string;
  /** What it is scored by: of a closed period, as reported. */
  readonly value: string | null;
  /** What the records say now. */
  readonly known: string | null;
  /** Of a closed period: by which closing, with what proves that its figures are as they were. */
  readonly sealed: { readonly closing: number; readonly at: string; readonly root: string; readonly journalHead: string; readonly definition: string; readonly recordsHash: string } | null;
  readonly measure: 'count' | 'sum' | 'mean' | 'min' | 'max' | 'distinct' | null;
  readonly ledger: string | null;
  readonly records: number;
  /** The file with what each record adds; `null` of composites, and where its definitions can't be added up. */
  readonly contributions: string | null;
  /** How a composite is made of others, by their keys. */
  readonly composition: { readonly op: 'ratio' | 'difference' | 'growth' | 'cumulative'; readonly least: boolean; readonly parts: readonly string[] } | null;
}

/** A record that counts, with what it adds to one figure. */
export interface Contribution {
  readonly version: Version;
  readonly adds: string;
  /** Of a distinct count: tells equal values from others, and nothing more of them. */
  readonly key: string | null;
}

export interface FigureWithRecords {
  readonly packed: PackedFigure;
  readonly ledger: ModelLedger | undefined;
  readonly contributions: readonly Contribution[];
}

const keyOf = ({ figure, window, region }: Behind): string => `${figure.name}${region === undefined ? '*' : ''}@${window}`;

/** Every figure behind an assessment with its records, one after the other: those of a large one are many. */
export async function* packedFigures(store: Store, party: Party, seen: Seen): AsyncGenerator<FigureWithRecords> {
  const seals = await readSeals(store);
  for (const behind of withParts(figuresBehind(store, seen))) yield packedFigure(store, party, behind, seals);
}

async function packedFigure(store: Store, party: Party, behind: Behind, seals: Seals): Promise<FigureWithRecords> {
  const { figure, window, region, parts } = behind;
  const reader = readerFor(store, party, behind);
  const request = { figure: figure.name, window, region };
  const [value] = await readFigures(store, reader, [request]);
  if (value === undefined) throw new TypeError('A figure was asked and not answered.');
  const full = figure.kind === 'base' ? await recordsBehind(store, reader, request, mostRecords).catch(notMixed) : undefined;
  const key = keyOf(behind);
  const composite = figure.kind === 'composite' ? figure.declared.of : undefined;
  const counted = figure.kind === 'base' ? figure.declared.measure.op : null;
  return {
    packed: {
      key,
      figure: figure.name,
      title: figure.declared.title,
      unit: value.unit,
      definition: full?.definition ?? figure.declared.note ?? null,
      window: windowText(parseWindow(window)),
      region: region ?? null,
      printed: value.printed,
      value: value.value,
      known: value.reported === null ? value.value : value.reported.known.value,
      // What several periods reported is sealed in none of them.
      sealed: value.reported === null || value.reported.parts.length > 1 ? null : (seals.get(`${value.reported.closing} ${figure.name}`) ?? null),
      measure: counted,
      ledger: figure.kind === 'base' ? figure.ledger : null,
      records: full?.records.length ?? 0,
      contributions: full === undefined ? null : `contributions/${key.replace('*', '-all')}.csv`,
      composition: composite === undefined ? null : { op: composite.op, least: composite.op === 'growth' && composite.least, parts: parts.map(keyOf) },
    },
    ledger: full?.ledger,
    contributions: (full?.records ?? []).map(({ version, contribution }) => ({ version, adds: contribution, key: counted === 'distinct' && figure.kind === 'base' ? keyIn(version, figure.measured?.column ?? '') : null })),
  };
}

/** What is stored of sensitive values is encrypted, and only a digest of that goes out. */
const keyIn = (version: Version, column: string): string => hash('sha256', version.texts[column] ?? '', 'hex').slice(0, 24);

function notMixed(error: unknown): undefined {
  if (error instanceof Refusal && error.code === 'figure.definitions-differ') return undefined;
  throw error;
}

type Seals = ReadonlyMap<string, NonNullable<PackedFigure['sealed']>>;

async function readSeals({ database, programme }: Store): Promise<Seals> {
  const rows = await database.query(
    `select closing.closing, figure, definition, records_hash, root, head_hash, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
     from closing join sealed_figure on sealed_figure.programme = closing.programme and sealed_figure.closing = closing.closing where closing.programme = $1`,
    [programme],
  );
  return new Map(
    rows.map((row) => [
      `${row['closing']} ${row['figure']}`,
      { closing: Number(row['closing']), at: String(row['at']), root: String(row['root']), journalHead: String(row['head_hash']), definition: String(row['definition']), recordsHash: String(row['records_hash']) },
    ]),
  );
}
