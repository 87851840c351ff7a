import type { Party } from '../../kernel/access/party.ts';
import { Fault, type Json } from '../../kernel/declare/field.ts';
import type { Locale } from '../../kernel/declare/wording.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import type { ModelField, ModelLedger } from '../../kernel/model/model.ts';
import type { MentionedRecord } from '../engine/mentioned-records.ts';
import { isMasked } from '../engine/record-json.ts';

/** How values given as JSON are shown to people: names for ids, with what is masked left masked. */
export function shownValues(
  { regions }: Store,
  locale: Locale,
  party: Party,
  ledger: ModelLedger,
  references: Readonly<Record<string, MentionedRecord>>,
): (field: ModelField, json: Json) => string {
  return (field, json) => {
    if (json === null) return '';
    if (isMasked(ledger, field, party)) return String(json);
    if (field.field.refersTo !== undefined) return references[String(json)]?.title ?? String(json);
    const value = field.field.accept(json, regions);
    return value instanceof Fault ? String(json) : field.field.format(value, locale, regions);
  };
}
