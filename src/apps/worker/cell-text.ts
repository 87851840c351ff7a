import { dayOfSerial, isoOfDay } from '../../kernel/declare/reading/date.ts';
import type { Cell } from '../../kernel/sheet/workbook.ts';

/** Characters of a cell that are shown. */
const longest = 200;

/** A cell as a sheet shows it, shortened. */
export function cellText(cell: Cell, dated: boolean, epoch: 1900 | 1904 = 1900): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.error;
  if (typeof cell === 'number') {
    const day = dated ? dayOfSerial(cell, epoch) : undefined;
    // The sixteenth digit of a binary fraction is nobody's.
    return typeof day === 'number' ? isoOfDay(day) : String(Number(cell.toPrecision(15)));
  }
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return cell.slice(0, longest);
}

/** A sensitive cell that could not be read as what it should be: its ends are enough to find it by. */
export function maskedText(text: string): string {
  const characters = [...text];
  if (characters.length < 8) return characters.length === 0 ? '' : `${characters[0] ?? ''}••`;
  return `${characters.slice(0, 3).join('')}••••${characters.slice(-2).join('')}`;
}
