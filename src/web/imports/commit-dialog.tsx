import { Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import type { Imported } from '../../client/imports.ts';
import { useLanguage } from '../shell/locale.tsx';
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
    <Modal open title={t(wizardWords.confirmTitle)} okText={t(wizardWords.commit)} cancelText={t(wizardWords.back)} onOk={() => onCommit(mode, reason)} onCancel={onClose} okButtonProps={{ disabled: mode === 'all' && counts.rejected > 0 }}>
      <Radio.Group className={style['modes'] ?? ''} value={mode} onChange={({ target }) => setMode(target.value as 'all' | 'valid')}>
        <Radio value="all">{t(counts.rejected === 0 ? wizardWords.modeAll : wizardWords.modeAllBlocked(counts.rejected))}</Radio>
        <Radio value="valid">{t(wizardWords.modeValid(writes, counts.rejected))}</Radio>
      </Radio.Group>
      <Input value={reason} maxLength={500} placeholder={t(wizardWords.reason)} aria-label={t(wizardWords.reason)} onChange={({ target }) => setReason(target.value)} />
    </Modal>
  );
}
