import type { Party } from '../../kernel/access/party.ts';
import type { Level } from '../../kernel/declare/level.ts';
import type { Json } from '../../kernel/declare/field.ts';
import type { BatchKind } from '../../kernel/ledger/change.ts';
import { historyOf } from '../../kernel/ledger/history.ts';
import { ledgerSeen } from '../../kernel/ledger/list.ts';
import type { Engine } from './open-engine.ts';
import { partyTitles } from './party-titles.ts';
import { mentionedRecords, type MentionedRecord } from './mentioned-records.ts';
import { recordJson, valuesJson, type RecordJson } from './record-json.ts';
import { fieldSources, type FieldSource } from './source-cell.ts';
import { placeOfRow, sheetsOf, type SourcePlace } from './sources.ts';

/** A record with where each of its values came from. */
export interface ShownRecord extends RecordJson {
  readonly sources: Readonly<Record<string, FieldSource>>;
  /** What its references are called, by record id. */
  readonly references: Readonly<Record<string, MentionedRecord>>;
}

/** One step of a record's life. */
export interface ShownStep {
  readonly version: number;
  readonly deleted: boolean;
  readonly level: Level;
  readonly batch: string;
  readonly kind: BatchKind;
  readonly party: string;
  /** What that party is called. */
  readonly partyTitle: string | null;
  readonly at: string;
  readonly reason: string | null;
  readonly source: Omit<SourcePlace, 'column'> | null;
  readonly values: Readonly<Record<string, Json>>;
  /** The fields whose value differs from the version before. */
  readonly changed: readonly string[];
}

/** @throws Refusal `ledger.unknown`, `access.no-right`, `record.not-found` */
export async function readRecord({ store }: Engine, party: Party, ledgerName: string, id: string): Promise<ShownRecord> {
  const ledger = ledgerSeen(store, party, ledgerName);
  const steps = await historyOf(store, party, ledger, id);
  const newest = steps.at(-1);
  if (newest === undefined) throw new TypeError('A history without a version.');
  const sheets = await sheetsOf(store, steps.map(({ version }) => version.source));
  return {
    ...recordJson(ledger, party, newest.version),
    sources: fieldSources(ledger, steps, sheets),
    references: await mentionedRecords(store, party, ledger, [newest.version]),
  };
}

/** Every version of a record, oldest first. @throws Refusal `ledger.unknown`, `access.no-right`, `record.not-found` */
export async function readHistory({ store }: Engine, party: Party, ledgerName: string, id: string): Promise<ShownStep[]> {
  const ledger = ledgerSeen(store, party, ledgerName);
  const steps = await historyOf(store, party, ledger, id);
  const sheets = await sheetsOf(store, steps.map(({ version }) => version.source));
  const titles = await partyTitles(store, steps.map(({ entry }) => entry.party));
  return steps.map(({ version, entry }, index) => {
    const before = steps[index - 1]?.version;
    return {
      version: version.version,
      deleted: version.gone,
      level: version.level,
      batch: version.since,
      kind: entry.kind,
      party: entry.party,
      partyTitle: titles.get(entry.party) ?? null,
      at: entry.at,
      reason: entry.reason,
      source: placeOfRow(sheets, version.source, version.row),
      values: valuesJson(ledger, party, version.values),
      changed: ledger.fields.filter(({ column }) => (before?.texts[column] ?? null) !== (version.texts[column] ?? null)).map(({ name }) => name),
    };
  });
}
