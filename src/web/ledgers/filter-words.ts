import type { AnyField } from '../../kernel/declare/field.ts';
import type { RegionBook } from '../../kernel/declare/region-book.ts';
import type { Locale, Wording } from '../../kernel/declare/wording.ts';
import { valueText, type References } from '../fields/value-text.ts';
import type { FieldFilter } from './ledger-address.ts';
import { jsonOf, stepped } from './steps.ts';
import { ledgerWords } from './words.ts';

/** One field's filter in a few words, e.g. `2024-01-01 – 2024-06-30`. */
export function filterText(field: AnyField, filter: FieldFilter, locale: Locale, t: (wording: Wording) => string, regions: RegionBook, references: References): string {
  const print = (text: string) => valueText(field, jsonOf(field, text), locale, regions, references);
  const parts: string[] = [];
  const { is, within, oneOf, not, atLeast, below, contains, present } = filter;
  if (is !== undefined) parts.push(print(is));
  if (within !== undefined) parts.push(print(within));
  if (oneOf !== undefined) parts.push(oneOf.split(',').map(print).join(locale === 'zh' ? '、' : ', '));
  if (not !== undefined) parts.push(t(ledgerWords.not(print(not))));
  const upTo = below === undefined ? undefined : valueText(field, stepped(field, jsonOf(field, below), -1), locale, regions);
  if (atLeast !== undefined && upTo !== undefined) parts.push(`${print(atLeast)} – ${upTo}`);
  else if (atLeast !== undefined) parts.push(`≥ ${print(atLeast)}`);
  else if (upTo !== undefined) parts.push(`≤ ${upTo}`);
  if (contains !== undefined) parts.push(t(ledgerWords.containsText(contains)));
  if (present !== undefined) parts.push(t(present === 'true' ? ledgerWords.filled : ledgerWords.blank));
  return parts.join(' · ');
}
