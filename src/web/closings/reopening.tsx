import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { approveReopening, askToReopen, type Closing } from '../../client/closings.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { queries } from '../shell/queries.ts';
import { useMay } from '../shell/session.ts';
import { AskDialog } from '../shown/ask-dialog.tsx';
import { closingWords } from './words.ts';

/** Asks for a period to be reopened, or approves what somebody else asked for. */
export function Reopening({ closing: { closing, asked, reopened } }: { readonly closing: Closing }) {
  const { t } = useLanguage();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const done = async () => {
    setAsking(false);
    await queries.invalidateQueries();
  };
  const ask = useMutation({ mutationFn: () => askToReopen(closing, reason), onSuccess: done });
  const approve = useMutation({ mutationFn: () => approveReopening(closing), onSuccess: done });
  if (reopened !== null) return null;
  if (asked === null) {
    if (!may.programme('reopen')) return null;
    return (
      <>
        <Button onClick={() => setAsking(true)}>{t(closingWords.ask)}</Button>
        {asking ? (
          <AskDialog title={t(closingWords.askTitle)} yes={t(closingWords.ask)} no={t(closingWords.cancel)} busy={ask.isPending} blocked={reason.trim() === ''} onYes={() => ask.mutate()} onNo={() => setAsking(false)}>
            <p>{t(closingWords.askNote)}</p>
            <Input value={reason} maxLength={500} aria-label={t(closingWords.reason)} placeholder={t(closingWords.reason)} onChange={({ target }) => setReason(target.value)} />
            {ask.error === null ? null : <Failure error={ask.error} />}
          </AskDialog>
        ) : null}
      </>
    );
  }
  return (
    <>
      <span>{t(closingWords.approveNote(asked.party, asked.reason))}</span>
      {may.account?.name === asked.party ? <span>{t(closingWords.ownAsking)}</span> : null}
      {may.programme('approve') && may.account?.name !== asked.party ? (
        <Button type="primary" loading={approve.isPending} onClick={() => approve.mutate()}>
          {t(closingWords.approve)}
        </Button>
      ) : null}
      {approve.error === null ? null : <Failure error={approve.error} />}
    </>
  );
}
