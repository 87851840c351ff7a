import { useMutation } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { unmaskRecord, type JsonValues, type ShownRecord } from '../../client/records.ts';
import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import { fieldsOf } from '../fields/ledgers.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { recordWords } from './words.ts';

interface UnmaskButtonProps {
  readonly ledger: AnyLedger;
  readonly record: ShownRecord;
  readonly onShown: (values: JsonValues) => void;
}

/** Shows what is masked to whoever may see it and says why; the journal keeps that. It is gone with the page. */
export function UnmaskButton({ ledger, record, onShown }: UnmaskButtonProps) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const masked = fieldsOf(ledger).filter(({ name, field }) => field.sensitive && record.values[name] !== null);
  const ask = useMutation({
    mutationFn: () => unmaskRecord(ledger.name, record.id, masked.map(({ name }) => name), reason.trim()),
    onSuccess: ({ values }) => {
      onShown(values);
      setOpen(false);
    },
  });
  if (masked.length === 0) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t(recordWords.unmask)}
      </Button>
      <Modal
        open={open}
        title={t(recordWords.unmaskTitle(masked.map(({ field }) => field.title)))}
        okText={t(recordWords.unmask)}
        cancelText={t(recordWords.cancel)}
        okButtonProps={{ disabled: reason.trim() === '', loading: ask.isPending }}
        onOk={() => ask.mutate()}
        onCancel={() => setOpen(false)}
      >
        <label htmlFor="unmask-reason">{t(recordWords.unmaskNote)}</label>
        <Input.TextArea id="unmask-reason" rows={2} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        {ask.error === null ? null : <Failure error={ask.error} />}
      </Modal>
    </>
  );
}
