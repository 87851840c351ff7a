import { useMutation } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { makeEvidencePack, type AssessmentAsked } from '../../client/assessments.ts';
import { useLanguage } from '../shell/locale.tsx';
import { useMay } from '../shell/session.ts';
import { ReasonDialog } from '../shown/reason-dialog.tsx';
import { saveAs } from '../shown/save-as.ts';
import style from './assessment.module.css';
import { assessmentWords as w } from './words.ts';

/** Takes along what bears an assessment out, after asking why. @param title of the rule set */
export function PackButton({ asked, title }: { readonly asked: AssessmentAsked; readonly title: string }) {
  const { t } = useLanguage();
  const { programme, inAnyLedger } = useMay();
  const [asking, setAsking] = useState(false);
  const [originals, setOriginals] = useState(false);
  const packing = useMutation({
    mutationFn: (reason: string) => makeEvidencePack(asked, { reason, originals }),
    onSuccess: (blob) => {
      saveAs(blob, `${title} ${asked.year} ${asked.region}.zip`);
      setAsking(false);
    },
  });
  return (
    <>
      <button
        type="button"
        className={style['pack']}
        title={t(w.packHint)}
        onClick={() => {
          packing.reset();
          setAsking(true);
        }}
      >
        {t(w.pack)}
      </button>
      {asking ? (
        <ReasonDialog title={t(w.packTitle)} note={t(w.packNote)} yes={t(w.pack)} busy={packing.isPending} error={packing.error} onYes={(reason) => packing.mutate(reason)} onNo={() => setAsking(false)}>
          {programme('originals') && inAnyLedger('unmask') ? (
            <Checkbox checked={originals} onChange={({ target }) => setOriginals(target.checked)}>
              {t(w.packOriginals)}
            </Checkbox>
          ) : null}
        </ReasonDialog>
      ) : null}
    </>
  );
}
