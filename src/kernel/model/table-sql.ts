import { systemColumns } from './model.ts';
import type { FieldSnapshot, LedgerSnapshot } from './snapshot.ts';

const standing = 'where _until is null and not _gone';

/** The statements that make a ledger's table: one row for each version of each record. */
export function createTable({ table, fields, names }: LedgerSnapshot): string[] {
  const columns = [
    ...systemColumns.map(([name, type]) => `${name} ${type}${nullable.has(name) ? '' : ' not null'}`),
    ...Object.values(fields).map(({ column, type }) => `"${column}" ${type}`),
  ];
  return [
    `create table "${table}" (\n  ${columns.join(',\n  ')},\n  primary key (programme, record, _version)\n)`,
    `create unique index "${table}_identity" on "${table}" (programme, _identity) ${standing}`,
    `create index "${table}_place" on "${table}" (programme, _region, _day, record) ${standing}`,
    `create index "${table}_day" on "${table}" (programme, _day, record) ${standing}`,
    `create index "${table}_since" on "${table}" (programme, _since)`,
    ...Object.values(fields).flatMap((field) => indexReference(table, field)),
    ...names.flatMap((column) => indexLookup(table, column)),
  ];
}

const nullable = new Set(['_until', '_source', '_row']);

/** A reference is looked up from the record it refers to. */
export function indexReference(table: string, { column, reference }: FieldSnapshot): string[] {
  return reference ? [`create index "${indexName(table, column)}" on "${table}" (programme, "${column}") ${standing}`] : [];
}

/** A name is looked up from a workbook's mention of the record. */
export function indexLookup(table: string, column: string): string[] {
  return [`create index "${indexName(table, `${column}_name`)}" on "${table}" (programme, "${column}") ${standing}`];
}

/** PostgreSQL cuts long names silently; this cuts them so that they stay apart. */
function indexName(table: string, column: string): string {
  const name = `${table}_${column}_key`;
  return name.length <= 63 ? name : `${table.slice(0, 30)}_${column.slice(0, 20)}_${[...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 0xffffff, 7).toString(16)}`;
}
