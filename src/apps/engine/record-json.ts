import { reveals } from '../../kernel/access/may.ts';
import type { Party } from '../../kernel/access/party.ts';
import type { Level } from '../../kernel/declare/level.ts';
import type { Json } from '../../kernel/declare/field.ts';
import type { Version } from '../../kernel/ledger/version.ts';
import type { ModelField, ModelLedger } from '../../kernel/model/model.ts';

/** A record as the API shows it to one party. */
export interface RecordJson {
  readonly id: string;
  readonly ledger: string;
  readonly version: number;
  /** The number of the batch that brought this version. */
  readonly batch: string;
  readonly deleted: boolean;
  /** How far it has come. */
  readonly level: Level;
  readonly values: Readonly<Record<string, Json>>;
}

export function recordJson(ledger: ModelLedger, party: Party, version: Version): RecordJson {
  return {
    id: version.record,
    ledger: ledger.name,
    version: version.version,
    batch: version.since,
    deleted: version.gone,
    level: version.level,
    values: valuesJson(ledger, party, version.values),
  };
}

/** The values as the party may see them: sensitive ones masked unless it sees them in full. */
export function valuesJson(ledger: ModelLedger, party: Party, values: Readonly<Record<string, unknown>>): Record<string, Json> {
  const masks = !reveals(party, ledger);
  const shown: Record<string, Json> = { ...ledger.blank };
  for (const { name, field } of ledger.fields) {
    const value = values[name];
    if (value !== null && value !== undefined) shown[name] = masks && field.sensitive ? field.mask(value) : field.json(value);
  }
  return shown;
}

/** Whether the party sees this field masked. */
export const isMasked = (ledger: ModelLedger, { field }: ModelField, party: Party): boolean => field.sensitive && !reveals(party, ledger);
