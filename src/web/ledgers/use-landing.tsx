import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useCallback } from 'react';
import { undoBatch, type Landed } from '../../client/records.ts';
import { reasoned } from '../closings/reasoned.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { ledgerWords } from './words.ts';

/** After a batch has landed: asks again for what is shown, tells what was saved, and offers to take it back. */
export function useLanding(): (landed: Landed) => void {
  const queries = useQueryClient();
  const { notification } = App.useApp();
  const { t } = useLanguage();
  return useCallback(
    ({ batch, warnings }: Landed) => {
      void queries.invalidateQueries();
      const key = batch.id;
      const undo = async () => {
        try {
          await reasoned((reason) => undoBatch(batch.number, reason));
          notification.success({ key, title: t(ledgerWords.undone), duration: 4 });
          void queries.invalidateQueries();
        } catch (error) {
          notification.open({ key, title: '', description: <Failure error={error} />, duration: 0 });
        }
      };
      notification.success({
        key,
        title: t(ledgerWords.landed(batch.counts)),
        description: warnings.length === 0 ? undefined : warnings.slice(0, 3).map(({ message, mend }, index) => <div key={index}>{`${t(message)} · ${t(mend)}`}</div>),
        actions: (
          <Button size="small" onClick={() => void undo()}>
            {t(ledgerWords.undo)}
          </Button>
        ),
        duration: 8,
        placement: 'bottomRight',
      });
    },
    [queries, notification, t],
  );
}
