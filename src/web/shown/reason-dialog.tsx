import { Input } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import style from './ask-dialog.module.css';
import { AskDialog } from './ask-dialog.tsx';
import { reasonWords } from './words.ts';

interface ReasonDialogProps {
  readonly title: string;
  /** What comes of it, above the field. */
  readonly note: string;
  readonly yes: string;
  /** A reason that most have; it can be changed. */
  readonly usual?: string;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onYes: (reason: string) => void;
  readonly onNo: () => void;
  readonly children?: ReactNode;
}

/** Asks why somebody takes along what isn't masked, before it is handed out; the journal keeps that. */
export function ReasonDialog({ title, note, yes, usual = '', busy, error, onYes, onNo, children }: ReasonDialogProps) {
  const { t } = useLanguage();
  const field = useId();
  const [reason, setReason] = useState(usual);
  return (
    <AskDialog title={title} yes={yes} no={t(reasonWords.cancel)} busy={busy} blocked={reason.trim() === ''} onYes={() => onYes(reason.trim())} onNo={onNo}>
      <p className={style['note']}>{note}</p>
      <label className={style['label']} htmlFor={field}>
        {t(reasonWords.why)}
      </label>
      <Input.TextArea id={field} rows={2} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
      {children}
      {error === null ? null : <Failure error={error} />}
    </AskDialog>
  );
}
