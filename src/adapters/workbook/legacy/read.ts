import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { read, set_cptable, SSF, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import type { Cell, Merge, Sheet, SheetRow } from '#kernel/sheet/workbook.ts';
import type { WorkbookLimits } from '../limits.ts';
import { broken, encrypted, tooManyCells, tooManyColumns, tooManyRows } from '../refusals.ts';

// Without its tables the library reads the text of old Chinese workbooks as Latin letters.
set_cptable(codepages);

/** An .xls or .ods file, read whole: both formats come from days of at most 65,536 rows, or from small hands. */
export interface LegacyFile {
  readonly epoch: 1900 | 1904;
  readonly sheets: readonly Sheet[];
  readonly formulas: number;
  readonly macros: boolean;
  readonly enclosures: boolean;
}

/** What .xls calls its pivots' copies and the files within it, and .ods the latter. */
const enclosing = [Buffer.from('_SX_DB_CUR', 'utf16le'), Buffer.from('MBD0', 'utf16le'), Buffer.from('Object 1/')];

/** Simplified Chinese, for old files that do not say. */
const GBK = 936;

/** Reads an .xls (BIFF 2 to 8) or .ods file. Formulas are not evaluated. Throws a `Refusal` of `workbook.*`. */
export function readLegacy(bytes: Buffer, limits: WorkbookLimits): LegacyFile {
  const book = parse(bytes, limits);
  const state = { cells: 0, formulas: 0 };
  const sheets = book.SheetNames.map((name, i) => sheetOf(book.Sheets[name], name, (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0, limits, state));
  return {
    epoch: book.Workbook?.WBProps?.date1904 === true ? 1904 : 1900,
    sheets,
    formulas: state.formulas,
    macros: bytes.includes(Buffer.from('_VBA_PROJECT\0', 'utf16le')),
    enclosures: enclosing.some((name) => bytes.includes(name)),
  };
}

function parse(bytes: Buffer, limits: WorkbookLimits): WorkBook {
  const options = { type: 'buffer', dense: true, cellNF: true, cellText: false, cellHTML: false, cellDates: false, codepage: GBK, sheetRows: limits.rows + 1 } as const;
  try {
    return read(bytes, { ...options, cellFormula: true });
  } catch (error) {
    if (/password-protected|ECMA-376 Encrypted|File is encrypted/i.test(String(error))) throw encrypted();
  }
  try {
    // A formula the library can't spell out is no reason to lose the values.
    return read(bytes, { ...options, cellFormula: false });
  } catch (error) {
    throw broken({ zh: '表格内容无法解析', en: 'its tables can\'t be understood' }, error);
  }
}

type Dense = (CellObject | undefined)[][];

function sheetOf(sheet: WorkSheet | undefined, name: string, hidden: boolean, limits: WorkbookLimits, state: { cells: number; formulas: number }): Sheet {
  if (sheet === undefined) throw broken({ zh: `工作表“${name}”的内容缺失`, en: `the content of sheet "${name}" is missing` });
  const grid = ((sheet as { '!data'?: Dense })['!data'] ?? []) as Dense;
  if (grid.length > limits.rows) throw tooManyRows(name, limits.rows);
  const rows: SheetRow[] = [];
  const used = new Set<number>();
  grid.forEach((line, at) => {
    if (!line) return;
    const cells: Cell[] = [];
    const dated: number[] = [];
    line.forEach((cell, column) => {
      if (!cell) return;
      if (cell.f !== undefined) state.formulas++;
      const value = valueOf(cell);
      if (value === null) return;
      if (!used.has(column) && used.add(column).size > limits.columns) throw tooManyColumns(name, limits.columns);
      while (cells.length < column) cells.push(null);
      cells.push(value);
      if (typeof value === 'number' && typeof cell.z === 'string' && SSF.is_date(cell.z)) dated.push(column);
    });
    state.cells += cells.length;
    if (state.cells > limits.cells) throw tooManyCells(limits.cells);
    if (cells.length > 0) rows.push(dated.length > 0 ? { row: at + 1, cells, dated } : { row: at + 1, cells });
  });
  const merges: Merge[] = (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r + 1, left: s.c + 1, bottom: e.r + 1, right: e.c + 1 }));
  return { name, hidden, rows, merges };
}

const ERRORS: Readonly<Record<number, string>> = { 0: '#NULL!', 7: '#DIV/0!', 15: '#VALUE!', 23: '#REF!', 29: '#NAME?', 36: '#NUM!', 42: '#N/A', 43: '#GETTING_DATA' };

function valueOf(cell: CellObject): Cell {
  if (cell.t === 'z' || cell.v === undefined || cell.v === null || cell.v === '') return null;
  if (cell.t === 'e') return { error: ERRORS[Number(cell.v)] ?? '#VALUE!' };
  if (cell.v instanceof Date) return cell.v.toISOString();
  return cell.v;
}
