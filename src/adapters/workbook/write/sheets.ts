import type { Cell, Merge } from '#kernel/sheet/workbook.ts';
import { columnLetter } from '#kernel/sheet/table/column-letter.ts';
import { packPart, packPieces, type PackedPart, zipOf } from '../zip/write.ts';
import { escapeText } from '../xlsx/text.ts';
import { CONTENT_TYPES, PACKAGE_RELATIONS, STYLES, workbookXml, workbookRelations, XML } from './skeleton.ts';

/** A cell to write: as it was read, or a day (`2024-03-05`) that is to be a real date in the workbook. */
export type WrittenCell = Cell | { readonly date: string };

export interface WrittenSheet {
  readonly name: string;
  readonly rows: Iterable<readonly WrittenCell[]> | AsyncIterable<readonly WrittenCell[]>;
  /** Widths of the columns in characters. */
  readonly widths?: readonly number[];
  /** Rows at the top that are shown as headers and stay in sight. */
  readonly headerRows?: number;
  readonly merges?: readonly Merge[];
  readonly hidden?: boolean;
  /** 0-based columns of a row (0-based) whose numbers are date serials. */
  readonly dated?: (row: number) => readonly number[];
}

const PIECE = 256 * 1024;

/**
 * Writes an .xlsx file. Rows are taken one by one and packed while the next are made, so that a hundred thousand need
 * no more room than their packed form and their distinct texts.
 */
export async function writeSheets(sheets: readonly WrittenSheet[], options: { readonly epoch?: 1900 | 1904 } = {}): Promise<Uint8Array> {
  const texts = new Map<string, number>();
  const parts: PackedPart[] = [];
  for (const [i, sheet] of sheets.entries()) parts.push(await packPieces(`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet, texts)));
  return zipOf([
    packPart('[Content_Types].xml', CONTENT_TYPES(sheets.length)),
    packPart('_rels/.rels', PACKAGE_RELATIONS),
    packPart('xl/workbook.xml', workbookXml(sheets.map(({ name, hidden }) => ({ name, hidden: hidden ?? false })), options.epoch ?? 1900)),
    packPart('xl/_rels/workbook.xml.rels', workbookRelations(sheets.length)),
    packPart('xl/styles.xml', STYLES),
    await packPieces('xl/sharedStrings.xml', textsXml(texts)),
    ...parts,
  ]);
}

async function* sheetXml(sheet: WrittenSheet, texts: Map<string, number>): AsyncGenerator<string> {
  const headers = sheet.headerRows ?? 0;
  yield `${XML}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">${headers > 0 ? `<pane ySplit="${headers}" topLeftCell="A${headers + 1}" activePane="bottomLeft" state="frozen"/>` : ''}</sheetView></sheetViews>${columnsXml(sheet.widths)}<sheetData>`;
  let piece = '';
  let row = 0;
  for await (const cells of sheet.rows) {
    const style = row < headers ? 1 : 0;
    const dated = sheet.dated?.(row) ?? [];
    row++;
    if (cells.length === 0) continue;
    piece += `<row r="${row}">`;
    for (let column = 0; column < cells.length; column++) {
      const cell = cells[column];
      if (cell !== null && cell !== undefined && cell !== '') piece += cellXml(cell, `${letter(column)}${row}`, style, dated.includes(column), texts);
    }
    piece += '</row>';
    if (piece.length > PIECE) {
      yield piece;
      piece = '';
    }
  }
  const merges = sheet.merges ?? [];
  const ranges = merges.map(({ top, left, bottom, right }) => `<mergeCell ref="${columnLetter(left)}${top}:${columnLetter(right)}${bottom}"/>`).join('');
  yield `${piece}</sheetData>${merges.length > 0 ? `<mergeCells count="${merges.length}">${ranges}</mergeCells>` : ''}</worksheet>`;
}

const letters: string[] = [];
const letter = (column: number): string => (letters[column] ??= columnLetter(column + 1));

function cellXml(cell: Exclude<WrittenCell, null>, at: string, style: number, dated: boolean, texts: Map<string, number>): string {
  const s = style > 0 ? ` s="${style}"` : '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${at}"${dated ? ' s="2"' : s}><v>${cell}</v></c>` : '';
  if (typeof cell === 'boolean') return `<c r="${at}"${s} t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'object') {
    if ('error' in cell) return `<c r="${at}"${s} t="e"><v>${escapeText(cell.error)}</v></c>`;
    return `<c r="${at}" s="2"><v>${Math.round(Date.parse(cell.date) / 86_400_000) + 25_569}</v></c>`;
  }
  let index = texts.get(cell);
  if (index === undefined) texts.set(cell, (index = texts.size));
  return `<c r="${at}"${s} t="s"><v>${index}</v></c>`;
}

function columnsXml(widths: readonly number[] | undefined): string {
  if (!widths || widths.length === 0) return '';
  return `<cols>${widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`;
}

function* textsXml(texts: ReadonlyMap<string, number>): Generator<string> {
  let piece = `${XML}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${texts.size}">`;
  for (const text of texts.keys()) {
    piece += `<si><t xml:space="preserve">${escapeText(text)}</t></si>`;
    if (piece.length > PIECE) {
      yield piece;
      piece = '';
    }
  }
  yield `${piece}</sst>`;
}
