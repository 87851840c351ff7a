import type { Fault, Field, FieldOptions, Surroundings } from '../field.ts';
import { dayOfCell } from './dates.ts';
import { defineField, type Written } from './define.ts';
import { wrongJson } from './faults.ts';

/** A calendar year from 1900 to 2100. Reads `2024`, `2024年度`, and the year of a date. */
export function year<const O extends boolean = false>(options: FieldOptions<O>): Field<number, O, 'dates'> {
  return defineField<number, O, 'dates'>(
    {
      kind: 'year',
      can: ['dates'],
      spans: 'year',
      column: 'integer',
      widget: 'year',
      template: { format: 'number', digits: 0, example: '2024' },
      read(cell: Written, surroundings: Surroundings): number | Fault {
        const day = dayOfCell(cell, surroundings);
        if (typeof day === 'number') return Math.trunc(day / 10000);
        // Whichever month was meant, the year is told.
        return typeof cell === 'number' && day.code === 'cell.ambiguous-month' ? Math.trunc(cell) : day;
      },
      accept(json) {
        if (typeof json === 'number' && Number.isInteger(json) && json >= 1900 && json <= 2100) return json;
        return wrongJson(json, '1900 到 2100 之间的年份', 'a year from 1900 to 2100');
      },
      json: (value) => value,
      schema: () => ({ type: 'integer', minimum: 1900, maximum: 2100 }),
      write: (value) => String(value),
      restore: Number,
      format: (value, locale) => (locale === 'zh' ? `${value}年` : String(value)),
      day: (value) => value * 10000 + 101,
    },
    options,
  );
}
