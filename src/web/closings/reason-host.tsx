import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { useLanguage } from '../shell/locale.tsx';
import { AskDialog } from '../shown/ask-dialog.tsx';
import { askingBy } from './reasoned.ts';
import { closingWords } from './words.ts';

/** Asks why, wherever a change touches a closed period. */
export function ReasonHost() {
  const { t } = useLanguage();
  const [answer, setAnswer] = useState<(reason: string | undefined) => void>();
  const [reason, setReason] = useState('');
  useEffect(() => askingBy(() => new Promise((resolve) => setAnswer(() => resolve))), []);
  if (answer === undefined) return null;
  const end = (given: string | undefined) => {
    answer(given);
    setAnswer(undefined);
    setReason('');
  };
  return (
    <AskDialog title={t(closingWords.needed)} yes={t(closingWords.send)} no={t(closingWords.cancel)} blocked={reason.trim() === ''} onYes={() => end(reason.trim())} onNo={() => end(undefined)}>
      <p>{t(closingWords.neededNote)}</p>
      <Input.TextArea value={reason} maxLength={500} rows={2} aria-label={t(closingWords.reason)} placeholder={t(closingWords.reason)} onChange={({ target }) => setReason(target.value)} />
    </AskDialog>
  );
}
