import { sees } from '../../kernel/access/may.ts';
import type { Party } from '../../kernel/access/party.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import { Binder } from '../../kernel/ledger/binder.ts';
import { rowTerms } from '../../kernel/ledger/rows-seen.ts';
import { findBefore } from '../../kernel/ledger/standing.ts';
import { restoreVersion, versionColumns, type Version } from '../../kernel/ledger/version.ts';
import type { ModelField, ModelLedger } from '../../kernel/model/model.ts';
import type { Difference } from '../../kernel/sheet/import/plan.ts';
import { readBatch } from './batches.ts';
import type { Engine } from './open-engine.ts';
import { isMasked } from './record-json.ts';
import { placeOfRow, sheetsOf } from './sources.ts';

/** A record that a batch wrote, and what it changed in it. */
interface BatchRecord {
  readonly ledger: string;
  readonly ledgerTitle: Wording;
  readonly record: string;
  readonly what: 'created' | 'changed' | 'deleted';
  /** What the record is known by, masked where it has to be. */
  readonly title: string;
  readonly sheet: string | null;
  readonly row: number | null;
  /** Of a changed record. */
  readonly differences: readonly Difference[];
}

export interface BatchRecords {
  readonly records: readonly BatchRecord[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
}

const size = 50;
const mostDifferences = 12;

/** The records a batch wrote that the party sees, ledger by ledger in the order written. @throws Refusal `batch.not-found` */
export async function readBatchRecords(engine: Engine, party: Party, number: string, page: number): Promise<BatchRecords> {
  const { store } = engine;
  const { database, programme, model } = store;
  await readBatch(engine, party, number);
  const records: BatchRecord[] = [];
  let total = 0;
  for (const ledger of model.ledgers.values()) {
    const binder = new Binder();
    const where = [`programme = ${binder.bind(programme, 'text')}`, `_since = ${binder.bind(number, 'bigint')}`, ...rowTerms(store, party, ledger, binder)].join(' and ');
    const given = binder.parameters;
    const [counted] = await database.query(`select count(*) as n from "${ledger.table}" where ${where}`, given);
    const own = Number(counted?.['n']);
    const skip = Math.max(0, (page - 1) * size - total);
    const take = size - records.length;
    if (skip < own && take > 0) {
      const rows = await database.query(`select ${versionColumns(ledger)} from "${ledger.table}" where ${where} order by _ordinal limit ${take} offset ${skip}`, given);
      records.push(...(await shown(engine, party, ledger, rows.map((row) => restoreVersion(ledger, row)), number)));
    }
    total += own;
  }
  return { records, total, page, size };
}

async function shown({ store }: Engine, party: Party, ledger: ModelLedger, versions: readonly Version[], number: string): Promise<BatchRecord[]> {
  const { database, programme, regions } = store;
  const sheets = await sheetsOf(store, versions.map(({ source }) => source));
  const later = versions.filter(({ version, gone }) => version > 1 && !gone).map(({ record }) => record);
  const former = later.length === 0 ? new Map<string, Version>() : await findBefore(database, programme, ledger, later, number);
  const text = (field: ModelField, version: Version): string | null => {
    const value = version.values[field.name];
    if (value === null || value === undefined) return null;
    return isMasked(ledger, field, party) ? field.field.mask(value) : field.field.format(value, 'zh', regions);
  };
  const named = (ledger.names.length > 0 ? ledger.names : ledger.identity).filter(({ field }) => field.refersTo === undefined);
  return versions.map((version) => {
    const found = former.get(version.record);
    // What it was where the party doesn't see stays unseen, though it came here.
    const before = found !== undefined && sees(party, ledger, found, regions) ? found : undefined;
    const place = placeOfRow(sheets, version.source, version.row);
    const title = named.flatMap((field) => text(field, version) ?? []).slice(0, 3).join(' · ');
    return {
      ledger: ledger.name,
      ledgerTitle: ledger.declared.title,
      record: version.record,
      what: version.gone ? 'deleted' : before === undefined || before.gone ? 'created' : 'changed',
      title: title === '' ? version.record.slice(0, 8) : title,
      sheet: place?.sheet ?? null,
      row: place?.row ?? null,
      differences: before === undefined || before.gone ? [] : differences(ledger, before, version, text),
    };
  });
}

function differences(ledger: ModelLedger, before: Version, after: Version, text: (field: ModelField, version: Version) => string | null): Difference[] {
  return ledger.fields
    .filter(({ column, field }) => field.refersTo === undefined && (before.texts[column] ?? null) !== (after.texts[column] ?? null))
    .slice(0, mostDifferences)
    .map((field) => ({ field: field.name, before: text(field, before), after: text(field, after) }));
}
