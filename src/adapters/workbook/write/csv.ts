import type { WrittenCell } from './sheets.ts';

/**
 * Writes a .csv file that Excel and WPS open with the right characters: UTF-8 with its mark, CRLF, quotes where they
 * are needed. A text that a spreadsheet would take for a formula gets an apostrophe in front, so that nothing a record
 * holds is ever executed on the machine of its reader.
 */
export function writeCsv(rows: Iterable<readonly WrittenCell[]>): Uint8Array {
  const lines: string[] = [];
  for (const row of rows) lines.push(row.map((cell) => field(cell)).join(','));
  return Buffer.from(`\ufeff${lines.join('\r\n')}${lines.length > 0 ? '\r\n' : ''}`, 'utf8');
}

function field(cell: WrittenCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  const text = typeof cell === 'string' ? harmless(cell) : 'error' in cell ? cell.error : cell.date;
  return /[",\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function harmless(text: string): string {
  return /^[=@\t\r]/.test(text) || (/^[+-]/.test(text) && !/^[+-][\d.,]+%?$/.test(text)) ? `'${text}` : text;
}
