import { useQueryClient } from '@tanstack/react-query';
import { useLanguage } from '../shell/locale.tsx';
import { useAway } from '../shell/reach.ts';
import { instantText } from '../shown/time.ts';
import style from './offline-note.module.css';
import { offlineWords } from './words.ts';

/** Says that there is no network, or that a backup is being restored, and of when what is shown is. */
export function OfflineNote({ isRestoring }: { readonly isRestoring: boolean }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const away = useAway();
  if (isRestoring) {
    return (
      <div className={style['note']} role="status">
        {t(offlineWords.restoring)}
      </div>
    );
  }
  if (!away) return null;
  const newest = Math.max(0, ...queries.getQueryCache().getAll().map(({ state }) => state.dataUpdatedAt));
  return (
    <div className={style['note']} role="status">
      {t(newest === 0 ? offlineWords.offlineNever : offlineWords.offline(instantText(new Date(newest).toISOString())))}
    </div>
  );
}
