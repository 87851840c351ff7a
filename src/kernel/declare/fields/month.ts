import type { Fault, Field, FieldOptions, Surroundings } from '../field.ts';
import { dayOfIso, isoOfDay } from '../reading/date.ts';
import { englishMonth } from './date.ts';
import { dayOfCell, monthMissing } from './dates.ts';
import { defineField, type Written } from './define.ts';
import { wrongJson } from './faults.ts';

/** A month, `YYYY-MM`. A day written in its place is taken as its month. */
export function month<const O extends boolean = false>(options: FieldOptions<O>): Field<string, O, 'dates'> {
  return defineField<string, O, 'dates'>(
    {
      kind: 'month',
      can: ['dates'],
      spans: 'month',
      column: 'text',
      widget: 'month',
      template: { format: 'month', example: '2024-03' },
      read(cell: Written, surroundings: Surroundings): string | Fault {
        const day = dayOfCell(cell, surroundings);
        if (typeof day !== 'number') return day;
        return day % 10000 === 0 ? monthMissing(cell) : isoOfDay(day).slice(0, 7);
      },
      accept(json) {
        if (typeof json === 'string' && json.length === 7 && dayOfIso(`${json}-01`) !== undefined) return json;
        return wrongJson(json, '月份，如 "2024-03"', 'a month, e.g. "2024-03"');
      },
      json: (value) => value,
      schema: () => ({ type: 'string', pattern: '^(19|20|21)\\d{2}-(0[1-9]|1[0-2])$' }),
      write: (value) => value,
      restore: (text) => text,
      format(value, locale) {
        const [year = '', name = ''] = value.split('-');
        return locale === 'zh' ? `${year}年${Number(name)}月` : `${englishMonth(Number(name))} ${year}`;
      },
      day: (value) => Number(value.slice(0, 4)) * 10000 + Number(value.slice(5, 7)) * 100 + 1,
    },
    options,
  );
}
