import { Modal, Select } from 'antd';
import { useState } from 'react';
import type { Json } from '../../kernel/declare/field.ts';
import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import type { RegionBook } from '../../kernel/declare/region-book.ts';
import { isUnread, type DraftValue } from '../fields/draft.ts';
import { FieldRow } from '../fields/field-row.tsx';
import { fieldsOf } from '../fields/ledgers.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import style from './ledgers.module.css';
import { ledgerWords } from './words.ts';

interface EditManyProps {
  readonly ledger: AnyLedger;
  readonly count: number;
  readonly regions: RegionBook;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSave: (name: string, value: Json) => void;
  readonly onCancel: () => void;
}

/** One field and its new value, for many records. */
export function EditMany({ ledger, count, regions, busy, error, onSave, onCancel }: EditManyProps) {
  const { t } = useLanguage();
  const [name, setName] = useState<string>();
  const [value, setValue] = useState<DraftValue>(null);
  const fields = fieldsOf(ledger).filter(({ name: each, field }) => field.carried === undefined && !ledger.identity.includes(each));
  const field = name === undefined ? undefined : ledger.fields[name];
  const usable = field !== undefined && !isUnread(value) && (value !== null || field.optional);
  return (
    <Modal
      open
      title={t(ledgerWords.editManyTitle(count))}
      okText={t(ledgerWords.save)}
      cancelText={t(ledgerWords.cancel)}
      okButtonProps={{ disabled: !usable, loading: busy }}
      onOk={() => name !== undefined && !isUnread(value) && onSave(name, value)}
      onCancel={onCancel}
    >
      <div className={style['manyFields']}>
        <Select
          aria-label={t(ledgerWords.fieldToChange)}
          placeholder={t(ledgerWords.fieldToChange)}
          showSearch={{ optionFilterProp: 'label' }}
          options={fields.map((one) => ({ value: one.name, label: t(one.field.title) }))}
          onChange={(chosen: string) => {
            setName(chosen);
            setValue(null);
          }}
        />
        {field === undefined || name === undefined ? null : <FieldRow key={name} name={name} field={field} value={value} onChange={setValue} problems={[]} regions={regions} references={{}} />}
        {error === undefined ? null : <Failure error={error} />}
      </div>
    </Modal>
  );
}
