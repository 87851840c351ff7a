import { App, Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { reviewRecords, type ReviewedRecord } from '../../client/review.ts';
import type { Level } from '../../kernel/declare/level.ts';
import { useLanding } from '../ledgers/use-landing.tsx';
import { newId } from '../records/new-id.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { AskDialog } from '../shown/ask-dialog.tsx';
import { reviewWords } from './words.ts';

interface ReviewButtonsProps {
  /** Where the records are; absent where they may be anywhere. */
  readonly level: Level | undefined;
  readonly records: readonly ReviewedRecord[];
  readonly may: (action: string) => boolean;
  readonly onDone?: () => void;
}

const next = { draft: ['submitted', 'write', reviewWords.submit], submitted: ['verified', 'verify', reviewWords.verify], verified: ['confirmed', 'confirm', reviewWords.confirm] } as const;
/** Who may send back what. */
const judges: Readonly<Record<Level, readonly string[]>> = { draft: [], submitted: ['write', 'verify'], verified: ['verify', 'confirm'], confirmed: ['confirm'] };

/** Moves records on, or sends them back for a reason. */
export function ReviewButtons({ level, records, may, onDone }: ReviewButtonsProps) {
  const { t } = useLanguage();
  const { notification } = App.useApp();
  const landed = useLanding();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const batch = useRef(newId());
  const move = async (to: Level, why: string) => {
    setBusy(true);
    try {
      landed(await reviewRecords(records, to, why, batch.current));
      setAsking(false);
      onDone?.();
    } catch (error) {
      notification.open({ title: '', description: <Failure error={error} />, duration: 0 });
    } finally {
      batch.current = newId();
      setBusy(false);
    }
  };
  if (level === undefined) return null;
  const step = level === 'confirmed' ? undefined : next[level];
  return (
    <>
      {judges[level].some(may) ? (
        <Button size="small" loading={busy} onClick={() => setAsking(true)}>
          {t(reviewWords.sendBack)}
        </Button>
      ) : null}
      {step !== undefined && may(step[1]) ? (
        <Button size="small" type="primary" loading={busy} onClick={() => void move(step[0], '')}>
          {t(step[2])}
        </Button>
      ) : null}
      {asking ? (
        <AskDialog title={t(reviewWords.sendBack)} yes={t(reviewWords.sendBack)} no={t(reviewWords.cancel)} busy={busy} blocked={reason.trim() === ''} onYes={() => void move('draft', reason)} onNo={() => setAsking(false)}>
          <label>
            {t(reviewWords.reason)}
            <Input.TextArea rows={3} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
          </label>
        </AskDialog>
      ) : null}
    </>
  );
}
