import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readPublished, type ClaimResult } from '../../client/programme.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import { Failure } from '../shell/failure.tsx';
import { Loading } from '../shell/loading.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { grouped } from '../shown/number.ts';
import style from './published.module.css';
import { publishedUnits, publishedWords } from './words.ts';

/** Do the records bear out what was said in public? */
export function PublishedPage() {
  const { t } = useLanguage();
  const published = useQuery({ queryKey: ['published'], queryFn: ({ signal }) => readPublished(signal) });
  if (published.error !== null) return <Failure error={published.error} reset={() => void published.refetch()} />;
  if (published.data === undefined) return <Loading />;
  return (
    <>
      <h1>{t(publishedWords.title)}</h1>
      <p className={style['sub']}>{t(publishedWords.sub)}</p>
      <div className={style['scroll']} role="region" aria-label={t(publishedWords.table)} tabIndex={0}>
        <table className={style['table']}>
          <thead>
            <tr>
              <th>{t(publishedWords.statement)}</th>
              <th className={style['amount']}>{t(publishedWords.expected)}</th>
              <th className={style['amount']}>{t(publishedWords.got)}</th>
              <th className={style['wide']}>{t(publishedWords.precision)}</th>
              <th className={`${style['amount']} ${style['wide']}`}>{t(publishedWords.records)}</th>
              <th>{t(publishedWords.fits)}</th>
            </tr>
          </thead>
          <tbody>
            {published.data.published.map((claim) => (
              <Row key={claim.id} claim={claim} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Row({ claim: { statement, figure, window, region, slice, expected, value, unit, precision, ok, records } }: { readonly claim: ClaimResult }) {
  const { t } = useLanguage();
  return (
    <tr>
      <td>{t(statement)}</td>
      <td className={style['amount']}>
        {grouped(expected)} <small>{t(publishedUnits[unit] ?? { zh: unit, en: unit })}</small>
      </td>
      <td className={style['amount']}>
        <Link to="/figures/$name" params={{ name: figure }} search={{ window, region, slice }} className={style['door'] ?? ''}>
          {value === null ? '—' : grouped(shortened(value))}
        </Link>
      </td>
      <td className={style['wide']}>{t(precisionWords(precision))}</td>
      <td className={`${style['amount']} ${style['wide']}`}>{grouped(String(records))}</td>
      <td className={style[ok ? 'fits' : 'differs']}>{t(ok ? publishedWords.fits : publishedWords.differs)}</td>
    </tr>
  );
}

/** Six decimals at most, as a share needs them. */
const shortened = (value: string): string => value.replace(/(\.\d{6})\d+$/, '$1');

function precisionWords(precision: string): Wording {
  if (precision === 'exact') return publishedWords.exact;
  if (precision === 'at_least') return publishedWords.atLeast;
  return publishedWords.rounded(grouped(precision.replace('round:', '')));
}
