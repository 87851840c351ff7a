import type { Imported } from '../../client/imports.ts';
import { differenceOf } from '../batches/moves.tsx';
import { useFigureTitles } from '../batches/figure-titles.ts';
import { useLanguage } from '../shell/locale.tsx';
import { grouped } from '../shown/number.ts';
import style from './counts-bar.module.css';
import { wizardWords } from './words.ts';

/** Figures told before the commit. */
const mostMoves = 3;

/** What was read and what becomes of it, as a sum that adds up; and the figures as they would be. */
export function CountsBar({ imported: { counts, tables, corrected, expected } }: { readonly imported: Imported }) {
  const { t } = useLanguage();
  const titleOf = useFigureTitles();
  const leftOut = tables.reduce((sum, table) => sum + table.leftOut.length, 0);
  const text = (count: number) => grouped(String(count));
  const parts = [counts.new, counts.changed, counts.same, counts.rejected];
  // The most telling first: whole years before parts, people and money before the rest as declared.
  const moves = expected ?? [];
  return (
    <section className={style['bar']}>
      {(['read', 'new', 'changed', 'same', 'rejected'] as const).map((kind) => (
        <div key={kind} className={style['count']} data-kind={kind}>
          <b>{text(counts[kind])}</b>
          <span>{t(wizardWords[kind])}</span>
        </div>
      ))}
      <div className={style['more']}>
        <span>
          {t(wizardWords.sum(text(counts.read), parts.map(text)))} <span aria-hidden>✓</span>
          {leftOut === 0 ? null : <> · {t(wizardWords.leftOutToo(leftOut))}</>}
          {corrected === 0 ? null : <> · {t(wizardWords.correctedToo(corrected))}</>}
        </span>
        {expected === null ? (
          <span>{t(wizardWords.afterLarge)}</span>
        ) : moves.length === 0 ? (
          <span>{t(wizardWords.afterNone)}</span>
        ) : (
          <span>
            {t(wizardWords.after)}
            {moves.slice(0, mostMoves).map(({ figure, window, before, after }) => (
              <span key={`${figure} ${window}`} className={style['move']}>
                <b>
                  {titleOf(figure)} {differenceOf(before, after)}
                </b>{' '}
                ({grouped(before ?? '—')} → {grouped(after ?? '—')}, {window === 'all' ? t(wizardWords.allTime) : window})
              </span>
            ))}
            {moves.length > mostMoves ? <span className={style['move']}>{t(wizardWords.moreMoves(moves.length - mostMoves))}</span> : null}
            <small>{t(wizardWords.undoable)}</small>
          </span>
        )}
      </div>
    </section>
  );
}
