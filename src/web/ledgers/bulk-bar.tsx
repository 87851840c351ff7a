import { App, Button, Modal, Select } from 'antd';
import { useRef, useState } from 'react';
import { listRecords, postBatch, type ListedRecord } from '../../client/records.ts';
import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import type { RegionBook } from '../../kernel/declare/region-book.ts';
import type { Json } from '../../kernel/declare/field.ts';
import { isUnread, type DraftValue } from '../fields/draft.ts';
import { FieldRow } from '../fields/field-row.tsx';
import { fieldsOf } from '../fields/ledgers.ts';
import { newId } from '../records/new-id.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import style from './ledgers.module.css';
import { useLanding } from './use-landing.tsx';
import { ledgerWords } from './words.ts';

/** As many changes as one batch takes comfortably. */
export const mostSelected = 2000;

interface BulkBarProps {
  readonly ledger: AnyLedger;
  readonly query: Readonly<Record<string, string>>;
  readonly total: number | undefined;
  readonly regions: RegionBook;
  /** The versions of the records chosen, by id. */
  readonly selected: ReadonlyMap<string, number>;
  readonly onSelect: (records: readonly ListedRecord[], on: boolean) => void;
  readonly onClear: () => void;
}

/** What can be done to the records chosen, all at once; each is one batch, and can be undone as one. */
export function BulkBar({ ledger, query, total, regions, selected, onSelect, onClear }: BulkBarProps) {
  const { t } = useLanguage();
  const { modal, notification } = App.useApp();
  const landed = useLanding();
  const [editing, setEditing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const batch = useRef(newId());

  const send = async (change: (id: string, base: number) => Parameters<typeof postBatch>[0][number]) => {
    setBusy(true);
    setError(undefined);
    try {
      landed(await postBatch([...selected].map(([id, base]) => change(id, base)), batch.current));
      batch.current = newId();
      setEditing(false);
      onClear();
    } catch (failure) {
      batch.current = newId();
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const selectAll = async () => {
    if ((total ?? 0) > mostSelected) return notification.info({ title: t(ledgerWords.selectedMost(mostSelected)) });
    setBusy(true);
    try {
      for (let page = 1; (page - 1) * 200 < (total ?? 0); page++) onSelect((await listRecords(ledger.name, query, page, 200)).records, true);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const remove = () =>
    modal.confirm({
      title: t(ledgerWords.deleteManySure(selected.size)),
      content: t(ledgerWords.deleteManyNote),
      okText: t(ledgerWords.deleteMany),
      cancelText: t(ledgerWords.cancel),
      okButtonProps: { danger: true },
      onOk: () => send((id, base) => ({ op: 'delete', ledger: ledger.name, id, base })),
    });
  return (
    <>
      <div className={style['bulk']} role="group" aria-label={t(ledgerWords.selected(selected.size))}>
        <b aria-live="polite">{t(ledgerWords.selected(selected.size))}</b>
        <Button size="small" loading={busy} onClick={() => void selectAll()}>
          {t(ledgerWords.selectAll)}
        </Button>
        <Button size="small" onClick={() => setEditing(true)}>
          {t(ledgerWords.editMany)}
        </Button>
        <Button size="small" danger onClick={remove}>
          {t(ledgerWords.deleteMany)}
        </Button>
        <Button size="small" type="text" onClick={onClear}>
          {t(ledgerWords.clearSelection)}
        </Button>
      </div>
      {error === undefined || editing ? null : <Failure error={error} />}
      {editing ? (
        <EditMany
          ledger={ledger}
          count={selected.size}
          regions={regions}
          busy={busy}
          error={error}
          onCancel={() => setEditing(false)}
          onSave={(name, value) => void send((id, base) => ({ op: 'put', ledger: ledger.name, id, base, values: { [name]: value } }))}
        />
      ) : null}
    </>
  );
}

interface EditManyProps {
  readonly ledger: AnyLedger;
  readonly count: number;
  readonly regions: RegionBook;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSave: (name: string, value: Json) => void;
  readonly onCancel: () => void;
}

function EditMany({ ledger, count, regions, busy, error, onSave, onCancel }: EditManyProps) {
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
