import { Fault, type AnyField, type Json } from '../../kernel/declare/field.ts';
import type { RegionBook } from '../../kernel/declare/region-book.ts';
import type { Locale, Wording } from '../../kernel/declare/wording.ts';

/** What the records that others refer to are called, by id. */
export type References = Readonly<Record<string, { readonly ledger: string; readonly title: string }>>;

/** A value of the API for people, without its unit; a masked one as it came. */
export function valueText(field: AnyField, json: Json | undefined, locale: Locale, regions: RegionBook, references: References = {}): string {
  if (json === null || json === undefined) return '';
  if (field.refersTo !== undefined) return references[String(json)]?.title ?? String(json).slice(0, 8);
  const value = field.accept(json, regions);
  return value instanceof Fault ? String(json) : field.format(value, locale, regions);
}

/** The unit of a field's values; of one that is measured by another, as that one says. */
export const unitOf = (field: AnyField, beside: Readonly<Record<string, unknown>> | undefined): Wording | undefined => field.unit ?? field.measured?.unit(beside?.[field.measured.by]);

/** A value for a table's cell: dates line up as they are written in sheets. */
export function cellText(field: AnyField, json: Json | undefined, locale: Locale, regions: RegionBook, references?: References): string {
  return field.can.includes('dates') && json !== null && json !== undefined ? String(json) : valueText(field, json, locale, regions, references);
}
