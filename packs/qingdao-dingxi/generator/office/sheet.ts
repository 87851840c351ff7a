import type { WrittenCell, WrittenSheet } from '../../../../src/adapters/workbook/write/sheets.ts';
import type { AnyRow } from '../plan/planned.ts';
import { columnsOf, needsUnitLine, type Book, type Column } from './columns.ts';
import type { Office } from './office.ts';
import { fullWidth, inUnit, writeValue } from './write-value.ts';

export const SAMPLE = '示例数据（虚构）';

type Merge = NonNullable<WrittenSheet['merges']>[number];

/** One sheet of an office: title rows, header, rows with their totals, notes. */
export function sheetOf(book: Book, office: Office, rows: readonly AnyRow[], name: string): WrittenSheet {
  const columns = columnsOf(book, office);
  const offset = office.index ? 1 : 0;
  const width = columns.length + offset;
  const written: WrittenCell[][] = [];
  const merges: Merge[] = [];

  if (office.titleRows > 0) {
    written.push([`${book.title}——${SAMPLE}`]);
    merges.push({ top: 1, left: 1, bottom: 1, right: width });
  }
  if (office.titleRows > 1 || needsUnitLine(columns, office)) written.push(unitLine(columns, office, width));
  headers(columns, office, written, merges);

  const body = office.subtotals ? inGroups(rows) : [rows];
  const total = office.total === undefined || columns.every(({ totalled }) => !totalled) ? undefined : office.total;
  if (total?.place === 'top') written.push(totalRow(total.label, columns, rows, offset));
  let n = 0;
  for (const group of body) {
    for (const row of group) {
      n++;
      const cells = columns.map((column) => cellOf(row, column, office, n));
      written.push(office.index ? [n, ...cells] : cells);
    }
    if (body.length > 1 && total !== undefined) written.push(totalRow('小计', columns, group, offset));
  }
  if (total?.place === 'bottom') written.push(totalRow(total.label, columns, rows, offset));
  if (office.notes || office.titleRows === 0) written.push([], ...notes(office));
  return { name, rows: written, merges };
}

function unitLine(columns: readonly Column[], office: Office, width: number): WrittenCell[] {
  const line: WrittenCell[] = [`填报单位：${office.name}`];
  if (!needsUnitLine(columns, office)) return line;
  while (line.length < width - 1) line.push(null);
  return [...line, `单位：${office.money}`];
}

/** One row of headers, or two with the groups merged over their columns. */
function headers(columns: readonly Column[], office: Office, written: WrittenCell[][], merges: Merge[]): void {
  const offset = office.index ? 1 : 0;
  const leaves: WrittenCell[] = columns.map(({ head }) => head);
  if (columns.every(({ group }) => group === undefined)) {
    written.push(office.index ? ['序号', ...leaves] : leaves);
    return;
  }
  const top = written.length + 1;
  const upper: WrittenCell[] = office.index ? ['序号'] : [];
  const lower: WrittenCell[] = office.index ? [null] : [];
  if (office.index) merges.push({ top, left: 1, bottom: top + 1, right: 1 });
  for (const [i, { group, head }] of columns.entries()) {
    const at = i + offset + 1;
    if (group === undefined) merges.push({ top, left: at, bottom: top + 1, right: at });
    const starts = group !== undefined && columns[i - 1]?.group !== group;
    if (starts) {
      let right = at;
      while (columns[right - offset]?.group === group) right++;
      if (right > at) merges.push({ top, left: at, bottom: top, right });
    }
    upper.push(group === undefined ? head : starts ? group : null);
    lower.push(group === undefined ? null : head);
  }
  written.push(upper, lower);
}

function cellOf(row: AnyRow, { name, field, unit }: Column, office: Office, n: number): WrittenCell {
  const value = row[name] ?? null;
  if (value === null) return null;
  if (unit === undefined) return office.fullWidth && field.kind === 'phone' && n % 29 === 0 ? fullWidth(String(value)) : writeValue(value, field, office);
  const number = inUnit(value as bigint, unit);
  if (field.kind === 'money' && office.fullWidth && n % 37 === 0) return fullWidth(String(number));
  if (field.kind === 'money' && office.glued && n % 53 === 0) return `${number}${unit.name}`;
  return number;
}

/** The right totals, added up exactly. */
function totalRow(label: string, columns: readonly Column[], rows: readonly AnyRow[], offset: number): WrittenCell[] {
  const cells: WrittenCell[] = columns.map(({ name, field, unit, totalled }) => {
    if (!totalled) return null;
    const filled = rows.map((row) => row[name] ?? null).filter((value) => value !== null);
    if (unit === undefined) return filled.reduce<number>((sum, value) => sum + Number(value), 0);
    return inUnit(filled.reduce<bigint>((sum, value) => sum + field.amount(value), 0n), unit);
  });
  if (offset > 0) return [label, ...cells];
  return [label, ...cells.slice(1)];
}

function inGroups(rows: readonly AnyRow[]): readonly (readonly AnyRow[])[] {
  const groups = Map.groupBy(rows, ({ township }) => String(township ?? ''));
  return [...groups.values()];
}

function notes(office: Office): WrittenCell[][] {
  return [[`注：本表为${SAMPLE}，人名、证件号码、电话、单位均为编造，不涉及真实个人和单位。`], [`填表人：示例甲    审核人：示例乙    填报单位：${office.name}（示例）`]];
}
