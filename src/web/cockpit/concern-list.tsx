import { Link } from '@tanstack/react-router';
import type { Concern } from '../../client/programme.ts';
import { useLanguage } from '../shell/locale.tsx';
import { spoken } from '../shown/number.ts';
import style from './cockpit.module.css';
import { cockpitWords } from './words.ts';

interface ConcernListProps {
  readonly concerns: readonly Concern[];
}

/** What is overdue or contradicts itself; each opens to the records in question. */
export function ConcernList({ concerns }: ConcernListProps) {
  const { t, locale } = useLanguage();
  return (
    <section>
      <h2>
        {t(cockpitWords.concerns)}
        <span>{concerns.length}</span>
      </h2>
      {concerns.length === 0 ? <p className={style['quiet']}>{t(cockpitWords.concernsNone)}</p> : null}
      {concerns.map(({ title, kind, value, window }) => {
        const { number, unit } = spoken(value, locale);
        return (
          <Link key={value.figure} to="/figures/$name" params={{ name: value.figure }} search={{ window }} className={style['row'] ?? ''}>
            <span className={style[kind === 'overdue' ? 'tag' : 'tagWrong']}>{t(cockpitWords[kind])}</span>
            <span>
              {t(title)} <b>{`${number} ${unit}`}</b>
            </span>
          </Link>
        );
      })}
    </section>
  );
}
