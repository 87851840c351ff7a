import type { Party } from '../../access/party.ts';
import { Fault } from '../../declare/field.ts';
import type { Problem } from '../../declare/problem.ts';
import { isBlank } from '../../declare/reading/blank.ts';
import type { Store } from '../../ledger/store.ts';
import type { ModelField } from '../../model/model.ts';
import type { Progress } from '../../ports/progress.ts';
import { checkTotals } from '../table/check-totals.ts';
import { columnLetter } from '../table/column-letter.ts';
import { findTables } from '../table/find-tables.ts';
import type { Table, TableColumn } from '../table/table.ts';
import type { Cell, Sheet, Workbook } from '../workbook.ts';
import type { CheckMemory } from './check-memory.ts';
import { compareRows } from './compare-rows.ts';
import { correctCells, type CellCorrection, type RowLeftOut } from './correct-cells.ts';
import type { AcrossColumn } from './crosswise.ts';
import { mapTable, type MappedTable, type TableInstruction } from './map-table.ts';
import { sumCounts, type ImportPlan, type PlannedRow, type PlannedTable } from './plan.ts';
import { rowSpans } from './row-spans.ts';
import { readRows, type ReadColumn } from './read-rows.ts';
import { resolveMentions } from './resolve-mentions.ts';
import { noColumn, noSuchSheet, totalMismatch } from './sheet-problems.ts';
import { titleValues } from './title-values.ts';

/** A workbook as it came in. */
export interface Incoming {
  readonly workbook: Workbook;
  readonly name: string;
  /** SHA-256 of its bytes, in hex. */
  readonly hash: string;
  readonly size: number;
}

export interface ImportOptions {
  /** The batch's id, made by the caller. */
  readonly batch: string;
  /** This and the mapping hold for every table that `sheets` says nothing of. */
  readonly ledger?: string;
  readonly mapping?: NonNullable<TableInstruction['mapping']>;
  /** By sheet name, where a sheet's tables are to be read otherwise than found. */
  readonly sheets?: Readonly<Record<string, TableInstruction>>;
  readonly corrections?: readonly CellCorrection[];
  readonly leftOut?: readonly RowLeftOut[];
  /** Records out of the party's sight are as if they weren't there, for what is only compared and never lands. */
  readonly blind?: boolean;
  /** What earlier checks of this very workbook found out; this one adds to it. */
  readonly memory?: CheckMemory | undefined;
  readonly progress?: Progress | undefined;
}

/**
 * Reads, checks and compares a workbook with what is there, and writes nothing. Every wrong cell is told in one pass;
 * read = new + changed + same + rejected holds for each table.
 *
 * Refusals: `ledger.unknown`, `field.unknown`, `mapping.not-a-column`, `mapping.no-such-sheet`.
 */
export async function prepareImport(store: Store, party: Party, given: Incoming, options: ImportOptions): Promise<ImportPlan> {
  const { name, hash, size } = given;
  const { corrections = [], leftOut = [], memory, progress } = options;
  memory?.begin(store);
  const workbook = correctCells(given.workbook, corrections);
  const incoming = { ...given, workbook };
  const usual: TableInstruction = { ...(options.ledger === undefined ? {} : { ledger: options.ledger }), ...(options.mapping === undefined ? {} : { mapping: options.mapping }) };
  for (const told of Object.keys(options.sheets ?? {})) if (!workbook.sheets.some((sheet) => sheet.name === told)) throw noSuchSheet(told, workbook);
  const found: Found[] = [];
  for (const sheet of workbook.sheets) {
    const instruction = options.sheets?.[sheet.name] ?? usual;
    const { headerRows, units = {} } = instruction;
    const out = new Set(leftOut.flatMap((one) => (one.sheet === sheet.name ? [one.row] : [])));
    for (const table of findTables(sheet, headerRows === undefined ? {} : { header: headerRows })) {
      found.push(...recordsOfRows({ sheet, table, units, out, mapped: await mapTable(store, sheet, table, instruction), under: undefined }));
    }
  }

  const arriving = new Map<string, PlannedRow[]>();
  const planned = new Map<Found, PlannedTable>();
  const rows = found.reduce((sum, { table }) => sum + table.dataRowCount, 0);
  let done = 0;
  for (const one of referredFirst(store, found)) {
    const before = done;
    progress?.('check', before, rows);
    const plan = await planTable(store, party, incoming, one, arriving, options.blind === true, memory, (stage, own) => progress?.(stage, before + own, rows));
    done += one.table.dataRowCount;
    planned.set(one, plan);
    if (plan.ledger !== undefined) arriving.set(plan.ledger.name, [...(arriving.get(plan.ledger.name) ?? []), ...plan.rows.filter(({ status }) => status === 'new')]);
  }
  const tables = found.map((one) => planned.get(one) as PlannedTable);
  return {
    batch: options.batch,
    file: { name, hash, size, format: workbook.format, encoding: workbook.encoding },
    ignored: workbook.ignored,
    tables,
    counts: sumCounts(tables.map(({ counts }) => counts)),
    unread: unreadOf(workbook, tables),
    corrected: corrections.length,
    problems: toldOnce(tables.flatMap(({ problems }) => problems)),
  };
}

function unreadOf({ sheets, ignored }: Workbook, tables: readonly PlannedTable[]): number {
  const found = new Set(tables.map(({ sheet }) => sheet));
  const unfound = sheets.filter(({ name, rows }) => !found.has(name) && rows.some(({ cells }) => !cells.every(holdsNothing)));
  const enclosed = [ignored.macros, ignored.externalLinks, ignored.enclosures].filter(Boolean);
  return tables.filter(({ ledger }) => ledger === undefined).length + unfound.length + enclosed.length;
}

/** A table found in a sheet, and what was told of it. */
interface Found {
  readonly sheet: Sheet;
  readonly table: Table;
  readonly mapped: MappedTable;
  readonly units: NonNullable<TableInstruction['units']>;
  /** Rows of the sheet that are left out. */
  readonly out: ReadonlySet<number>;
  /** The one column of a crosswise table whose records these are. */
  readonly under: AcrossColumn | undefined;
}

/**
 * A crosswise table holds several records in a row: it is taken as so many tables, one for each of its columns, of the
 * rows that have something there. Each cell is then a record's source like any other.
 */
function recordsOfRows(found: Found): Found[] {
  const { mapped, table, sheet } = found;
  const { across, value } = mapped;
  if (value === undefined || across.length === 0) return [found];
  const rows = new Map(sheet.rows.map((row) => [row.row, row.cells]));
  return across.map((under) => {
    const blank = table.dataRows.filter((row) => holdsNothing(rows.get(row)?.[under.index - 1]));
    const matches = [...mapped.matches, { field: value, column: under.index, by: 'alias', certainty: 1 } as const].sort((a, b) => a.column - b.column);
    return { ...found, table: withoutRows(table, new Set(blank)), mapped: { ...mapped, matches }, under };
  });
}

const holdsNothing = (cell: Cell | undefined): boolean => cell === undefined || cell === null || (typeof cell === 'string' && isBlank(cell));

/** A cell that several records share is wrong once. */
function toldOnce(problems: readonly Problem[]): readonly Problem[] {
  const told = new Set<string>();
  return problems.filter(({ code, place: { sheet, row, column, field } }) => {
    if (column === undefined || row === undefined) return true;
    const key = `${sheet} ${row} ${column} ${field} ${code}`;
    return !told.has(key) && told.add(key);
  });
}

/** Tables whose records others mention come before those that mention them. */
function referredFirst<T extends { readonly mapped: MappedTable }>({ model }: Store, found: readonly T[]): T[] {
  const depth = (name: string | undefined, seen: readonly string[] = []): number => {
    const ledger = name === undefined || seen.includes(name) ? undefined : model.ledgers.get(name);
    return ledger === undefined ? 0 : 1 + Math.max(0, ...ledger.references.map(({ field }) => depth(field.refersTo, [...seen, ledger.name])));
  };
  return [...found].sort((a, b) => depth(a.mapped.ledger?.name) - depth(b.mapped.ledger?.name));
}

const nothing = { read: 0, new: 0, changed: 0, same: 0, rejected: 0 };

async function planTable(
  store: Store,
  party: Party,
  { workbook, name, hash }: Incoming,
  { sheet, table: whole, units, out, mapped: { ledger, matches, across, unitColumns, fingerprint, remembered }, under }: Found,
  arriving: ReadonlyMap<string, readonly PlannedRow[]>,
  blind: boolean,
  memory: CheckMemory | undefined,
  at: (stage: 'check' | 'compare', done: number) => void,
): Promise<PlannedTable> {
  const table = out.size === 0 ? whole : withoutRows(whole, out);
  const header = (index: number) => table.columns.find((column) => column.index === index)?.headerPath.filter((part) => part !== '').join(' / ') ?? '';
  const columns = matches.map(({ field, column }) => ({ field, index: column, unit: units[field.name] ?? ownUnit(store, field, table.columns.find(({ index }) => index === column)), unitAt: unitColumns.get(field.name) }));
  const elsewhere = new Set([...across.map(({ index }) => index), ...unitColumns.values()]);
  const described = {
    sheet: sheet.name,
    hidden: sheet.hidden,
    table,
    fingerprint,
    remembered,
    leftOut: whole.dataRows.filter((row) => out.has(row)),
    columns: matches.map(({ field, column, by, certainty }) => ({
      field: field.name,
      column: columnLetter(column),
      header: header(column),
      unit: columns.find(({ index }) => index === column)?.unit ?? null,
      by,
      certainty,
    })),
    unused: table.columns
      .filter(({ index, serial }) => !serial && !elsewhere.has(index) && !matches.some(({ column }) => column === index) && header(index) !== '')
      .map(({ index, letter }) => ({ column: letter, header: header(index) })),
    totals: checkTotals(whole, sheet),
  };
  if (ledger === undefined) return { ...described, ledger, source: undefined, fromTitle: {}, counts: nothing, rows: [], standing: [], rejectedRows: [], problems: [] };

  const source = { file: hash, sheet: sheet.name, ledger: ledger.name, layout: Object.fromEntries(matches.map(({ field, column }) => [field.name, columnLetter(column)])) };
  const open = ledger.fields.filter(({ name: own, field }) => field.carried === undefined && own !== under?.field.name && !matches.some((match) => match.field.name === own));
  const missing = open.filter(({ field }) => !field.optional);
  const told = titleValues(open, [table.titleText, sheet.name, name], store.regions);
  const constants = under === undefined ? told : { values: { ...told.values, [under.field.name]: under.value }, texts: { ...told.texts, [under.field.name]: under.text } };
  const problems: Problem[] = described.totals
    .filter(({ difference, column }) => difference !== '0' && described.columns.some((one) => one.column === column))
    .map(({ row, column, stated, summed, difference }) =>
      totalMismatch({ sheet: sheet.name, row, column, ledger: ledger.name }, stated, summed, difference),
    );
  const lacking = missing.filter((field) => !(field.name in constants.values));
  if (lacking.length > 0) {
    problems.push(...lacking.map((field) => noColumn(ledger, field, { sheet: sheet.name, ledger: ledger.name, ...(table.headerRows === null ? {} : { row: table.headerRows[1] }) })));
    const counts = { ...nothing, read: table.dataRowCount, rejected: table.dataRowCount };
    return { ...described, ledger, source: { ...source, rows: {} }, fromTitle: constants.texts, counts, rows: [], standing: [], rejectedRows: table.dataRows, problems };
  }

  const known = memory?.rows(JSON.stringify([sheet.name, ledger.name, under?.index, columns.map(({ field, ...where }) => [field.name, where]), open.map((field) => field.name), constants.texts, table.titleText, table.fillDown]));
  const read = readRows({ sheet, table, ledger, columns, constants: constants.values, epoch: workbook.epoch, regions: store.regions }, known, (done) => at('check', done));
  at('compare', 0);
  const resolved = await resolveMentions(store, party, sheet, ledger, columns, read.rows, arriving);
  const filled = new Set([...columns.map(({ field }) => field.name), ...Object.keys(constants.values)]);
  const compared = await compareRows(store, party, sheet, ledger, resolved.rows, filled, columns, { blind, known });
  return {
    ...described,
    ledger,
    source: { ...source, rows: rowSpans(compared.regions) },
    fromTitle: constants.texts,
    counts: countRows(table, compared),
    rows: compared.rows,
    standing: compared.standing,
    rejectedRows: compared.rejectedRows,
    problems: problems.concat(read.problems, resolved.problems, compared.problems).sort((a, b) => (a.place.row ?? 0) - (b.place.row ?? 0) || columnOrder(columns, a) - columnOrder(columns, b)),
  };
}

/** A unit told once for the whole table (单位：万元) is not meant for its counts and dates; one in a column's own header is. */
function ownUnit({ regions }: Store, { field }: ModelField, column: TableColumn | undefined): string | null {
  if (column === undefined || column.unit === null) return null;
  const { unit, headerPath } = column;
  // Which unit fits depends on the row.
  if (field.measured !== undefined) return unit;
  const told = headerPath.some((part) => part.includes(unit));
  return told || !(field.read('1', { unit, epoch: 1900, regions }) instanceof Fault) ? unit : null;
}

function withoutRows(table: Table, out: ReadonlySet<number>): Table {
  const dataRows = table.dataRows.filter((row) => !out.has(row));
  return { ...table, dataRows, dataRowCount: dataRows.length };
}

function countRows(table: Table, compared: Awaited<ReturnType<typeof compareRows>>): PlannedTable['counts'] {
  const created = compared.rows.filter(({ status }) => status === 'new').length;
  return { read: table.dataRowCount, new: created, changed: compared.rows.length - created, same: compared.same, rejected: compared.rejectedRows.length };
}

function columnOrder(columns: readonly ReadColumn[], { place }: Problem): number {
  return columns.find(({ field }) => field.name === place.field)?.index ?? 0;
}
