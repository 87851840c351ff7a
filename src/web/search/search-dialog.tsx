import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { search } from '../../client/search.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { useMay } from '../shell/session.ts';
import { choicesOf, type Choice } from './choices.ts';
import style from './search.module.css';
import { searchWords } from './words.ts';

/** Milliseconds without a keystroke before the server is asked. */
const pause = 160;

/** Finds pages, figures, ledgers and records: arrows choose, Enter opens, Esc closes (WAI-ARIA combobox with a list). */
export function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, locale } = useLanguage();
  const may = useMay();
  const navigate = useNavigate();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [words, setWords] = useState('');
  const [sought, setSought] = useState('');
  const [at, setAt] = useState(0);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  useEffect(() => {
    const due = setTimeout(() => setSought(words.trim()), pause);
    return () => clearTimeout(due);
  }, [words]);
  const found = useQuery({ queryKey: ['search', sought], enabled: sought !== '', queryFn: ({ signal }) => search(sought, signal), placeholderData: keepPreviousData });
  const groups = choicesOf(words.trim(), sought === '' ? undefined : found.data, locale, may);
  const choices = groups.flatMap(({ choices: some }) => some);
  const chosen = Math.min(at, choices.length - 1);
  const optionId = (index: number) => `${id}-${index}`;
  const open = (choice: Choice | undefined) => {
    if (choice === undefined) return;
    onClose();
    void navigate({ to: choice.to, search: choice.search ?? {} });
  };
  const move = (to: number) => {
    const next = (to + choices.length) % Math.max(1, choices.length);
    setAt(next);
    document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // A choice of characters that is still being composed is not ours to act on.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') move(chosen + 1);
    else if (event.key === 'ArrowUp') move(chosen - 1);
    else if (event.key === 'Enter') open(choices[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} className={style['dialog']} aria-label={t(searchWords.search)} onClose={onClose}>
      <div className={style['line']}>
        <input
          className={style['input']}
          type="text"
          role="combobox"
          aria-label={t(searchWords.search)}
          aria-expanded={choices.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={choices.length === 0 ? undefined : optionId(chosen)}
          autoComplete="off"
          placeholder={t(searchWords.hint)}
          value={words}
          maxLength={100}
          onChange={({ target }) => {
            setWords(target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <button type="button" className={style['close']} onClick={onClose}>
          {t(searchWords.close)}
        </button>
      </div>
      <div className={style['found']} id={`${id}-list`} role="listbox" aria-label={t(searchWords.results)} tabIndex={-1}>
        {groups.map(({ title, choices: some }) => (
          <div key={title.en} role="group" aria-label={t(title)}>
            <div className={style['group']} aria-hidden>
              {t(title)}
            </div>
            {some.map((choice) => {
              const own = choices.indexOf(choice);
              return (
                <div key={choice.key} id={optionId(own)} className={style['one']} role="option" tabIndex={-1} aria-selected={own === chosen} onMouseMove={() => setAt(own)} onClick={() => open(choice)} onKeyDown={onKeyDown}>
                  <span>{choice.title}</span>
                  <small>{choice.note}</small>
                </div>
              );
            })}
          </div>
        ))}
      </div>
      {found.error !== null && sought !== '' ? <Failure error={found.error} reset={() => void found.refetch()} /> : null}
      <p className={choices.length === 0 || found.data?.complete === false ? style['said'] : 'spoken-only'} aria-live="polite">
        {t(words.trim() === '' ? searchWords.begin : choices.length === 0 && !found.isFetching && words.trim() === sought ? searchWords.nothing : found.data?.complete === false ? searchWords.partly : searchWords.count(choices.length))}
      </p>
    </dialog>
  );
}
