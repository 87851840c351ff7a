import { Link } from '@tanstack/react-router';
import type { FigureDeclared, FigurePlace } from '../../client/figures.ts';
import { useLanguage } from '../shell/locale.tsx';
import compare from './compare.module.css';
import style from './figures.module.css';
import { figureWords } from './words.ts';

interface FigureChangesProps {
  readonly figure: FigureDeclared;
  readonly all: readonly FigureDeclared[];
  readonly place: FigurePlace;
}

/** From when on a figure, or one it is made of, is defined otherwise, each with a door to old and new beside each other. */
export function FigureChanges({ figure, all, place: { window, region, slice } }: FigureChangesProps) {
  const { t } = useLanguage();
  const changes = madeOf(figure, all).flatMap((one) => one.definitions.flatMap(({ number, since }) => (since === null ? [] : [{ one, number, since }])));
  if (changes.length === 0) return null;
  return (
    <section className={`${style['card']} ${compare['changes']}`} aria-label={t(figureWords.definition)}>
      {changes.map(({ one, number, since }) => (
        <p key={`${one.name} ${number}`}>
          <span className={style['note']}>{t(one.name === figure.name ? figureWords.definitionChanged(since) : figureWords.partDefinitionChanged(t(one.title), since))}</span>{' '}
          <Link to="/figures/$name/compare" params={{ name: one.name }} search={{ window, region, slice: one.name === figure.name ? slice : undefined, definition: String(number - 1), toDefinition: String(number) }} className={style['link']}>
            {t(figureWords.oldAndNew)}
          </Link>
        </p>
      ))}
    </section>
  );
}

/** The figure itself, and all that it is made of. */
function madeOf(figure: FigureDeclared, all: readonly FigureDeclared[]): FigureDeclared[] {
  const parts = figure.parts.flatMap((name) => all.find((one) => one.name === name) ?? []);
  return [...new Set([figure, ...parts.flatMap((part) => madeOf(part, all))])];
}
