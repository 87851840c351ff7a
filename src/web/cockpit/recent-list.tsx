import { Link } from '@tanstack/react-router';
import type { ShownBatch } from '../../client/programme.ts';
import type { Locale, Wording } from '../../kernel/declare/wording.ts';
import { useLanguage } from '../shell/locale.tsx';
import { grouped } from '../shown/number.ts';
import { instantText } from '../shown/time.ts';
import style from './cockpit.module.css';
import { cockpitWords } from './words.ts';

const shown = 6;

interface RecentListProps {
  readonly batches: readonly ShownBatch[];
}

/** What changed in the last seven days, and by which batch. */
export function RecentList({ batches }: RecentListProps) {
  const { t, locale } = useLanguage();
  return (
    <section>
      <h2>
        {t(cockpitWords.recent)}
        <Link to="/imports">{t(cockpitWords.recentAll)}</Link>
      </h2>
      {batches.length === 0 ? <p className={style['quiet']}>{t(cockpitWords.recentNone)}</p> : null}
      {batches.slice(0, shown).map((batch) => (
        <Link key={batch.number} to="/batches/$number" params={{ number: batch.number }} className={style['row'] ?? ''}>
          <time className={style['when']} dateTime={batch.at} title={instantText(batch.at)}>
            {dayWords(batch.at, locale)}
          </time>
          <span>
            {whatOf(batch).map((what) => t(what)).join(' ')} <Link to="/batches/$number" params={{ number: batch.number }}>
              <b>{batch.fileName ?? batch.reason ?? batch.number}</b>
            </Link>
            <br />
            <span className={style['effect']}>{effectOf(batch).map((part) => t(part)).join(' · ')}</span>
            {batch.undoneBy === null ? null : <span className={style['tag']}>{t(cockpitWords.takenBack)}</span>}
          </span>
        </Link>
      ))}
      {batches.length > shown ? <p className={style['quiet']}>{t(cockpitWords.more(batches.length - shown))}</p> : null}
    </section>
  );
}

function whatOf({ kind, undoes }: ShownBatch): readonly Wording[] {
  if (kind === 'import') return [cockpitWords.imported];
  if (kind === 'undo') return [cockpitWords.undone(undoes ?? '')];
  return [kind === 'edit' ? cockpitWords.edited : cockpitWords.other];
}

function effectOf({ counts }: ShownBatch): readonly Wording[] {
  const parts = [
    ['created', cockpitWords.created],
    ['changed', cockpitWords.changed],
    ['deleted', cockpitWords.deleted],
    ['rejected', cockpitWords.rejected],
  ] as const;
  return parts.flatMap(([name, word]) => {
    const n = counts[name] ?? 0;
    return n === 0 ? [] : [word(grouped(String(n)))];
  });
}

function dayWords(at: string, locale: Locale): string {
  const day = (instant: number) => new Date(instant).toDateString();
  const then = Date.parse(at);
  if (day(then) === day(Date.now())) return cockpitWords.today[locale];
  if (day(then) === day(Date.now() - 24 * 60 * 60 * 1000)) return cockpitWords.yesterday[locale];
  return instantText(at).slice(5, 10);
}
