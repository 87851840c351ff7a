import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { Link } from '@tanstack/react-router';
import { readRecordFigures, type ShownRecord } from '../../client/records.ts';
import { useLanguage } from '../shell/locale.tsx';
import { grouped, spoken } from '../shown/number.ts';
import style from './records.module.css';
import { recordWords } from './words.ts';

/** The figures a record counts in, each a door to where it counts, with what it adds. */
export function CountsIn({ ledger, record }: { readonly ledger: string; readonly record: ShownRecord }) {
  const { t, locale } = useLanguage();
  const { data } = useQuery({ queryKey: ['record-figures', ledger, record.id, record.version], queryFn: ({ signal }) => readRecordFigures(ledger, record.id, signal) });
  return (
    <section aria-labelledby="record-counts">
      <h2 id="record-counts">{t(recordWords.countsIn)}</h2>
      {data === undefined ? <Skeleton active title={false} /> : null}
      {data?.figures.length === 0 ? <p className={style['blank']}>{t(recordWords.countsInNone)}</p> : null}
      <ul className={style['counts']}>
        {data?.figures.map(({ figure, title, unit, window, region, contribution }) => {
          const said = spoken({ value: contribution, printed: contribution, unit: unit ?? { zh: '', en: '' } }, locale);
          return (
            <li key={figure}>
              <Link to="/figures/$name" params={{ name: figure }} search={{ window, region }}>
                {t(title)}
              </Link>
              <span title={`${grouped(contribution)} ${unit?.[locale] ?? ''}`}>{t(recordWords.adds(`${said.number} ${said.unit}`.trim()))}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
