import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { downloadAnnotated, type Imported } from '../../client/imports.ts';
import { useLanguage } from '../shell/locale.tsx';
import { ReasonDialog } from '../shown/reason-dialog.tsx';
import { saveAs } from '../shown/save-as.ts';
import style from './import-page.module.css';
import type { Step } from './steps.tsx';
import { wizardWords } from './words.ts';

interface WizardActionsProps {
  readonly imported: Imported;
  readonly step: Step;
  readonly onCheck: () => void;
  readonly onCommit: () => void;
}

/** What can be done with a checked workbook. */
export function WizardActions({ imported: { id, name, counts }, step, onCheck, onCommit }: WizardActionsProps) {
  const { t } = useLanguage();
  const [asking, setAsking] = useState(false);
  const saving = useMutation({
    mutationFn: (reason: string) => downloadAnnotated(id, reason),
    onSuccess: (blob) => {
      saveAs(blob, `${name.replace(/\.\w+$/, '')}-✎.xlsx`);
      setAsking(false);
    },
  });
  const writes = counts.new + counts.changed;
  return (
    <div className={style['actions']}>
      <Button
        onClick={() => {
          saving.reset();
          setAsking(true);
        }}
      >
        {t(wizardWords.annotated)}
      </Button>
      {asking ? (
        <ReasonDialog
          title={t(wizardWords.annotatedTitle)}
          note={t(wizardWords.annotatedNote)}
          yes={t(wizardWords.annotated)}
          usual={t(wizardWords.annotatedReason)}
          busy={saving.isPending}
          error={saving.error}
          onYes={(reason) => saving.mutate(reason)}
          onNo={() => setAsking(false)}
        />
      ) : null}
      <Link to="/imports">
        <Button>{t(wizardWords.another)}</Button>
      </Link>
      {step === 'found' ? (
        <Button type="primary" onClick={onCheck}>
          {t(wizardWords.toCheck)}
        </Button>
      ) : (
        <Button type="primary" disabled={writes === 0} onClick={onCommit}>
          {t(writes === 0 ? wizardWords.nothingToWrite : counts.rejected > 0 ? wizardWords.commitValid(writes) : wizardWords.commitAll(writes))}
        </Button>
      )}
    </div>
  );
}
