import type { Comparison } from '../../client/figures.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import { useLanguage } from '../shell/locale.tsx';
import { grouped, plusOf, spoken } from '../shown/number.ts';
import style from './figures.module.css';
import { figureWords } from './words.ts';

interface DifferenceProps {
  readonly title?: string;
  readonly comparison: Pick<Comparison, 'difference' | 'printed' | 'exact' | 'explanations'> & { readonly weighing?: Comparison['weighing'] | undefined; readonly a: { readonly value: Pick<Comparison['a']['value'], 'unit'> } };
}

/** A − B, and whether what stands below makes it. */
export function Difference({ title, comparison: { a, difference, printed, exact, explanations, weighing = 'adding' } }: DifferenceProps) {
  const { t, locale } = useLanguage();
  const { number, unit, exact: inFull } = spoken({ value: difference, printed, unit: a.value.unit }, locale);
  const equal = difference === '0';
  return (
    <section className={style['card']} aria-live="polite">
      <p className={style['differenceLine']}>
        <span>{title ?? t(figureWords.difference)}</span>
        <strong title={inFull}>
          {plusOf(difference)}
          {number} <small>{unit}</small>
        </strong>
        {exact === true && weighing === 'extremes' && !equal ? <span className={style['soft']}>{t(figureWords.furthest)}</span> : null}
        {exact === true && (weighing !== 'extremes' || equal) ? <span className={style['ok']}>✓ {t(equal && explanations.length === 0 ? figureWords.noDifference : figureWords.addsUp)}</span> : null}
        {exact === false ? <span className={style['wrong']}>✗ {t(figureWords.doesNotAddUp)}</span> : null}
        {exact === null ? <span className={style['soft']}>{t(figureWords.notByRecord)}</span> : null}
      </p>
    </section>
  );
}

/** What the two sides, and records on both of them, are called. */
export interface SideTitles {
  readonly a: string;
  readonly b: string;
  readonly both: string;
}

interface ReasonsProps {
  readonly explanations: Comparison['explanations'];
  readonly unit: Wording;
  /** Where the usual ones say nothing. */
  readonly sides?: SideTitles;
  readonly chosen: string | undefined;
  readonly choose: (reason: string | undefined) => void;
}

/** The explanation first: which records make the difference, by why they do. */
export function Reasons({ explanations, unit: of, sides, chosen, choose }: ReasonsProps) {
  const { t, locale } = useLanguage();
  const titles = sides ?? { a: t(figureWords.onlyA), b: t(figureWords.onlyB), both: t(figureWords.inBoth) };
  if (explanations.length === 0) return null;
  const longest = Math.max(...explanations.map(({ difference }) => Math.abs(Number(difference))));
  return (
    <section className={style['card']} aria-labelledby="reasons">
      <div className={style['cardHead']}>
        <h2 id="reasons">{t(figureWords.reasons)}</h2>
        {chosen === undefined ? null : (
          <button type="button" className={style['plain']} onClick={() => choose(undefined)}>
            {t(figureWords.allReasons)}
          </button>
        )}
      </div>
      <ul className={style['bars']}>
        {explanations.map(({ key, side, words, records, difference, printed }) => {
          const { number, unit, exact } = spoken({ value: difference, printed, unit: of }, locale);
          return (
            <li key={key}>
              <button type="button" className={style['reason']} aria-pressed={key === chosen} onClick={() => choose(key === chosen ? undefined : key)}>
                <span className={style['sideTag']} data-side={side}>
                  {titles[side]}
                </span>
                <span>
                  {t(words)} <span className={style['soft']}>· {t(figureWords.records(grouped(String(records))))}</span>
                </span>
                <span className={style['track']} aria-hidden>
                  <span className={style['fill']} data-negative={difference.startsWith('-')} style={{ width: `${longest === 0 ? 0 : Math.max(0.5, (100 * Math.abs(Number(difference))) / longest)}%` }} />
                </span>
                <span className={style['amount']} title={exact}>
                  {plusOf(difference)}
                  {number}
                  {unit === '' ? null : <small>{unit}</small>}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
