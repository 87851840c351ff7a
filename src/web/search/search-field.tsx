import { lazy, Suspense, useEffect, useState } from 'react';
import { useLanguage } from '../shell/locale.tsx';
import style from './search.module.css';
import { searchWords } from './words.ts';

const SearchDialog = lazy(async () => ({ default: (await import('./search-dialog.tsx')).SearchDialog }));

/** Opens the search, by hand or with Ctrl-K. */
export function SearchField() {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((!event.ctrlKey && !event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button type="button" className={style['open']} aria-keyshortcuts="Control+K" onClick={() => setOpen(true)}>
        <span className={style['long']}>{t(searchWords.hint)}</span>{' '}
        <kbd className={style['key']}>{t(searchWords.keys)}</kbd>
        <svg className={style['icon']} width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.8" aria-hidden>
          <circle cx="8.5" cy="8.5" r="5.5" />
          <path d="M13 13l4.5 4.5" />
        </svg>
      </button>
      {open ? (
        <Suspense fallback={null}>
          <SearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
