import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { listRecords } from '../../client/records.ts';
import { useLanguage } from '../shell/locale.tsx';
import type { InputProps } from './input-props.ts';
import { ledgerDeclared, nameField } from './ledgers.ts';
import { valueText } from './value-text.ts';
import { fieldWords } from './words.ts';

/** A record of another ledger, found by its name. */
export function ReferenceInput({ id, field, value, onChange, invalid, describedBy, label, regions, references }: InputProps) {
  const { t, locale } = useLanguage();
  const [typed, setTyped] = useState('');
  const [titles, setTitles] = useState<Readonly<Record<string, string>>>({});
  const asked = useDeferredValue(typed.trim());
  const ledger = ledgerDeclared(field.refersTo ?? '');
  const named = ledger === undefined ? undefined : nameField(ledger);
  const searchable = named?.field.can.includes('reads') === true;
  const filters: Record<string, string> = named === undefined || asked === '' || !searchable ? {} : { [`${named.name}.contains`]: asked };
  const found = useQuery({
    queryKey: ['mentioned', field.refersTo, filters],
    queryFn: ({ signal }) => listRecords(field.refersTo ?? '', filters, 1, 20, signal),
    enabled: ledger !== undefined,
    placeholderData: keepPreviousData,
  });
  const options = (found.data?.records ?? []).map((record) => ({
    value: record.id,
    label: named === undefined ? record.id : valueText(named.field, record.values[named.name], locale, regions, found.data?.references),
  }));
  const chosen = typeof value === 'string' ? { value, label: titles[value] ?? references[value]?.title ?? value.slice(0, 8) } : null;
  return (
    <Select
      id={id}
      style={{ width: '100%' }}
      labelInValue
      value={chosen}
      options={options}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear={field.optional}
      status={invalid ? 'error' : ''}
      aria-label={label}
      aria-describedby={describedBy}
      placeholder={t(fieldWords.search)}
      notFoundContent={t(found.isFetching ? fieldWords.searching : fieldWords.noneFound)}
      onChange={(one: { value: string; label?: unknown } | null) => {
        if (one !== null && one !== undefined && typeof one.label === 'string') setTitles({ ...titles, [one.value]: one.label });
        onChange(one?.value ?? null);
      }}
    />
  );
}
