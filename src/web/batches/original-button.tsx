import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { saveMaskedCopy, saveOriginal } from '../../client/originals.ts';
import { useLanguage } from '../shell/locale.tsx';
import { ReasonDialog } from '../shown/reason-dialog.tsx';
import { saveAs } from '../shown/save-as.ts';
import style from './original-button.module.css';
import { batchWords } from './words.ts';

/** Saves the workbook a batch was read from: as it came in, for a reason, or a masked copy of it. */
export function OriginalButton({ hash, name }: { readonly hash: string; readonly name: string }) {
  const { t } = useLanguage();
  const [asking, setAsking] = useState(false);
  const saving = useMutation({
    mutationFn: (reason: string) => saveOriginal(hash, reason),
    onSuccess: (blob) => {
      saveAs(blob, name);
      setAsking(false);
    },
  });
  const copying = useMutation({
    mutationFn: () => saveMaskedCopy(hash),
    onSuccess: (blob) => {
      saveAs(blob, t(batchWords.maskedName(name.replace(/\.\w+$/, ''))));
      setAsking(false);
    },
  });
  const ask = () => {
    saving.reset();
    copying.reset();
    setAsking(true);
  };
  return (
    <>
      <Button size="small" onClick={ask}>
        {t(batchWords.original)}
      </Button>
      {asking ? (
        <ReasonDialog
          title={t(batchWords.originalTitle(name))}
          note={t(batchWords.originalNote)}
          yes={t(batchWords.original)}
          busy={saving.isPending}
          error={saving.error ?? copying.error}
          onYes={(reason) => {
            copying.reset();
            saving.mutate(reason);
          }}
          onNo={() => setAsking(false)}
        >
          <div className={style['copy']}>
            <span>{t(batchWords.maskedNote)}</span>
            <Button
              size="small"
              loading={copying.isPending}
              onClick={() => {
                saving.reset();
                copying.mutate();
              }}
            >
              {t(batchWords.masked)}
            </Button>
          </div>
        </ReasonDialog>
      ) : null}
    </>
  );
}
