import { Fault, type AnyField, type Json } from '../../kernel/declare/field.ts';
import { regionBook } from '../../kernel/declare/regions.ts';

const nowhere = regionBook([]);
const day = 24 * 60 * 60 * 1000;

/**
 * The next value of a field with an order, or the one before: people say “up to and including”, the API “below”.
 * Both ways the value is as JSON.
 */
export function stepped(field: AnyField, json: Json, by: 1 | -1): Json {
  const value = field.accept(json, nowhere);
  if (value instanceof Fault) return json;
  if (typeof value === 'bigint') return field.json(value + BigInt(by));
  if (typeof value === 'number') return field.json(value + by);
  if (typeof value !== 'string') return json;
  if (value.length === 7) {
    const months = Number(value.slice(0, 4)) * 12 + Number(value.slice(5)) - 1 + by;
    return `${Math.trunc(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  }
  return new Date(Date.parse(`${value}T00:00:00Z`) + by * day).toISOString().slice(0, 10);
}

/** Whether values of a field come one after another. */
export const hasOrder = (field: AnyField): boolean => !field.sensitive && (field.can.includes('sums') || field.can.includes('dates') || field.scale !== undefined);

/** A text of the address as the JSON a field takes. */
export function jsonOf(field: AnyField, text: string): Json {
  const { type } = field.schema() as { readonly type?: string };
  if (type === 'integer') return Number(text);
  return type === 'boolean' ? text === 'true' : text;
}
