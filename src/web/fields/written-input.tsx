import { Input } from 'antd';
import { useState } from 'react';
import { useLanguage } from '../shell/locale.tsx';
import { isUnread, readTyped, type DraftValue } from './draft.ts';
import { unitOf } from './value-text.ts';
import type { InputProps } from './input-props.ts';

const keyboards: Readonly<Record<string, 'numeric' | 'decimal' | 'tel' | 'url'>> = { count: 'numeric', year: 'numeric', money: 'decimal', mass: 'decimal', area: 'decimal', decimal: 'decimal', percent: 'decimal', phone: 'tel', link: 'url' };

/** A line of text, a number, a month: taken as the importer takes a cell, when one leaves it. */
export function WrittenInput({ id, field, value, onChange, invalid, describedBy, label, regions, beside }: InputProps) {
  const { locale } = useLanguage();
  const written = textOf(value);
  const [typed, setTyped] = useTyped(written);
  const take = (text: string) => {
    if (text !== written) onChange(readTyped(field, text, regions, beside));
  };
  const unit = unitOf(field, beside);
  return (
    <Input
      id={id}
      value={typed}
      inputMode={keyboards[field.widget] ?? 'text'}
      status={invalid ? 'error' : ''}
      aria-invalid={invalid}
      aria-label={label}
      aria-describedby={describedBy}
      placeholder={field.template.example}
      suffix={unit === undefined ? null : <span>{unit[locale]}</span>}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={({ target }) => take(target.value)}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter') take(currentTarget.value);
      }}
    />
  );
}

/** Many lines of text. */
export function NoteInput({ id, field, value, onChange, invalid, describedBy, label, regions }: InputProps) {
  const written = textOf(value);
  const [typed, setTyped] = useTyped(written);
  return (
    <Input.TextArea
      id={id}
      value={typed}
      rows={3}
      status={invalid ? 'error' : ''}
      aria-invalid={invalid}
      aria-label={label}
      aria-describedby={describedBy}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={({ target }) => {
        if (target.value !== written) onChange(readTyped(field, target.value, regions));
      }}
    />
  );
}

/** A day, chosen by the browser's own calendar, which phones do well. */
export function DateInput({ id, field, value, onChange, invalid, describedBy, label, regions }: InputProps) {
  const type = field.widget === 'month' ? 'month' : 'date';
  return (
    <Input
      id={id}
      type={type}
      value={textOf(value)}
      status={invalid ? 'error' : ''}
      aria-invalid={invalid}
      aria-label={label}
      aria-describedby={describedBy}
      onChange={({ target }) => onChange(readTyped(field, target.value, regions))}
    />
  );
}

/** What is being typed, until another value comes from outside. */
function useTyped(written: string): [string, (text: string) => void] {
  const [typed, setTyped] = useState({ over: written, text: written });
  return [typed.over === written ? typed.text : written, (text) => setTyped({ over: written, text })];
}

const textOf = (value: DraftValue | undefined): string => (value === null || value === undefined ? '' : isUnread(value) ? value.unread : String(value));
