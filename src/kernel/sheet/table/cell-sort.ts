import type { Cell } from '../workbook.ts';
import { isUnit } from './unit-words.ts';

/** What a cell holds at first sight, before its column is known. */
export type CellSort = 'blank' | 'number' | 'date' | 'flag' | 'dash' | 'text';

const DATE =
  /^(?:19|20)\d{2}(?:[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])|年(?:0?[1-9]|1[0-2])月(?:(?:0?[1-9]|[12]\d|3[01])[日号]?)?|[-/](?:0?[1-9]|1[0-2]))(?:[ T]\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\.\d+)?Z?)?$/u;
const COMPACT_DATE = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]) \d{1,2}[:：]\d{2}(?:[:：]\d{2})?$/u;
const NUMBER = /^[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?(?:[eE][-+]?\d+)?[%‰]?$|^[-+−]?\.\d+%?$/u;
const NUMBER_WITH_TAIL = /^[-+]?[\d,]*\.?\d+\s*([^\d\s,.][^\d]*)$/u;
const FLAGS = new Set(['是', '否', '√', '×', '✓', '✔', '✗', '✘', '有', '无', 'Y', 'N', 'y', 'n', 'YES', 'NO', 'Yes', 'No', '对', '错']);
const DASH = /^[-—–―－/／\\.。…·*＊~～]+$|^(?:无|暂无|不详|缺|缺失|N\/A|n\/a|NA|NaN|null|NULL)$/u;

/** Whether a cell holds nothing a reader would see. */
export function isBlank(cell: Cell | undefined): boolean {
  if (cell === null || cell === undefined) return true;
  if (typeof cell !== 'string') return false;
  const first = cell.charCodeAt(0);
  return first > 32 && first < 0x2000 && first !== 0xa0 ? false : cell.trim() === '';
}

/** The text of a cell as a reader would see it; blanks at both ends are off. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell.trim();
  if (typeof cell === 'object') return cell.error;
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return String(cell);
}

/** Sorts a cell. `dated` tells that its format shows a date. */
export function sortOf(cell: Cell | undefined, dated: boolean): CellSort {
  if (isBlank(cell)) return 'blank';
  if (typeof cell === 'number') return dated ? 'date' : 'number';
  if (typeof cell === 'boolean') return 'flag';
  if (typeof cell === 'object') return 'dash';
  return sortOfText(String(cell).trim());
}

function sortOfText(raw: string): CellSort {
  const first = raw.charCodeAt(0);
  // Most text begins with a Chinese character: nothing below can be true of it but a flag or a word for nothing.
  if (first >= 0x4e00 && first <= 0x9fff) return raw.length === 1 && FLAGS.has(raw) ? 'flag' : raw.length <= 2 && DASH.test(raw) ? 'dash' : 'text';
  const text = first >= 0xff00 || raw.includes('\uff0e') ? raw.normalize('NFKC') : raw;
  if (FLAGS.has(text)) return 'flag';
  if (DASH.test(text)) return 'dash';
  const plain = text.replace(/^[¥￥$]\s*/u, '').replace(/ /gu, (blank) => (/\d \d/u.test(text) ? blank : ''));
  if (NUMBER.test(plain)) return 'number';
  if (DATE.test(text) || COMPACT_DATE.test(text)) return 'date';
  const tail = NUMBER_WITH_TAIL.exec(text)?.[1];
  return tail !== undefined && !/^[年月日号岁]/u.test(tail) && isUnit(tail) ? 'number' : 'text';
}

/** The value of a cell that was sorted as a number; a percent sign is left aside, as the unit it is. */
export function numberOf(cell: Cell | undefined): number {
  if (typeof cell === 'number') return cell;
  if (typeof cell !== 'string') return Number.NaN;
  return Number(decimalText(cell));
}

/** The decimal that a text holds, `''` if none: full-width digits, grouping commas, signs and a glued unit are seen to. */
export function decimalText(text: string): string {
  const half = text.normalize('NFKC').replace(/[\s¥￥$]/gu, '').replaceAll('−', '-');
  return /^([-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:[eE][-+]?\d+)?)/u.exec(half)?.[1]?.replaceAll(',', '').replace(/^\+/u, '') ?? '';
}

/** A whole number a header may bear as a year. */
export function isYear(cell: Cell | undefined): boolean {
  if (typeof cell === 'number') return Number.isInteger(cell) && cell >= 1900 && cell <= 2100;
  return typeof cell === 'string' && /^(?:19|20)\d{2}$/u.test(cell.trim());
}
