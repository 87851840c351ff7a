import type { Fault, Field, FieldOptions, Surroundings } from '../field.ts';
import { dayOfIso, isoOfDay } from '../reading/date.ts';
import type { Locale } from '../wording.ts';
import { dayMissing, dayOfCell, monthMissing } from './dates.ts';
import { defineField, type Written } from './define.ts';
import { wrongJson } from './faults.ts';

export type DateOptions<O extends boolean> = FieldOptions<O> & {
  /**
   * A month without a day is taken as its first day. True when not given: real ledgers write months where days are
   * asked for, and a period is never finer than a month.
   */
  readonly monthIsEnough?: boolean;
};

/** A calendar day, `YYYY-MM-DD`, from 1900 to 2100. */
export function date<const O extends boolean = false>(options: DateOptions<O>): Field<string, O, 'dates'> {
  const monthIsEnough = options.monthIsEnough ?? true;
  return defineField<string, O, 'dates'>(
    {
      kind: 'date',
      can: ['dates'],
      spans: 'day',
      column: 'date',
      widget: 'date',
      template: { format: 'date', example: '2024-03-05' },
      read(cell: Written, surroundings: Surroundings): string | Fault {
        if (typeof cell === 'string' && dayOfIso(cell) !== undefined) return cell;
        const day = dayOfCell(cell, surroundings);
        if (typeof day !== 'number') return day;
        if (day % 10000 === 0) return monthMissing(cell);
        if (day % 100 === 0 && !monthIsEnough) return dayMissing(cell);
        return isoOfDay(day);
      },
      accept(json) {
        if (typeof json === 'string' && dayOfIso(json) !== undefined) return json;
        return wrongJson(json, '存在的日期，如 "2024-03-05"', 'a date that exists, e.g. "2024-03-05"');
      },
      json: (value) => value,
      schema: () => ({ type: 'string', format: 'date' }),
      write: (value) => value,
      restore: (text) => text,
      format: formatDay,
      day: dayOfText,
    },
    options,
  );
}

function dayOfText(iso: string): number {
  const day = dayOfIso(iso);
  if (day === undefined) throw new RangeError(`"${iso}" is not a date.`);
  return day;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

function formatDay(iso: string, locale: Locale): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  return locale === 'zh'
    ? `${year}年${Number(month)}月${Number(day)}日`
    : `${Number(day)} ${englishMonth(Number(month))} ${year}`;
}

export function englishMonth(month: number): string {
  return MONTHS[month - 1] ?? '';
}
