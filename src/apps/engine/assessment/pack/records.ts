import { writeCsv } from '../../../../adapters/workbook/write/csv.ts';
import type { WrittenCell } from '../../../../adapters/workbook/write/sheets.ts';
import type { Party } from '../../../../kernel/access/party.ts';
import type { EvidenceFile } from '../../../../kernel/declare/fields/evidence.ts';
import type { Store } from '../../../../kernel/ledger/store.ts';
import type { Version } from '../../../../kernel/ledger/version.ts';
import type { ModelLedger } from '../../../../kernel/model/model.ts';
import { columnOf } from '../../export.ts';
import { sheetsOf } from '../../sources.ts';
import { readerOf } from '../sight.ts';

/** The records of one ledger that count somewhere in the pack, each once. */
export interface RecordsOfLedger {
  readonly ledger: ModelLedger;
  readonly versions: Map<string, Version>;
}

/** Records as a table that any spreadsheet opens: id, version, fields with sensitive ones masked, and where each came from. */
export async function recordsCsv(store: Store, party: Party, { ledger, versions }: RecordsOfLedger): Promise<Uint8Array> {
  const figures = ledger.figures.map(({ name }) => name).slice(0, 1);
  const reader = readerOf(store, party, figures, 'all');
  const columns = await Promise.all(ledger.fields.map(async (field) => ({ field, written: await columnOf(store, reader, ledger, field) })));
  const sheets = await sheetsOf(store, [...versions.values()].map(({ source }) => source));
  const rows = [...versions.values()].map((version): WrittenCell[] => {
    const sheet = version.source === null ? undefined : sheets.get(version.source);
    const values = columns.map(({ field, written }) => {
      const text = version.texts[field.column];
      return text === undefined ? null : written.cell(text);
    });
    return [version.record, version.version, ...values, sheet?.name ?? null, sheet?.file ?? null, sheet?.sheet ?? null, version.row === null ? null : Number(version.row)];
  });
  return writeCsv([['record', 'version', ...columns.map(({ written }) => written.header), '来源文件 file', 'sha256', '工作表 sheet', '行 row'], ...rows]);
}

/** The files that a record names. */
export function filesIn(ledger: ModelLedger, { values }: Version): readonly EvidenceFile[] {
  return ledger.fields.filter(({ field }) => field.can.includes('attaches')).flatMap(({ name }) => (values[name] ?? []) as readonly EvidenceFile[]);
}
