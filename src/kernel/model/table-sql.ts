import { systemColumns } from './model.ts';
import type { FieldSnapshot, LedgerSnapshot } from './snapshot.ts';

const standing = 'where _until is null and not _gone';

/** The statements that make a ledger's table: one row for each version of each record. */
export function createTable({ table, fields, names }: LedgerSnapshot): string[] {
  const columns = [
    ...systemColumns.map(([name, type]) => `${name} ${type}${nullable.has(name) ? '' : ' not null'}${name === '_level' ? ' default 1' : ''}`),
    ...resealedColumns,
    ...Object.values(fields).map(({ column, type }) => `"${column}" ${type}`),
  ];
  return [
    `create table "${table}" (\n  ${columns.join(',\n  ')},\n  primary key (programme, record, _version)\n)`,
    createIdentityIndex(table),
    `create index "${table}_place" on "${table}" (programme, _region, _day, record) ${standing}`,
    `create index "${table}_day" on "${table}" (programme, _day, record) ${standing}`,
    createLevelIndex(table),
    // Versions lie in the order of their batches, so a summary of each stretch of the table finds a batch's own.
    `create index "${table}_since" on "${table}" using brin (_since) with (autosummarize = on)`,
    ...Object.values(fields).flatMap((field) => indexReference(table, field)),
    ...names.flatMap((column) => indexLookup(table, column)),
  ];
}

/**
 * Of a version that was encrypted anew: the digest under which its batch sealed it, and the entry of the journal (with its
 * place there) that proves it since. No commit writes them.
 */
export const resealedColumns: readonly string[] = ['_sealed uuid', '_resealed bigint', '_resealed_as integer'];

const nullable = new Set(['_until', '_source', '_row']);

/** What makes two rows the same fact, among those that stand. */
export const createIdentityIndex = (table: string): string => `create unique index "${table}_identity" on "${table}" (programme, _identity) ${standing}`;

export const dropIdentityIndex = (table: string): string => `drop index "${table}_identity"`;

/** Records that are drafts, verified or confirmed are found among those that came in and were not looked at yet. */
export const createLevelIndex = (table: string): string => `create index "${table}_level" on "${table}" (programme, _region, _day, record) ${standing} and _level <> 1`;

/** A reference is looked up from the record it refers to; lists of what is one organisation's own are read along it, in order of days. */
export function indexReference(table: string, { column, reference }: FieldSnapshot): string[] {
  return reference ? [`create index if not exists "${referenceIndex(table, column)}" on "${table}" (programme, "${column}", _day, record) ${standing} and "${column}" is not null`] : [];
}

/** A name is looked up from a workbook's mention of the record. */
export function indexLookup(table: string, column: string): string[] {
  return [`create index if not exists "${nameIndex(table, column)}" on "${table}" (programme, "${column}") ${standing} and "${column}" is not null`];
}

/** Renames a table with its indexes, so that another table may take the old name. */
export function renameTable(old: LedgerSnapshot, table: string): string[] {
  const to = indexNames({ ...old, table });
  return [`alter table "${old.table}" rename to "${table}"`, ...indexNames(old).map((name, index) => renameIndex(name, to[index] ?? name))];
}

/** Renames a column with the indexes that may be on it. */
export function renameColumn(table: string, from: string, to: string): string[] {
  return [
    `alter table "${table}" rename column "${from}" to "${to}"`,
    renameIndex(referenceIndex(table, from), referenceIndex(table, to)),
    renameIndex(nameIndex(table, from), nameIndex(table, to)),
  ];
}

/** Every index a table may have, of columns that are no longer looked up by as well. */
function indexNames({ table, fields }: LedgerSnapshot): string[] {
  const columns = Object.values(fields).map(({ column }) => column);
  return [
    ...['pkey', 'identity', 'place', 'day', 'level', 'since'].map((suffix) => `${table}_${suffix}`),
    ...columns.flatMap((column) => [referenceIndex(table, column), nameIndex(table, column)]),
  ];
}

const renameIndex = (from: string, to: string): string => `alter index if exists "${from}" rename to "${to}"`;
const referenceIndex = (table: string, column: string): string => indexName(table, column);
const nameIndex = (table: string, column: string): string => indexName(table, `${column}_name`);

/** PostgreSQL cuts long names silently; this cuts them so that they stay apart. */
function indexName(table: string, column: string): string {
  const name = `${table}_${column}_key`;
  return name.length <= 63 ? name : `${table.slice(0, 30)}_${column.slice(0, 20)}_${[...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 0xffffff, 7).toString(16)}`;
}
