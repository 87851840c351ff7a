import type { Party } from '../../kernel/access/party.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import { restoreVersion, versionColumns, type Version } from '../../kernel/ledger/version.ts';
import type { ModelField, ModelLedger } from '../../kernel/model/model.ts';
import { mentionedRecords } from './mentioned-records.ts';
import { isMasked } from './record-json.ts';

/** A column of a short list of records. */
export interface ShownColumn {
  readonly name: string;
  readonly title: Wording;
  readonly unit: Wording | null;
}

/** One version of one record. */
export interface VersionKey {
  readonly record: string;
  readonly version: number;
}

/** So many columns tell records apart. */
const columnsShown = 4;

/**
 * The fields by which people tell a ledger's records apart: names and identity first, without where and when, which
 * lists show anyway, and without what the party sees masked.
 */
export function tellingFields(ledger: ModelLedger, party: Party, without?: ModelField): readonly ModelField[] {
  const said = new Set([ledger.scope, ledger.when, without]);
  const few = ledger.fields.filter((field) => field.field.can.includes('splits') && !field.field.optional);
  const candidates = [...ledger.names, ...ledger.identity, ...ledger.references, ...few, ...ledger.fields].filter((field) => !said.has(field) && !isMasked(ledger, field, party) && field.field.carried === undefined);
  return [...new Set(candidates)].slice(0, columnsShown);
}

export const columnJson = ({ name, field }: ModelField): ShownColumn => ({ name, title: field.title, unit: field.unit ?? null });

/** What these versions say in the telling fields, for people, by record. */
export async function shownCells(store: Store, party: Party, ledger: ModelLedger, fields: readonly ModelField[], keys: readonly VersionKey[]): Promise<Map<string, readonly (Wording | null)[]>> {
  if (keys.length === 0) return new Map();
  const rows = await store.database.query(
    `select ${versionColumns(ledger)} from "${ledger.table}" join unnest($2::uuid[], $3::integer[]) as given (_id, _number) on record = given._id and _version = given._number where programme = $1`,
    [store.programme, keys.map(({ record }) => record), keys.map(({ version }) => version)],
  );
  const versions = rows.map((row) => restoreVersion(ledger, row));
  const called = await mentionedRecords(store, party, ledger, versions);
  const cellOf = ({ name, field }: ModelField, { values }: Version): Wording | null => {
    const value = values[name];
    if (value === null || value === undefined) return null;
    if (field.refersTo !== undefined) {
      const title = called[String(value)]?.title ?? '…';
      return { zh: title, en: title };
    }
    return { zh: field.format(value, 'zh', store.regions), en: field.format(value, 'en', store.regions) };
  };
  return new Map(versions.map((version) => [version.record, fields.map((field) => cellOf(field, version))]));
}
