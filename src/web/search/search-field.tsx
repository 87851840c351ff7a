import { App } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { part } from '../shell/part.tsx';
import style from './search.module.css';
import { searchWords } from './words.ts';

const SearchDialog = part(async () => (await import('./search-dialog.tsx')).SearchDialog);

/** Opens the search, by hand or with Ctrl-K. */
export function SearchField() {
  const { t } = useLanguage();
  const { notification } = App.useApp();
  const [open, setOpen] = useState(false);
  const tell = useCallback(
    (error: unknown) => {
      setOpen(false);
      notification.open({ key: 'search', title: '', description: <Failure error={error} />, duration: 8 });
    },
    [notification],
  );
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
      {open ? <SearchDialog onFailed={tell} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
