import { levelOf } from '../declare/level.ts';
import type { ModelLedger } from '../model/model.ts';
import type { Row } from '../ports/database.ts';
import type { Counted } from './figure-keeper.ts';

/** Texts of the filled fields, by column. */
export type Texts = Readonly<Record<string, string | undefined>>;

/** One version of one record, as stored. */
export interface Version extends Counted {
  readonly record: string;
  readonly version: number;
  /** The number of the batch that brought it. */
  readonly since: string;
  /** The number of the batch that ended it; `null` while it stands. */
  readonly until: string | null;
  /** A deletion. The values are those that were deleted. */
  readonly gone: boolean;
  readonly source: string | null;
  readonly row: string | null;
  readonly identity: string;
  readonly digest: string;
  /** By column, as PostgreSQL prints them; blanks are left out. */
  readonly texts: Texts;
}

/** Whether two versions say the same in every field the ledger has now; digests also cover fields it once had. */
export function saysTheSame(
  ledger: Pick<ModelLedger, 'fields'>,
  one: { readonly digest: string; readonly texts: Version['texts'] },
  other: { readonly digest: string; readonly texts: Version['texts'] },
): boolean {
  return one.digest === other.digest || ledger.fields.every(({ column }) => (one.texts[column] ?? null) === (other.texts[column] ?? null));
}

/** The select list of a ledger's versions, in the order of no importance: rows come by name. */
export function versionColumns(ledger: ModelLedger): string {
  return ['record', '_version', '_since', '_until', '_gone', '_level', '_source', '_row', '_region', '_day', '_identity', '_digest']
    .concat(ledger.fields.map(({ column }) => column))
    .map((column) => `"${column}"`)
    .join(', ');
}

/** The record's values from PostgreSQL's texts. */
export function restoreValues(ledger: Pick<ModelLedger, 'fields' | 'blank'>, texts: Row): Record<string, unknown> {
  const values: Record<string, unknown> = { ...ledger.blank };
  for (const { name, column, field } of ledger.fields) {
    const text = texts[column];
    if (text !== null && text !== undefined) values[name] = field.restore(text);
  }
  return values;
}

export function restoreVersion(ledger: ModelLedger, row: Row): Version {
  const texts: Record<string, string> = {};
  for (const { column } of ledger.fields) {
    const text = row[column];
    if (text !== null && text !== undefined) texts[column] = text;
  }
  return {
    record: String(row['record']),
    version: Number(row['_version']),
    since: String(row['_since']),
    until: row['_until'] ?? null,
    gone: row['_gone'] === 't',
    level: levelOf(row['_level']),
    source: row['_source'] ?? null,
    row: row['_row'] ?? null,
    region: String(row['_region']),
    day: Number(row['_day']),
    identity: String(row['_identity']),
    digest: String(row['_digest']),
    texts,
    values: restoreValues(ledger, row),
  };
}

/** The values as PostgreSQL will print them, by column; blanks are left out. */
export function writeTexts(ledger: ModelLedger, values: Readonly<Record<string, unknown>>): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const { name, column, field } of ledger.fields) {
    const value = values[name];
    if (value !== null && value !== undefined) texts[column] = field.write(value);
  }
  return texts;
}

/** Where and when a record with these values counts. */
export function placeAndDay(ledger: ModelLedger, values: Readonly<Record<string, unknown>>): { region: string; day: number } {
  const when = ledger.when === undefined ? null : values[ledger.when.name];
  return {
    region: String(values[ledger.scope.name]),
    day: when === null || when === undefined ? 0 : (ledger.when?.field.day(when) ?? 0),
  };
}
