import type { Sheet } from '../workbook.ts';
import { type Body, bodyRows } from './body-rows.ts';
import { columnsOf } from './columns.ts';
import { fillDownOf } from './fill-down.ts';
import { type Grid, gridOf, textIn } from './grid.ts';
import { findHead, toldHead, type Head } from './header-rows.ts';
import type { Table } from './table.ts';
import { settleBySums } from './settle-by-sums.ts';

/** Options of `findTables`. */
export interface FindOptions {
  /** Stop after this many tables of the sheet. */
  readonly most?: number;
  /** First and last header row of the first table, where somebody knows better. */
  readonly header?: readonly [number, number];
}

/**
 * Finds the tables of a sheet: titles, headers of one or more rows, data, totals, sections and notes, the columns with
 * their units and kinds. Looks only at the cells; nothing is changed. A sheet without a table gives none.
 */
export function findTables(sheet: Sheet, options: FindOptions = {}): Table[] {
  const grid = gridOf(sheet);
  const tables: Table[] = [];
  for (let from = 0; from < grid.rows.length && tables.length < (options.most ?? 100); ) {
    const head = options.header !== undefined && from === 0 ? toldHead(grid, options.header) : findHead(grid, from);
    if (!head) break;
    const body = settleBySums(grid, head, bodyRows(grid, head));
    if (head.rows.length > 0 || body.data.length > 0) tables.push(assemble(grid, head, body));
    from = Math.max(body.next, from + 1);
  }
  return tables;
}

function assemble(grid: Grid, head: Head, body: Body): Table {
  const rowsAt = (at: readonly number[]): number[] => at.map((position) => grid.at(position).row);
  const dataRows = rowsAt(body.data);
  const headers = rowsAt(head.rows);
  const firstDataRow = dataRows[0] ?? null;
  const lastDataRow = dataRows.at(-1) ?? null;
  // A line of units above the header is a title line as well.
  const unitTitles = head.titles.filter((at) => /^[（(]?(?:计量|货币|金额)?单位\s*[：:]/u.test(textIn(grid.at(at), grid.at(at).filled[0])) && grid.at(at).filled.length === 1);
  return {
    sheet: grid.sheet.name,
    titleRows: rowsAt(head.titles),
    titleText: head.titles.map((at) => grid.at(at).filled.map((column) => textIn(grid.at(at), column)).join(' ')).join('\n'),
    headerRows: headerRange(grid, headers),
    indexRows: rowsAt(head.index),
    unitRows: rowsAt([...unitTitles, ...head.units]),
    firstDataRow,
    lastDataRow,
    dataRows,
    dataRowCount: dataRows.length,
    totalRows: rowsAt(body.totals),
    subtotalRows: rowsAt(body.subtotals),
    sectionRows: rowsAt(body.sections),
    helperRows: rowsAt(body.helpers),
    blankRowsInRange: blanksBetween(grid, firstDataRow, lastDataRow),
    noteRows: rowsAt(body.notes),
    columns: columnsOf(grid, head, body),
    fillDown: fillDownOf(grid, body.data),
  };
}

/** A header may end in rows that hold nothing but the lower part of merged cells. */
function headerRange(grid: Grid, headers: readonly number[]): [number, number] | null {
  const [first, last] = [headers[0], headers.at(-1)];
  if (first === undefined || last === undefined) return null;
  let bottom = last;
  for (const merge of grid.sheet.merges) if (merge.top >= first && merge.top <= last && merge.bottom > bottom && merge.bottom - merge.top < 8) bottom = merge.bottom;
  return [first, bottom];
}

function blanksBetween(grid: Grid, first: number | null, last: number | null): number[] {
  if (first === null || last === null) return [];
  const blanks: number[] = [];
  let previous = first;
  for (const { row } of grid.rows) {
    if (row <= first) continue;
    if (row > last) break;
    for (let blank = previous + 1; blank < row; blank++) blanks.push(blank);
    previous = row;
  }
  return blanks;
}
