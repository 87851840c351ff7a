import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { openFigure } from '../../client/figures.ts';
import { Failure } from '../shell/failure.tsx';
import { Loading } from '../shell/loading.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { grouped, spoken } from '../shown/number.ts';
import { instantText } from '../shown/time.ts';
import { figureWords } from './words.ts';

/** What one number is made of. */
export function FigurePage() {
  const { t, locale } = useLanguage();
  const { name } = useParams({ from: '/figures/$name' });
  const { window = 'all', region, slice } = useSearch({ from: '/figures/$name' });
  const place = { window, region, slice };
  const opened = useQuery({ queryKey: ['figure', name, place], queryFn: ({ signal }) => openFigure(name, place, {}, signal) });
  if (opened.error !== null) return <Failure error={opened.error} reset={() => void opened.refetch()} />;
  if (opened.data === undefined) return <Loading />;
  const { title, value, definition } = opened.data;
  const { number, unit, exact } = spoken(value, locale);
  return (
    <>
      <h1>{t(title)}</h1>
      <p title={exact}>
        {number} {unit}
      </p>
      <p>{t(definition)}</p>
      <p>
        {t(figureWords.records(grouped(String(value.n))))}
        {value.asOf.at === null ? null : ` · ${t(figureWords.asOf(instantText(value.asOf.at), value.asOf.batch))}`}
      </p>
    </>
  );
}
