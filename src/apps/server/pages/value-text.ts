import { Fault, type Json } from '../../../kernel/declare/field.ts';
import type { ModelField } from '../../../kernel/model/model.ts';
import type { MentionedRecord } from '../../engine/mentioned-records.ts';
import type { Page } from './page.ts';

/** A value of a record as people read it; what is masked stays as it is. */
export function valueText({ locale, service: { engine } }: Page, { field }: ModelField, json: Json | undefined, references: Readonly<Record<string, MentionedRecord>> = {}): string {
  if (json === null || json === undefined) return '';
  if (field.refersTo !== undefined && typeof json === 'string') return references[json]?.title ?? json;
  const { regions } = engine.store;
  const value = field.accept(json, regions);
  return value instanceof Fault || field.sensitive ? String(json) : field.format(value, locale, regions);
}
