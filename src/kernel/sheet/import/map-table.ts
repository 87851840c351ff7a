import { Refusal, refuse } from '../../declare/problem.ts';
import { unknownField, unknownLedger } from '../../ledger/problems.ts';
import type { Store } from '../../ledger/store.ts';
import type { ModelLedger } from '../../model/model.ts';
import { columnNumber } from '../table/column-letter.ts';
import type { Table } from '../table/table.ts';
import type { Cell, Sheet } from '../workbook.ts';
import { chooseLedger } from './choose-ledger.ts';
import { layCrosswise, type Laid } from './crosswise.ts';
import { layoutFingerprint, recallLayout, type Confirmed, type Mapping, type RememberedLayout } from './layout-memory.ts';
import { matchColumns, unitColumns, type Candidate, type Match } from './match-columns.ts';

/** What the caller says of a table; the rest is found. */
export interface TableInstruction {
  /** `null` where it is nobody's and its rows are to be left alone. */
  readonly ledger?: string | null;
  /** Column letters by field name; `null` for no column. Fields not named are matched as usual. */
  readonly mapping?: Readonly<Record<string, string | null>>;
  /** First and last header row, 1-based. */
  readonly headerRows?: readonly [number, number];
  /** Units by field name, e.g. `万元`; fields not named have the unit found. */
  readonly units?: Readonly<Record<string, string>>;
}

export interface MappedTable extends Laid {
  readonly ledger: ModelLedger | undefined;
  /** Columns that tell the units of other fields' rows, by field. */
  readonly unitColumns: ReadonlyMap<string, number>;
  readonly fingerprint: string;
  /** Who confirmed the mapping before, and when. */
  readonly remembered: Confirmed | undefined;
}

const sampleCount = 12;

/** Decides what ledger a table holds and which column is which field: as told, as remembered, as found. */
export async function mapTable(store: Store, sheet: Sheet, table: Table, instruction: TableInstruction): Promise<MappedTable> {
  const { model, regions } = store;
  const candidates = candidatesOf(sheet, table);
  const fingerprint = layoutFingerprint(table.columns);
  const nobodys: MappedTable = { ledger: undefined, matches: [], across: [], value: undefined, unitColumns: new Map(), fingerprint, remembered: undefined };
  if (instruction.ledger === null) return nobodys;
  const told = toldMapping(store, instruction);
  const remembered = told === undefined ? current(store, await recallLayout(store, fingerprint)) : undefined;
  const known = remembered !== undefined && (instruction.ledger === undefined || instruction.ledger === remembered.ledger) ? remembered : undefined;
  const among = instruction.ledger ?? known?.ledger;
  if (among !== undefined && !model.ledgers.has(among)) throw new Refusal([unknownLedger(among, model.ledgers.keys())]);

  const chosen = chooseLedger(model, candidates, `${table.titleText} ${sheet.name}`, regions, among === undefined ? undefined : [among]);
  const ledger = chosen?.ledger ?? (among === undefined ? undefined : model.ledgers.get(among));
  if (ledger === undefined) return nobodys;
  const mapping = told ?? known?.mapping;
  const matches = mapping === undefined ? (chosen?.matches ?? []) : applyMapping(ledger, candidates, mapping, told === undefined ? 'remembered' : 'confirmed', regions);
  return {
    ...nobodys,
    ledger,
    ...layCrosswise(ledger, candidates, matches, regions),
    unitColumns: unitColumns(ledger, candidates),
    remembered: told === undefined ? known?.confirmed : undefined,
  };
}

/** What was remembered under an older model, as far as the ledger and its fields are still there. */
function current({ model }: Store, remembered: RememberedLayout | undefined): RememberedLayout | undefined {
  const fields = remembered === undefined ? undefined : model.ledgers.get(remembered.ledger)?.field;
  if (remembered === undefined || fields === undefined) return undefined;
  return { ...remembered, mapping: Object.fromEntries(Object.entries(remembered.mapping).filter(([name]) => fields.has(name))) };
}

function applyMapping(ledger: ModelLedger, candidates: readonly Candidate[], mapping: Mapping, by: 'remembered' | 'confirmed', regions: Store['regions']): Match[] {
  const fixed: Match[] = [];
  for (const [name, column] of Object.entries(mapping)) {
    const field = ledger.field.get(name);
    if (field === undefined) throw new Refusal([unknownField(ledger, name)]);
    if (column !== null) fixed.push({ field, column, by, certainty: 1 });
  }
  const free = candidates.filter(({ index }) => !fixed.some(({ column }) => column === index));
  const found = matchColumns(ledger, free, regions).filter(({ field }) => !(field.name in mapping));
  return [...fixed, ...found].sort((a, b) => a.column - b.column);
}

function toldMapping(store: Store, { mapping, ledger }: TableInstruction): Mapping | undefined {
  if (mapping === undefined) return undefined;
  const fields = ledger === undefined || ledger === null ? undefined : store.model.ledgers.get(ledger)?.field;
  return Object.fromEntries(
    Object.entries(mapping).map(([name, letter]) => {
      if (fields !== undefined && !fields.has(name)) throw new Refusal([unknownField(store.model.ledgers.get(ledger ?? '') as ModelLedger, name)]);
      return [name, letter === null ? null : toldColumn(letter)];
    }),
  );
}

function toldColumn(letters: string): number {
  if (!/^[A-Za-z]{1,3}$/.test(letters)) {
    throw refuse(
      'mapping.not-a-column',
      { zh: `“${letters}”不是列号`, en: `“${letters}” is no column` },
      { zh: '请写列的字母，如 C', en: 'Give the column’s letters, e.g. C' },
    );
  }
  return columnNumber(letters);
}

function candidatesOf(sheet: Sheet, table: Table): Candidate[] {
  const sampled = new Map<number, Cell[]>(table.columns.map(({ index }) => [index, []]));
  const wanted = new Set(table.dataRows.slice(0, sampleCount * 5));
  for (const { row, cells } of sheet.rows) {
    if (!wanted.has(row)) continue;
    for (const [index, samples] of sampled) {
      const cell = cells[index - 1] ?? null;
      if (cell !== null && cell !== '' && samples.length < sampleCount) samples.push(cell);
    }
  }
  return table.columns
    .filter(({ serial }) => !serial)
    .map(({ index, headerPath, unit }) => ({ index, headerPath, unit, samples: sampled.get(index) ?? [] }));
}

