import { useState } from 'react';
import { useLanguage } from '../shell/locale.tsx';
import { Choose, Controls, OneOf } from './choose.tsx';
import style from './choose.module.css';
import { periodOf, periodText, type PeriodKind } from './period.ts';
import { periodWords } from './words.ts';

interface PeriodPickerProps {
  /** A window as the API takes it. */
  readonly value: string;
  readonly onChange: (window: string) => void;
  /** The window's own words, where several pickers stand beside each other. */
  readonly label?: string;
}

/** Chooses a year, a month, a span of months, or everything. */
export function PeriodPicker({ value, onChange, label }: PeriodPickerProps) {
  const { t, locale } = useLanguage();
  const period = periodOf(value);
  const [thisYear] = useState(() => new Date().getFullYear());
  const year = period.from.slice(0, 4) || String(thisYear);
  const months = { from: monthOf(period.from || year, 'first'), to: monthOf(period.to || year, 'last') };
  const named = (what: string) => (label === undefined ? what : `${label} ${what}`);
  const change = (kind: PeriodKind) => {
    if (kind === 'all') onChange('all');
    else if (kind === 'year') onChange(year);
    else if (kind === 'month') onChange(months.from);
    else onChange(`${Number(year) - 1}..${year}`);
  };
  const kinds = [
    { value: 'year', text: t(periodWords.kindYear) },
    { value: 'month', text: t(periodWords.kindMonth) },
    { value: 'range', text: t(periodWords.kindRange) },
    { value: 'all', text: t(periodWords.kindAll) },
  ] as const;
  const month = (end: 'from' | 'to', onMonth: (text: string) => void) => (
    <input className={style['field']} type="month" aria-label={named(t(periodWords[end]))} value={months[end]} onChange={({ target }) => /^\d{4}-\d{2}$/.test(target.value) && onMonth(target.value)} />
  );
  return (
    <Controls>
      <OneOf label={named(t(periodWords.kind))} value={period.kind} options={kinds} onChoose={change} />
      {period.kind === 'year' ? <Choose label={named(t(periodWords.kindYear))} value={year} options={yearsAround(Number(year), thisYear).map((one) => ({ value: String(one), text: periodText(String(one), locale) }))} onChoose={onChange} /> : null}
      {period.kind === 'month' ? month('from', onChange) : null}
      {period.kind === 'range' ? (
        <>
          {month('from', (from) => onChange(rangeOf(from, months.to)))}
          {month('to', (to) => onChange(rangeOf(months.from, to)))}
        </>
      ) : null}
    </Controls>
  );
}

const monthOf = (text: string, end: 'first' | 'last'): string => (text.length === 4 ? `${text}-${end === 'first' ? '01' : '12'}` : text.slice(0, 7));

/** As short as the API writes it. */
function rangeOf(from: string, to: string): string {
  const [start, end] = from <= to ? [from, to] : [to, from];
  const years = start.endsWith('-01') && end.endsWith('-12');
  const [first, last] = years ? [start.slice(0, 4), end.slice(0, 4)] : [start, end];
  return first === last ? first : `${first}..${last}`;
}

/** From the year after this one back to the beginnings of paired cooperation, newest first; the chosen one is always there. */
function yearsAround(chosen: number, thisYear: number): number[] {
  const newest = Math.max(thisYear + 1, chosen);
  const oldest = Math.min(1996, chosen);
  return Array.from({ length: newest - oldest + 1 }, (_, index) => newest - index);
}
