import type { Progress } from '#kernel/ports/progress.ts';
import type { Merge, Sheet, SheetRow, Workbook, WorkbookFormat } from '#kernel/sheet/workbook.ts';
import { contentOf } from './format.ts';
import { readLegacy } from './legacy/read.ts';
import { DEFAULT_LIMITS, type WorkbookLimits } from './limits.ts';
import { noSuchSheet, tooLarge, tooManyCells } from './refusals.ts';
import { openText } from './text/read.ts';
import { openXlsx } from './xlsx/read.ts';
import { lookOverOds } from './legacy/ods.ts';

/** Rows read between two tellings of how far it is. */
const tellEvery = 2000;

/** What to do with each row; answering `false` ends the walk. */
export type OnRow = (row: SheetRow) => boolean | void;

/** What is known of a sheet once its rows were walked. */
export interface WalkedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly merges: readonly Merge[];
  readonly formulas: number;
}

interface OpenFile {
  readonly format: WorkbookFormat;
  readonly encoding: string | null;
  readonly epoch: 1900 | 1904;
  readonly macros: boolean;
  readonly externalLinks: boolean;
  readonly enclosures: boolean;
  readonly sheetCount: number;
  walk(index: number, onRow: OnRow, keeps: boolean): Promise<WalkedSheet>;
}

/**
 * Reads a workbook whole: .xlsx, .xls (BIFF 2 to 8), .ods, or delimited text. The content decides, not the name; the
 * name only titles the sheet of a text file. Formulas give their cached values; macros and links are left alone.
 * Throws a `Refusal`: `workbook.broken`, `.encrypted`, `.empty`, `.unknown-format`, `.unknown-encoding`, `.too-large`,
 * `.too-many-rows`, `.too-many-columns`, `.too-many-cells`; and whatever `progress` throws.
 */
export async function openWorkbook(bytes: Uint8Array, name: string, limits: Partial<WorkbookLimits> = {}, progress?: Progress): Promise<Workbook> {
  const bounds = { ...DEFAULT_LIMITS, ...limits };
  const file = openFile(bytes, name, bounds);
  const sheets: Sheet[] = [];
  let held = 0;
  let formulas = 0;
  for (let index = 0; index < file.sheetCount; index++) {
    const rows: SheetRow[] = [];
    const walked = await file.walk(
      index,
      (row) => {
        held += row.cells.length;
        if (held > bounds.cells) throw tooManyCells(bounds.cells);
        rows.push(row);
        if (rows.length % tellEvery === 0) progress?.('read', rows.length, null);
      },
      true,
    );
    formulas += walked.formulas;
    sheets.push({ name: walked.name, hidden: walked.hidden, rows, merges: walked.merges });
  }
  const { format, encoding, epoch, macros, externalLinks, enclosures } = file;
  return { format, encoding, epoch, sheets, ignored: { macros, externalLinks, enclosures, formulas } };
}

/**
 * Walks the rows of one sheet (0-based index) in order without keeping them, so that a sheet of a million rows takes
 * no more memory than a small one. Merges come at the end, as in the file. Throws as `openWorkbook` does, and
 * `workbook.no-such-sheet`.
 */
export async function readRows(bytes: Uint8Array, name: string, sheetIndex: number, onRow: OnRow, limits: Partial<WorkbookLimits> = {}): Promise<WalkedSheet> {
  const file = openFile(bytes, name, { ...DEFAULT_LIMITS, ...limits });
  if (!Number.isInteger(sheetIndex) || sheetIndex < 0 || sheetIndex >= file.sheetCount) throw noSuchSheet(sheetIndex, file.sheetCount);
  return file.walk(sheetIndex, onRow, false);
}

function openFile(given: Uint8Array, name: string, limits: WorkbookLimits): OpenFile {
  if (given.length > limits.fileBytes) throw tooLarge(given.length, limits.fileBytes);
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const content = contentOf(bytes, limits);
  if (content === 'xlsx') {
    const xlsx = openXlsx(bytes, limits);
    const { epoch, macros, externalLinks, enclosures, sheets } = xlsx.parts;
    return {
      format: 'xlsx',
      encoding: null,
      epoch,
      macros,
      externalLinks,
      enclosures,
      sheetCount: sheets.length,
      walk: async (index, onRow, keeps) => ({ name: sheets[index]!.name, hidden: sheets[index]!.hidden, ...(await xlsx.walk(index, onRow, keeps)) }),
    };
  }
  if (content === 'text') {
    const title = name.replace(/^.*[\\/]/, '').replace(/\.(csv|tsv|txt|xls|xlsx)$/i, '') || 'Sheet1';
    const text = openText(bytes, title, limits);
    return {
      format: 'csv',
      encoding: text.encoding,
      epoch: 1900,
      macros: false,
      externalLinks: false,
      enclosures: false,
      sheetCount: 1,
      async walk(_index, onRow) {
        text.walk(onRow);
        return { name: title, hidden: false, merges: [], formulas: 0 };
      },
    };
  }
  const hiddenInOds = content === 'ods' ? lookOverOds(bytes, limits) : [];
  const legacy = readLegacy(bytes, limits);
  return {
    format: content,
    encoding: null,
    epoch: legacy.epoch,
    macros: legacy.macros,
    externalLinks: false,
    enclosures: legacy.enclosures,
    sheetCount: legacy.sheets.length,
    async walk(index, onRow) {
      const { name: title, hidden, rows, merges } = legacy.sheets[index]!;
      for (const row of rows) if (onRow(row) === false) break;
      return { name: title, hidden: hidden || (hiddenInOds[index] ?? false), merges, formulas: index === 0 ? legacy.formulas : 0 };
    },
  };
}
