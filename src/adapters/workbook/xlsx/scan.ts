import type { Cell, Merge, SheetRow } from '#kernel/sheet/workbook.ts';
import { LAST_COLUMN, type WorkbookLimits } from '../limits.ts';
import { broken, tooLarge, tooManyColumns, tooManyRows } from '../refusals.ts';
import { numberBetween } from './number.ts';
import { richText } from './strings.ts';
import { textBetween } from './text.ts';

/** What a sheet part is read against. */
export interface SheetContext {
  readonly name: string;
  readonly strings: readonly string[];
  readonly dated: Uint8Array;
  readonly limits: WorkbookLimits;
  /** Whether the caller keeps the rows: their text is then bounded. */
  readonly keeps: boolean;
  /** Takes each row that holds anything, in order. Answering `false` ends the walk. */
  readonly onRow: (row: SheetRow) => boolean | void;
}

export interface SheetScanner {
  /** Reads a block of whole elements; answers `false` once the caller has had enough. */
  block(bytes: Buffer): boolean;
  /** Call after the last block. */
  end(): void;
  readonly merges: Merge[];
  formulas(): number;
}

const torn = { zh: '工作表的内容不完整', en: 'a sheet is cut off' };
const disorder = { zh: '工作表的行号次序混乱', en: 'the rows of a sheet are out of order' };

const NUMBER = 0;
const SHARED = 1;
const TEXT = 2;
const INLINE = 3;
const FLAG = 4;
const ERROR = 5;

/** Reads the XML of a sheet from its bytes, without building a tree or strings for what is not text. */
export function sheetScanner(context: SheetContext): SheetScanner {
  const { strings, dated, limits } = context;
  const merges: Merge[] = [];
  const used = new Uint8Array(LAST_COLUMN);
  let usedCount = 0;
  let formulas = 0;
  let ownText = 0;
  let row = 0;
  let column = -1;
  let cells: Cell[] = [];
  let width = 0;
  let datedCells: number[] = [];
  let lastDated: readonly number[] = [];
  let rowOpen = false;
  let sawData = false;
  let dataEnded = false;
  let going = true;

  const put = (value: Cell): void => {
    if (used[column] === 0) {
      used[column] = 1;
      if (++usedCount > limits.columns) throw tooManyColumns(context.name, limits.columns);
    }
    while (width < column) cells[width++] = null;
    cells[column] = value;
    if (width <= column) width = column + 1;
  };

  /** Text written in the cell itself: unlike a shared one it takes its room each time. */
  const putText = (text: string): void => {
    ownText += text.length * 2;
    if (context.keeps && ownText > limits.textBytes) throw tooLarge(ownText, limits.textBytes);
    put(text);
  };

  const flush = (): void => {
    rowOpen = false;
    if (width > 0) {
      const kept = cells.slice(0, width);
      if (datedCells.length === 0) going = context.onRow({ row, cells: kept }) !== false;
      else {
        // Rows of one table show dates in the same columns: they share the list.
        if (datedCells.length !== lastDated.length || datedCells.some((at, i) => at !== lastDated[i])) lastDated = datedCells;
        going = context.onRow({ row, cells: kept, dated: lastDated }) !== false;
        datedCells = [];
      }
    }
    width = 0;
  };

  const openRow = (number: number): void => {
    if (number <= row) throw broken(disorder);
    if (number > limits.rows) throw tooManyRows(context.name, limits.rows);
    row = number;
    column = -1;
    cells = cells.length > 0 ? cells : [];
    width = 0;
    rowOpen = true;
  };

  /** Reads `<row …>` from behind its name; answers the offset behind it. */
  const rowTag = (bytes: Buffer, at: number, end: number): number => {
    const close = bytes.indexOf(62, at);
    if (close < 0 || close >= end) throw broken(torn);
    let number = 0;
    for (let i = at; i < close; i++) {
      if (bytes[i] === 114 && bytes[i + 1] === 61 && bytes[i - 1]! <= 32) {
        for (let d = i + 3; bytes[d]! >= 48 && bytes[d]! <= 57 && number < 1e9; d++) number = number * 10 + (bytes[d]! - 48);
        break;
      }
    }
    openRow(number === 0 ? row + 1 : number);
    if (bytes[close - 1] === 47) flush();
    return close + 1;
  };

  /** Reads a whole `<c>`; answers the offset behind it. */
  const cell = (bytes: Buffer, from: number, end: number): number => {
    let at = from;
    let type = NUMBER;
    let style = 0;
    let letters = 0;
    for (;;) {
      const b = bytes[at]!;
      if (b <= 32) {
        at++;
        if (at >= end) throw broken(torn);
        continue;
      }
      if (b === 62) {
        at++;
        break;
      }
      if (b === 47) {
        column = letters > 0 ? letters - 1 : column + 1;
        return at + 2;
      }
      let equals = at + 1;
      while (equals < end && bytes[equals] !== 61) equals++;
      const quote = bytes[equals + 1];
      let stop = equals + 2;
      if (equals === at + 1 && b === 114) {
        for (let c = bytes[stop]!; c >= 65 && c <= 90 && letters < LAST_COLUMN * 26; c = bytes[++stop]!) letters = letters * 26 + (c - 64);
      } else if (equals === at + 1 && b === 115) {
        for (let c = bytes[stop]!; c >= 48 && c <= 57; c = bytes[++stop]!) style = style * 10 + (c - 48);
      } else if (equals === at + 1 && b === 116) type = typeOf(bytes, stop);
      while (stop < end && bytes[stop] !== quote) stop++;
      if (stop >= end) throw broken(torn);
      at = stop + 1;
    }
    column = letters > 0 ? letters - 1 : column + 1;
    if (column >= LAST_COLUMN) throw tooManyColumns(context.name, LAST_COLUMN);
    for (;;) {
      while (at < end && bytes[at] !== 60) at++;
      if (at + 3 >= end) throw broken(torn);
      const b = bytes[at + 1];
      const c = bytes[at + 2];
      if (b === 118 && (c === 62 || c === 32)) {
        let start = at + 3;
        if (c === 32) start = closeOf(bytes, at) + 1;
        let stop = start;
        while (stop < end && bytes[stop] !== 60) stop++;
        if (stop >= end) throw broken(torn);
        if (stop > start) value(bytes, start, stop, type, style);
        at = stop + 4;
      } else if (b === 47) {
        if (c === 99) return closeOf(bytes, at) + 1;
        at += 3;
      } else if (b === 105 && c === 115) {
        const plain = plainText(bytes, at, end);
        if (plain > 0) {
          if (plain > at + 7) putText(textBetween(bytes, at + 7, plain));
          at = plain + 9;
          continue;
        }
        const open = closeOf(bytes, at);
        if (bytes[open - 1] === 47) {
          at = open;
          continue;
        }
        const found = richText(bytes, open + 1, end);
        if (found.text !== '') putText(found.text);
        at = found.end;
      } else {
        if (b === 102 && (c === 62 || c === 32 || c === 47)) formulas++;
        at++;
      }
    }
  };

  const value = (bytes: Buffer, start: number, stop: number, type: number, style: number): void => {
    if (type === NUMBER) {
      const number = numberBetween(bytes, start, stop);
      if (Number.isNaN(number)) {
        const text = textBetween(bytes, start, stop);
        if (text.trim() !== '') put(text);
        return;
      }
      put(number);
      if (dated[style] === 1) datedCells.push(column);
      return;
    }
    if (type === SHARED) {
      const text = strings[numberBetween(bytes, start, stop)];
      if (text === undefined) throw broken({ zh: '单元格指向不存在的文字', en: 'a cell points to a text that does not exist' });
      if (text !== '') put(text);
    } else if (type === FLAG) put(bytes[start] === 49 || bytes[start] === 116);
    else if (type === ERROR) put({ error: textBetween(bytes, start, stop) });
    else putText(textBetween(bytes, start, stop));
  };

  const other = (bytes: Buffer, at: number, end: number): number => {
    const close = bytes.indexOf(62, at);
    if (close < 0 || close >= end) {
      if (dataEnded) return end;
      throw broken(torn);
    }
    const a = bytes[at + 1];
    if (a === 33 && bytes[at + 2] === 45) {
      const stop = bytes.indexOf('-->', at);
      return stop < 0 ? end : stop + 3;
    }
    if (a === 47) {
      if (bytes[at + 2] === 114 && bytes[at + 3] === 111 && bytes[at + 5] === 62) {
        if (rowOpen) flush();
      } else if (bytes[at + 2] === 115 && bytes.toString('latin1', at + 2, close) === 'sheetData') dataEnded = true;
    } else if (a === 115 && bytes.toString('latin1', at + 1, at + 10) === 'sheetData') {
      sawData = true;
      if (bytes[close - 1] === 47) dataEnded = true;
    } else if (a === 109 && bytes.toString('latin1', at + 1, at + 11) === 'mergeCell ') {
      const merge = mergeOf(bytes.toString('latin1', at, close));
      if (merge) merges.push(merge);
    }
    return close + 1;
  };

  return {
    merges,
    formulas: () => formulas,
    block(bytes) {
      const end = bytes.length;
      let at = 0;
      while (going) {
        while (at < end && bytes[at] !== 60) at++;
        if (at >= end) break;
        const a = bytes[at + 1];
        const b = bytes[at + 2];
        if (a === 99 && (b === 32 || b === 62 || b === 47) && rowOpen) at = cell(bytes, at + 2, end);
        else if (a === 114 && b === 111 && bytes[at + 3] === 119 && sawData && !dataEnded) at = rowTag(bytes, at + 4, end);
        else at = other(bytes, at, end);
      }
      return going;
    },
    end() {
      if (going && (!sawData || !dataEnded || rowOpen)) throw broken(torn);
    },
  };
}

/** Most texts in cells are `<is><t>…</t></is>`: answers where the text ends, 0 where it is written otherwise. */
function plainText(bytes: Buffer, at: number, end: number): number {
  if (bytes[at + 3] !== 62 || bytes[at + 4] !== 60 || bytes[at + 5] !== 116 || bytes[at + 6] !== 62) return 0;
  let stop = at + 7;
  while (stop < end && bytes[stop] !== 60) stop++;
  return bytes[stop + 1] === 47 && bytes[stop + 2] === 116 && bytes[stop + 4] === 60 && bytes[stop + 5] === 47 && bytes[stop + 6] === 105 ? stop : 0;
}

function closeOf(bytes: Buffer, at: number): number {
  const close = bytes.indexOf(62, at);
  if (close < 0) throw broken(torn);
  return close;
}

function typeOf(bytes: Buffer, at: number): number {
  const a = bytes[at];
  if (a === 115) return bytes[at + 1] === 116 ? TEXT : SHARED;
  if (a === 105) return INLINE;
  if (a === 98) return FLAG;
  if (a === 101) return ERROR;
  // t="d" holds an ISO 8601 date as text
  return a === 100 ? TEXT : NUMBER;
}

function mergeOf(tag: string): Merge | undefined {
  const found = /\bref\s*=\s*["']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})["']/.exec(tag);
  if (!found) return undefined;
  const number = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { left: number(found[1]!), top: Number(found[2]), right: number(found[3]!), bottom: Number(found[4]) };
}
