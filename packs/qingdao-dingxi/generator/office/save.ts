import * as XLSX from '@e965/xlsx';
import { writeSheets, type WrittenCell, type WrittenSheet } from '../../../../src/adapters/workbook/write/sheets.ts';
import { gbk } from './gbk.ts';
import type { Office } from './office.ts';

/** Rows up to which the old format is bearable to write: its writer slows with the square of them. */
const MOST_XLS_ROWS = 1_500;

/** The file an office saves: its own format, .xlsx where that can't hold the sheets. */
export async function save(sheets: readonly WrittenSheet[], office: Office): Promise<{ extension: string; bytes: Uint8Array }> {
  const rows = sheets.reduce((sum, sheet) => sum + rowsOf(sheet).length, 0);
  const [first] = sheets;
  if (office.format === 'csv' && sheets.length === 1 && first !== undefined) return { extension: 'csv', bytes: csv(first) };
  if (office.format === 'xls' && rows <= MOST_XLS_ROWS) return { extension: 'xls', bytes: xls(sheets) };
  return { extension: 'xlsx', bytes: await writeSheets(sheets) };
}

const rowsOf = (sheet: WrittenSheet): readonly (readonly WrittenCell[])[] => sheet.rows as readonly (readonly WrittenCell[])[];

function csv(sheet: WrittenSheet): Uint8Array {
  const lines = rowsOf(sheet).map((row) => row.map(field).join(','));
  return gbk(`${lines.join('\r\n')}\r\n`);
}

function field(cell: WrittenCell): string {
  const text = cell === null ? '' : typeof cell === 'object' ? ('date' in cell ? cell.date : cell.error) : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function xls(sheets: readonly WrittenSheet[]): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const sheet of sheets) {
    const made = XLSX.utils.aoa_to_sheet(rowsOf(sheet).map((row) => row.map((cell) => (typeof cell === 'object' ? null : cell))));
    made['!merges'] = (sheet.merges ?? []).map(({ top, left, bottom, right }) => ({ s: { r: top - 1, c: left - 1 }, e: { r: bottom - 1, c: right - 1 } }));
    XLSX.utils.book_append_sheet(book, made, sheet.name);
  }
  return new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'biff8', bookSST: true }) as Buffer);
}
