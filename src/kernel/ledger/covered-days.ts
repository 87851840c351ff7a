import type { AnyField } from '../declare/field.ts';
import type { ModelField } from '../model/model.ts';
import { quoted } from './binder.ts';
import { dayAfter } from './calendar.ts';
import { daysIn } from '../declare/reading/date.ts';

/**
 * The days a date field's value covers, in JavaScript and in SQL. How much it covers shows in how it is written:
 * `2024-03-05` one day, `2024-03` a month, `2024` a year.
 */

/** The first day that is over when the value is over. */
export function dayAfterValue(field: AnyField, value: unknown): number {
  const first = field.day(value);
  const written = field.write(value).length;
  if (written >= 10) return dayAfter(first);
  if (written === 4) return first + 10000;
  return dayAfter(first - 1 + daysIn(Math.trunc(first / 10000), Math.trunc(first / 100) % 100));
}

/** SQL of the first day, a number yyyymmdd; null where the column is. */
export function firstDaySql({ column, field }: ModelField): string {
  const name = quoted(column);
  if (field.column === 'date') return `to_char(${name}, 'YYYYMMDD')::integer`;
  if (field.column === 'integer') return `(${name} * 10000 + 101)`;
  return `(replace(${name}, '-', '')::integer * 100 + 1)`;
}

/** SQL of the day after the last; null where the column is. */
export function dayAfterSql({ column, field }: ModelField): string {
  const name = quoted(column);
  if (field.column === 'date') return `to_char(${name} + 1, 'YYYYMMDD')::integer`;
  if (field.column === 'integer') return `(${name} * 10000 + 10101)`;
  return `to_char((${name} || '-01')::date + interval '1 month', 'YYYYMMDD')::integer`;
}
