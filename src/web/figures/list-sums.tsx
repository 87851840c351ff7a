import type { ListComparison } from '../../client/figures.ts';
import { useLanguage } from '../shell/locale.tsx';
import { grouped, plusOf, spoken } from '../shown/number.ts';
import { addDecimals } from '../shown/decimal.ts';
import type { SideTitles } from './comparison-answer.tsx';
import style from './figures.module.css';
import { figureWords } from './words.ts';

interface ListSumsProps {
  readonly compared: Pick<ListComparison, 'a' | 'explanations'>;
  readonly sides: SideTitles;
}

/** How many records are only here, only there and in both with another value, each with its sum. */
export function ListSums({ compared: { a, explanations }, sides }: ListSumsProps) {
  const { t, locale } = useLanguage();
  return (
    <div className={style['three']}>
      {(['a', 'b', 'both'] as const).map((side) => {
        const own = explanations.filter((one) => one.side === side);
        const sum = addDecimals(own.map(({ difference }) => difference));
        const { number, unit, exact } = spoken({ value: sum, printed: sum, unit: a.value.unit }, locale);
        return (
          <section key={side} className={style['card']} aria-label={sides[side]}>
            <span className={style['sideTag']} data-side={side}>
              {sides[side]}
            </span>
            <strong title={exact}>
              {plusOf(sum)}
              {number} <small>{unit}</small>
            </strong>
            <p>{t(figureWords.records(grouped(String(own.reduce((total, { records }) => total + records, 0)))))}</p>
          </section>
        );
      })}
    </div>
  );
}
