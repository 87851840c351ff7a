import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { downloadAnnotated, type Imported } from '../../client/imports.ts';
import { useLanguage } from '../shell/locale.tsx';
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
  const { message } = App.useApp();
  const saving = useMutation({
    mutationFn: () => downloadAnnotated(id),
    onSuccess: (blob) => saveAs(blob, `${name.replace(/\.\w+$/, '')}-✎.xlsx`),
    onError: () => void message.error(t(wizardWords.away)),
  });
  const writes = counts.new + counts.changed;
  return (
    <div className={style['actions']}>
      <Button loading={saving.isPending} onClick={() => saving.mutate()}>
        {t(wizardWords.annotated)}
      </Button>
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
