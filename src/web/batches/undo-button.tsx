import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { v7 as newId } from 'uuid';
import { undoBatch } from '../../client/batches.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { queries } from '../shell/queries.ts';
import { useMay } from '../shell/session.ts';
import { AskDialog } from '../shown/ask-dialog.tsx';
import { batchWords } from './words.ts';

interface UndoButtonProps {
  readonly number: string;
  readonly small?: boolean;
  readonly onUndone?: (by: string) => void;
}

/** Takes a batch back, after asking; not there for those who may take back nothing. */
export function UndoButton(props: UndoButtonProps) {
  return useMay().inAnyLedger('undo') ? <Undo {...props} /> : null;
}

function Undo({ number, small = false, onUndone }: UndoButtonProps) {
  const { t } = useLanguage();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  // Sent again after a lost answer it is the same undo.
  const [batch] = useState(() => newId());
  const undoing = useMutation({
    mutationFn: () => undoBatch(number, batch, reason === '' ? undefined : reason),
    onSuccess: async ({ batch: { number: by } }) => {
      setAsking(false);
      onUndone?.(by);
      await queries.invalidateQueries();
    },
  });
  return (
    <>
      <Button size={small ? 'small' : 'middle'} onClick={() => setAsking(true)}>
        {t(batchWords.undo)}
      </Button>
      {asking ? (
        <AskDialog title={t(batchWords.undoTitle)} yes={t(batchWords.undo)} no={t(batchWords.cancel)} busy={undoing.isPending} onYes={() => undoing.mutate()} onNo={() => setAsking(false)}>
          <p>{t(batchWords.undoSure)}</p>
          <Input value={reason} maxLength={500} placeholder={t(batchWords.undoReason)} aria-label={t(batchWords.undoReason)} onChange={({ target }) => setReason(target.value)} />
          {undoing.error === null ? null : <Failure error={undoing.error} />}
        </AskDialog>
      ) : null}
    </>
  );
}
