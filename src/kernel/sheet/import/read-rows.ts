import { Fault, Mention, type Surroundings } from '../../declare/field.ts';
import type { Place, Problem } from '../../declare/problem.ts';
import type { RegionBook } from '../../declare/region-book.ts';
import { checkValues } from '../../ledger/check-values.ts';
import type { ModelField, ModelLedger } from '../../model/model.ts';
import { columnLetter } from '../table/column-letter.ts';
import type { FillDown, Table } from '../table/table.ts';
import type { Cell, Sheet, SheetRow } from '../workbook.ts';
import { unitOfLabel } from '../table/unit-of.ts';
import type { RowRead, RowsKnown } from './check-memory.ts';
import { cellProblem, shownValue } from './sheet-problems.ts';

/** A field and the column it is read from. */
export interface ReadColumn {
  readonly field: ModelField;
  /** 1-based. */
  readonly index: number;
  readonly unit: string | null;
  /** The column that tells each row's unit. */
  readonly unitAt?: number | undefined;
}

/** A row's values as far as they could be read. References are still mentions. */
export interface ReadRow {
  readonly row: number;
  readonly values: Readonly<Record<string, unknown>>;
  /** Problems of severity `error` keep the row out. */
  readonly rejected: boolean;
}

export interface RowsRead {
  readonly rows: readonly ReadRow[];
  readonly problems: Problem[];
}

/** Rows read between two tellings of how far it is. */
const tellEvery = 2000;

/** A table, and how its rows are read. */
interface TableReading {
  readonly sheet: Sheet;
  readonly table: Table;
  readonly ledger: ModelLedger;
  readonly columns: readonly ReadColumn[];
  /** Values that hold for every row, e.g. a county named in the title. */
  readonly constants: Readonly<Record<string, unknown>>;
  readonly epoch: 1900 | 1904;
  readonly regions: RegionBook;
}

/**
 * Reads every data row of a table: each cell by its field, then the rules over the row.
 * All wrong cells are told, not only the first of a row.
 * @param known rows of this table that were read in the same way before; those read now are added
 * @param onRows told now and then how many rows are read; what it throws ends the reading
 */
export function readRows(reading: TableReading, known?: RowsKnown, onRows?: (done: number) => void): RowsRead {
  const { sheet, table, ledger } = reading;
  const problems: Problem[] = [];
  const read = rowReader(reading);
  const uncolumned = new Map<string, { problem: Problem; rows: number }>();
  const rows: ReadRow[] = [];
  let at = 0;
  for (const [order, row] of table.dataRows.entries()) {
    if (order % tellEvery === 0) onRows?.(order);
    while (at < sheet.rows.length && (sheet.rows[at]?.row ?? 0) < row) at += 1;
    const sheetRow = sheet.rows[at]?.row === row ? sheet.rows[at] : undefined;
    const found = (sheetRow === undefined ? undefined : known?.read.get(sheetRow)) ?? read(row, sheetRow);
    if (sheetRow !== undefined) known?.read.set(sheetRow, found);
    // A table without the column says so once, not once for every row.
    for (const problem of found.uncolumned) uncolumned.set(problem.code, { problem, rows: (uncolumned.get(problem.code)?.rows ?? 0) + 1 });
    for (const problem of found.problems) problems.push(problem);
    rows.push({ row, values: found.values, rejected: found.rejected });
  }
  for (const { problem, rows: count } of uncolumned.values()) {
    const message = { zh: `${problem.message.zh}（没有这一列，${count} 行）`, en: `${problem.message.en} (no such column, ${count} rows)` };
    problems.push({ ...problem, message, place: { sheet: sheet.name, ledger: ledger.name, ...(problem.place.field === undefined ? {} : { field: problem.place.field }) } });
  }
  return { rows, problems };
}

/** What reads a single row; to be asked for rows in ascending order. */
function rowReader({ sheet, table, ledger, columns, constants, epoch, regions }: TableReading): (row: number, sheetRow: SheetRow | undefined) => RowRead {
  // What is measured by another field is read after it.
  const inOrder = columns.toSorted((a, b) => Number(a.field.field.measured !== undefined) - Number(b.field.field.measured !== undefined));
  const readings = inOrder.map((column) => ({
    ...column,
    letter: columnLetter(column.index),
    plain: { unit: column.unit ?? undefined, dated: false, epoch, regions } satisfies Surroundings,
    dated: { unit: column.unit ?? undefined, dated: true, epoch, regions } satisfies Surroundings,
    fill: downwards(table.fillDown.filter((fill) => fill.column === column.index)),
  }));
  const blank: Readonly<Record<string, unknown>> = { ...ledger.blank, ...constants };
  const columnOf = new Map(readings.map((reading) => [reading.field.name, reading]));
  return (row, sheetRow) => {
    const problems: Problem[] = [];
    const uncolumned: Problem[] = [];
    const values = { ...blank };
    let rejected = false;
    const unread = new Set<string>();
    for (const { field, index, letter, plain, dated, fill, unitAt } of readings) {
      const { measured } = field.field;
      // Of a figure that can't be read no amount can.
      if (measured !== undefined && unread.has(measured.by)) {
        unread.add(field.name);
        continue;
      }
      let cell: Cell = sheetRow?.cells[index - 1] ?? null;
      if (cell === null) cell = fill(row);
      const surroundings = sheetRow?.dated?.includes(index - 1) === true ? dated : plain;
      const reading = measured === undefined ? field.field.read(cell, surroundings) : readMeasured(field, cell, surroundings, values, unitOfRow(sheetRow, unitAt, columnOf.get(measured.by)?.index));
      if (reading instanceof Fault) {
        rejected = true;
        unread.add(field.name);
        problems.push(cellProblem(reading, placeIn(sheet, ledger, row, letter, field), field, cell));
      } else if (reading !== null) {
        values[field.name] = reading;
      }
    }
    for (const problem of checkValues(ledger, values)) {
      const name = problem.place.field ?? '';
      // A cell that couldn't be read is not blank as well.
      if (unread.has(name)) continue;
      if (problem.severity === 'error') rejected = true;
      const reading = columnOf.get(name);
      if (reading === undefined && problem.severity === 'warning') {
        uncolumned.push(problem);
        continue;
      }
      const shown = reading === undefined ? {} : shownValue(reading.field, sheetRow?.cells[reading.index - 1]);
      problems.push({ ...problem, ...shown, place: placeIn(sheet, ledger, row, reading?.letter, ledger.field.get(name)) });
    }
    return { values, rejected, problems, uncolumned };
  };
}

/** The unit that a row tells of its own amount: in a column of units, or in brackets behind what it is called. */
function unitOfRow(row: SheetRow | undefined, unitAt: number | undefined, namedAt: number | undefined): string | undefined {
  const text = (at: number | undefined): string => (at === undefined ? '' : String(row?.cells[at - 1] ?? '').trim());
  return text(unitAt) || (unitOfLabel(text(namedAt)) ?? undefined);
}

/** A unit told for the whole table is meant for the rows that it fits. */
function readMeasured({ field }: ModelField, cell: Cell, surroundings: Surroundings, beside: Readonly<Record<string, unknown>>, unit: string | undefined) {
  const own = { ...surroundings, beside, unit: unit ?? surroundings.unit };
  const reading = field.read(cell, own);
  const misfits = unit === undefined && own.unit !== undefined && reading instanceof Fault && reading.code === 'cell.unknown-unit';
  return misfits ? field.read(cell, { ...own, unit: undefined }) : reading;
}

/** What a merged cell above gives a row; to be asked for rows in ascending order. */
function downwards(fills: readonly FillDown[]): (row: number) => Cell {
  const sorted = [...fills].sort((a, b) => a.top - b.top);
  let at = 0;
  return (row) => {
    while (at < sorted.length && (sorted[at]?.bottom ?? 0) < row) at += 1;
    const fill = sorted[at];
    return fill !== undefined && fill.top <= row ? fill.value : null;
  };
}

export function placeIn(sheet: Sheet, ledger: ModelLedger, row: number, column?: string, field?: ModelField): Place {
  return {
    sheet: sheet.name,
    row,
    ledger: ledger.name,
    ...(column === undefined ? {} : { column }),
    ...(field === undefined ? {} : { field: field.name }),
  };
}

/** The distinct texts by which rows mention records, by reference field. */
export function mentionsIn(ledger: ModelLedger, rows: readonly ReadRow[]): Map<string, Set<string>> {
  const mentions = new Map<string, Set<string>>();
  for (const { name } of ledger.references) {
    const texts = new Set<string>();
    for (const { values } of rows) {
      const value = values[name];
      if (value instanceof Mention) texts.add(value.text);
    }
    if (texts.size > 0) mentions.set(name, texts);
  }
  return mentions;
}
