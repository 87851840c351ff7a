import { Input, Radio } from 'antd';
import { useState } from 'react';
import type { Imported } from '../../client/imports.ts';
import { useLanguage } from '../shell/locale.tsx';
import { AskDialog } from '../shown/ask-dialog.tsx';
import style from './import-page.module.css';
import { wizardWords } from './words.ts';

interface CommitDialogProps {
  readonly counts: Imported['counts'];
  readonly onCommit: (mode: 'all' | 'valid', reason: string) => void;
  readonly onClose: () => void;
}

/** All or nothing, or the valid rows; and a word on why. */
export function CommitDialog({ counts, onCommit, onClose }: CommitDialogProps) {
  const { t } = useLanguage();
  const writes = counts.new + counts.changed;
  const [mode, setMode] = useState<'all' | 'valid'>(counts.rejected === 0 ? 'all' : 'valid');
  const [reason, setReason] = useState('');
  return (
    <AskDialog title={t(wizardWords.confirmTitle)} yes={t(wizardWords.commit)} no={t(wizardWords.back)} blocked={mode === 'all' && counts.rejected > 0} onYes={() => onCommit(mode, reason)} onNo={onClose}>
      <Radio.Group className={style['modes'] ?? ''} value={mode} onChange={({ target }) => setMode(target.value as 'all' | 'valid')}>
        <Radio value="all">{t(counts.rejected === 0 ? wizardWords.modeAll : wizardWords.modeAllBlocked(counts.rejected))}</Radio>
        <Radio value="valid">{t(wizardWords.modeValid(writes, counts.rejected))}</Radio>
      </Radio.Group>
      <Input value={reason} maxLength={500} placeholder={t(wizardWords.reason)} aria-label={t(wizardWords.reason)} onChange={({ target }) => setReason(target.value)} />
    </AskDialog>
  );
}
