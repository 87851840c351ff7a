import type { HistoryStep } from '../../kernel/ledger/history.ts';
import type { ModelLedger } from '../../kernel/model/model.ts';
import { placeOfRow, type KeptSheet, type SourcePlace } from './sources.ts';

/** Where the value that a field has now came from. */
export interface FieldSource {
  /** The batch that brought it. */
  readonly batch: string;
  readonly at: string;
  readonly party: string;
  /** `null` for a value that was typed in. */
  readonly cell: SourcePlace | null;
}

/**
 * For each field, the version that gave it the value it has, and the workbook cell where that version read it: a record
 * that was imported and then corrected by hand leads to the cell for every field but the corrected one.
 */
export function fieldSources(ledger: ModelLedger, steps: readonly HistoryStep[], sheets: ReadonlyMap<string, KeptSheet>): Record<string, FieldSource> {
  const sources: Record<string, FieldSource> = {};
  for (const { name, column } of ledger.fields) {
    let before: string | null | undefined;
    for (const { version, entry } of steps) {
      const text = version.texts[column] ?? null;
      if (text === before) continue;
      before = text;
      const place = placeOfRow(sheets, version.source, version.row);
      const letter = version.source === null ? undefined : sheets.get(version.source)?.layout[name];
      sources[name] = { batch: version.since, at: entry.at, party: entry.party, cell: place === null ? null : { ...place, column: letter ?? null } };
    }
  }
  return sources;
}
