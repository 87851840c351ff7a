import { useId, useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import type { FigureDeclared } from '../../client/figures.ts';
import { useLanguage } from '../shell/locale.tsx';
import { caretPlace } from './caret-place.ts';
import { completed, offeredFor, typingAt, type Typing } from './completion.ts';
import style from './reports.module.css';
import { reportWords } from './words.ts';

export interface EditorHandle {
  /** Puts the caret there; both from 1 on. */
  goTo(line: number, character: number): void;
}

interface EditorProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly figures: readonly FigureDeclared[];
  readonly ref: Ref<EditorHandle>;
}

interface Offer {
  readonly typing: Typing;
  readonly figures: readonly FigureDeclared[];
  readonly chosen: number;
  readonly left: number;
  readonly top: number;
}

/** A template's text. After `{{` it offers figures. */
export function Editor({ value, onChange, figures, ref }: EditorProps) {
  const { t, locale } = useLanguage();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [offer, setOffer] = useState<Offer>();
  useImperativeHandle(ref, () => ({
    goTo(line, character) {
      const text = field.current?.value.split('\n') ?? [];
      const at = text.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + character - 1;
      field.current?.focus();
      field.current?.setSelectionRange(at, at);
      if (field.current !== null) field.current.scrollTop = Math.max(0, caretPlace(field.current).top + field.current.scrollTop - 120);
    },
  }));

  function look(): void {
    const area = field.current;
    if (area === null) return;
    const typing = area.selectionStart === area.selectionEnd ? typingAt(area.value, area.selectionStart) : undefined;
    const offered = typing === undefined ? [] : offeredFor(figures, typing.sought);
    const isWhole = offered[0]?.name === typing?.sought;
    setOffer(typing === undefined || offered.length === 0 || isWhole ? undefined : { typing, figures: offered, chosen: 0, ...caretPlace(area) });
  }

  function take(figure: FigureDeclared): void {
    const area = field.current;
    if (area === null || offer === undefined) return;
    const { text, caret } = completed(area.value, area.selectionStart, offer.typing, figure.name, locale);
    onChange(text);
    setOffer(undefined);
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(caret, caret);
    });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (offer === undefined || event.nativeEvent.isComposing) return;
    const { chosen, figures: offered } = offer;
    const figure = offered[chosen];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setOffer({ ...offer, chosen: (chosen + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length });
    else if ((event.key === 'Enter' || event.key === 'Tab') && figure !== undefined) take(figure);
    else if (event.key === 'Escape') setOffer(undefined);
    else return;
    event.preventDefault();
  }

  return (
    <div className={style['editor']}>
      <textarea
        ref={field}
        value={value}
        spellCheck={false}
        aria-label={t(reportWords.source)}
        aria-describedby={`${id}-help`}
        aria-autocomplete="list"
        aria-controls={offer === undefined ? undefined : `${id}-list`}
        aria-activedescendant={offer === undefined ? undefined : `${id}-${offer.chosen}`}
        onChange={({ target }) => {
          onChange(target.value);
          look();
        }}
        onKeyDown={onKeyDown}
        onClick={look}
        onBlur={() => setOffer(undefined)}
        onScroll={() => setOffer(undefined)}
      />
      <p id={`${id}-help`} className={style['quiet']}>
        {t(reportWords.sourceHelp)}
      </p>
      {offer === undefined ? null : (
        <div id={`${id}-list`} role="listbox" aria-label={t(reportWords.offered)} className={style['offers']} style={{ left: offer.left, top: offer.top }}>
          {offer.figures.map((figure, index) => (
            // The keyboard chooses in the field itself.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={figure.name}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === offer.chosen}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(figure)}
            >
              {t(figure.title)} <code>{figure.name}</code>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
