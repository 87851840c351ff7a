import { isYear } from './cell-sort.ts';
import { coverage, type Grid, type GridRow, sortIn, spanOf, textIn } from './grid.ts';
import type { Outlook } from './outlook.ts';
import { outlookFrom } from './outlook.ts';
import { isFormLine, isHeaderWord, isNote, isNumeral, isSectionLabel, isSignature, totalLabel } from './row-words.ts';
import { bareUnit, isUnit } from './unit-words.ts';
import { unitsOfLine } from './unit-of.ts';

/** Where a table begins. Positions are indexes into the rows of the grid. */
export interface Head {
  readonly titles: readonly number[];
  /** Positions of the header rows; empty where the table begins with its values. */
  readonly rows: readonly number[];
  readonly index: readonly number[];
  readonly units: readonly number[];
  /** Position of the first row below. */
  readonly next: number;
  readonly outlook: Outlook;
  /** Whether the header stands out from the rows below by what it holds, not only by being first. */
  readonly sure: boolean;
}

const MOST_TITLES = 30;
const MOST_HEADER_ROWS = 8;

/** Finds the header that follows from position `from` on; `undefined` where nothing like a table comes. */
export function findHead(grid: Grid, from: number): Head | undefined {
  const outlook = outlookFrom(grid, from);
  if (isList(grid, from)) return { titles: [], rows: [from], index: [], units: [], next: from + 1, outlook, sure: false };
  const titles: number[] = [];
  let at = from;
  while (at < grid.rows.length && titles.length < MOST_TITLES && isTitle(grid, at, outlook)) titles.push(at++);
  if (at >= grid.rows.length) return undefined;
  const first = grid.at(at);
  if (outlook.columns.length < 2 && first.filled.length < 2) return undefined;
  if (isValues(first, outlook)) return { titles, rows: [], index: [], units: [], next: at, outlook, sure: false };
  const body = belowHeader(grid, at, outlook);
  return { titles, outlook, ...body, sure: isSure(grid, body.rows, outlook) };
}

/** The head of a table whose header rows somebody told; rows above are its title. `undefined` where nothing stands there. */
export function toldHead(grid: Grid, [first, last]: readonly [number, number]): Head | undefined {
  const positions = [...grid.rows.keys()];
  const rows = positions.filter((at) => grid.at(at).row >= first && grid.at(at).row <= last);
  const [top] = rows;
  if (top === undefined) return undefined;
  const outlook = outlookFrom(grid, top);
  const below: { index: number[]; units: number[] } = { index: [], units: [] };
  let next = top + rows.length;
  for (let row = grid.rows[next]; row !== undefined; row = grid.rows[++next]) {
    if (isIndexRow(row, outlook)) below.index.push(next);
    else if (isUnitRow(row)) below.units.push(next);
    else break;
  }
  return { titles: positions.slice(0, top), rows, ...below, next, outlook, sure: true };
}

/** One column under a word that names it, to the end of the sheet. */
function isList(grid: Grid, from: number): boolean {
  const [first, second] = [grid.rows[from], grid.rows[from + 1]];
  const column = first?.filled[0];
  if (first === undefined || second === undefined || column === undefined || !isHeaderWord(textIn(first, column)) || sortIn(first, column) !== 'text') return false;
  return grid.rows.slice(from).every((row) => row.filled.length === 1 && row.filled[0] === column && textIn(row, column).length <= 40 && !/[。：:]$/u.test(textIn(row, column)));
}

/** A line over a table: one cell, or one cell beside lines that are filled in (`填报单位：…`, `单位：万元`). */
function isTitle(grid: Grid, at: number, outlook: Outlook): boolean {
  const row = grid.at(at);
  const width = outlook.columns.length;
  if (row.filled.length === 1) return width > 1 && !opensGroup(grid, at, outlook);
  const texts = row.filled.map((column) => textIn(row, column));
  const plain = texts.filter((text) => !isFormLine(text) && !isUnitLine(text));
  // Years side by side name groups of columns; one year is when the table was made.
  if (plain.length === 0 && !texts.some((text) => /[：:]/u.test(text))) return false;
  if (texts.filter((text) => /^(?:19|20)\d{2}年/u.test(text)).length > 1) return false;
  if (plain.length <= 1 && row.filled.length <= Math.max(3, width / 2) && width > row.filled.length && plain.length < row.filled.length) return true;
  // Pairs of name and value over a wide table; a header that covers so little has its parts in the row below.
  return width >= 6 && coverage(grid, row) < width * 0.35 && !isSub(grid, [at], at + 1, outlook) && grid.rows.length > at + 2;
}

/** `单位：万元`, `（万元）`: says the unit of a table; `产值（亿元）` names a column. */
function isUnitLine(text: string): boolean {
  return unitsOfLine(text).length > 0 && (/单位/u.test(text) || isUnit(bareUnit(text).replace(/^[（(](.*)[)）]$/u, '$1')));
}

/** A short single cell that stands over part of the columns of the header below. */
function opensGroup(grid: Grid, at: number, outlook: Outlook): boolean {
  const row = grid.at(at);
  const column = row.filled[0];
  const span = spanOf(grid, row, column);
  const next = grid.rows[at + 1];
  if (!next || next.row !== row.row + 1 || next.filled.length < 2 || column === outlook.columns[0] || span > outlook.columns.length * 0.8) return false;
  const text = textIn(row, column);
  if (text.length > 10 || /表$|台账|统计|情况|汇总|名单|明细|一览/u.test(text) || isFormLine(text) || unitsOfLine(text).length > 0) return false;
  return !isValues(next, outlook) && (span > 1 || next.filled.includes(column + 1));
}

/** Whether a number in this cell may name a column: a year or a date over values that are neither. */
function isLabelNumber(row: GridRow, column: number, outlook: Outlook): boolean {
  if (isYear(row.cells[column])) return !outlook.yearly.has(column);
  return sortIn(row, column) === 'date' && !outlook.dated.has(column);
}

/** Whether a row holds values: a number in a column of numbers that is no year over them. */
function isValues(row: GridRow, outlook: Outlook): boolean {
  let values = 0;
  let labels = 0;
  let runs = true;
  let last: number | undefined;
  for (const column of row.filled) {
    const sort = sortIn(row, column);
    if (sort !== 'number' && sort !== 'date') continue;
    if (isLabelNumber(row, column, outlook)) labels++;
    else values++;
    const value = Number(row.cells[column]);
    if (last !== undefined && value !== last + 1) runs = false;
    last = value;
  }
  if (values === 0) return labels > 0 && labels < 2 && row.filled.length > 2 && row.filled.some((column) => isYear(row.cells[column]) && outlook.typed.has(column)) && sortIn(row, row.filled[0]) !== 'text';
  // 1 2 3 … 12 over the columns are months or days, not values.
  return !(runs && values >= 5 && values >= row.filled.length - 2);
}

/** Whether a cell could be a header: short, no value, no numeral of a section. */
function isLabel(row: GridRow, column: number, outlook: Outlook): boolean {
  const sort = sortIn(row, column);
  if (sort === 'number' || sort === 'date') return isLabelNumber(row, column, outlook);
  if (sort === 'dash') return false;
  const text = textIn(row, column);
  return text.length <= 60 && !isNumeral(text) && !(sort === 'flag');
}

type Below = Pick<Head, 'rows' | 'index' | 'units' | 'next'>;

/** Takes the rows that still belong to the header that begins at `from`. */
function belowHeader(grid: Grid, from: number, outlook: Outlook): Below {
  const rows = [from];
  const units: number[] = [];
  const index: number[] = [];
  let at = from + 1;
  for (; at < grid.rows.length && rows.length < MOST_HEADER_ROWS; at++) {
    const row = grid.at(at);
    if (isIndexRow(row, outlook)) {
      index.push(at);
      continue;
    }
    if (index.length > 0) break;
    if (isUnitRow(row)) {
      units.push(at);
      continue;
    }
    if (reaches(grid, rows, row.row) || isSub(grid, rows, at, outlook)) rows.push(at);
    else break;
  }
  return { rows, units, index, next: at };
}

/** Whether a cell of the header is merged down to this row. */
function reaches(grid: Grid, rows: readonly number[], row: number): boolean {
  return rows.some((at) => {
    const above = grid.at(at);
    return above.filled.some((column) => {
      const merge = grid.mergeAt(above.row, column);
      return merge !== undefined && merge.bottom >= row && merge.bottom - merge.top < MOST_HEADER_ROWS;
    });
  });
}

/** Whether the row at `at` is a further header row under `rows`. */
function isSub(grid: Grid, rows: readonly number[], at: number, outlook: Outlook): boolean {
  const row = grid.rows[at];
  if (!row || isValues(row, outlook) || !row.filled.every((column) => isLabel(row, column, outlook))) return false;
  const first = textIn(row, row.filled[0]);
  if (isNote(first) || isSignature(first) || isSectionLabel(first) || spanOf(grid, row, row.filled[0]) >= Math.max(3, outlook.columns.length * 0.6)) return false;
  if (row.filled.some((column, i) => i < 2 && totalLabel(textIn(row, column)) !== null && !underGroup(grid, rows, column))) return false;
  const typed = row.filled.filter((column) => outlook.typed.has(column));
  const ownTyped = [...outlook.typed].length;
  // Text over a column of numbers is a header, if the row is mostly that: a lone remark among values is not.
  if (typed.length > 0 && (typed.length >= ownTyped * 0.5 || typed.length >= row.filled.length * 0.5) && row.filled.length > 1) return true;
  return row.filled.every((column) => underGroup(grid, rows, column)) && row.filled.length > 0 && (row.filled.length > 1 || outlook.typed.has(row.filled[0]));
}

/** Whether the cell stands under a header that spans several columns, or in a blank to the right of one. */
function underGroup(grid: Grid, rows: readonly number[], column: number): boolean {
  for (const at of [...rows].reverse()) {
    const row = grid.at(at);
    const merge = grid.covering(row.row, column);
    if (merge) return merge.right > merge.left;
    if (row.filled.includes(column)) return !row.filled.includes(column + 1) && row.filled.some((other) => other !== column) && row.filled.at(-1) !== column ? !grid.mergeAt(row.row, column + 1) : row.filled.at(-1) === column && row.filled.length > 1;
    const left = row.filled.findLast((other) => other < column);
    if (left !== undefined && !grid.covering(row.row, left)) return true;
  }
  return false;
}

/** `1  2  3=1+2  4`, `甲 乙 1 2`, `(1) (2)`: numbers the columns. */
export function isIndexRow(row: GridRow, outlook: Outlook): boolean {
  const labels = row.filled.map((column) => textIn(row, column).replace(/\s/gu, ''));
  const numbers: number[] = [];
  for (const label of labels) {
    const leading = /^[（(]?(\d{1,3})[)）]?(?:=[\d+\-*×/÷().（）%~～]+)?$/u.exec(label)?.[1];
    if (leading !== undefined) numbers.push(Number(leading));
    else if (!/^(?:[甲乙丙丁戊己庚辛]|栏次|序号|—+|-+|[A-Z])$/u.test(label)) return false;
  }
  if (labels.length < 3 || labels.length < outlook.columns.length * 0.5) return false;
  if (numbers.length < 2) return labels.length >= 3 && labels.every((label, i) => label === '甲乙丙丁戊己庚辛'[i]);
  return numbers.every((number, i) => (i === 0 ? number <= 2 : number - 1 === numbers[i - 1]));
}

/** A row of nothing but units, or one line `单位：万元`. */
export function isUnitRow(row: GridRow): boolean {
  const texts = row.filled.map((column) => textIn(row, column));
  const [line = ''] = texts;
  if (texts.length === 1) return /^[（(]?(?:计量|货币|金额)?单位[：:]/u.test(bareUnit(line)) && unitsOfLine(line).length > 0;
  const units = texts.filter((text) => isUnit(bareUnit(text).replace(/^[（(](.*)[)）]$/u, '$1')));
  return units.length >= 2 && texts.every((text) => units.includes(text) || /^(?:计量)?单位[：:]?$/u.test(text) || /^[-—/]+$/u.test(text));
}

function isSure(grid: Grid, rows: readonly number[], outlook: Outlook): boolean {
  const all = rows.map((at) => grid.at(at));
  const over = new Set(all.flatMap((row) => row.filled.filter((column) => outlook.typed.has(column) && sortIn(row, column) === 'text')));
  if (outlook.typed.size > 0 && over.size >= Math.max(1, outlook.typed.size * 0.5)) return true;
  const words = all.flatMap((row) => row.filled.map((column) => textIn(row, column)));
  return words.length >= 2 && words.filter((word) => isHeaderWord(word)).length >= words.length * 0.6;
}
