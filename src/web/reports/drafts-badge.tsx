import { useLanguage } from '../shell/locale.tsx';
import style from './drafts-badge.module.css';
import { useDrafts } from './queries.ts';
import { reportWords } from './words.ts';

/** How many reports wait for whoever is signed in. */
export function DraftsBadge() {
  const { t } = useLanguage();
  const count = useDrafts().data?.drafts.length ?? 0;
  return count === 0 ? null : (
    <span className={style['badge']} title={t(reportWords.waiting(count))}>
      {count}
      <span className="spoken-only">{t(reportWords.waiting(count))}</span>
    </span>
  );
}
