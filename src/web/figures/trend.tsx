import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { readSeries, type FigurePlace, type Series } from '../../client/figures.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { part } from '../shell/part.tsx';
import { OneOf } from '../shown/choose.tsx';
import { FigureDoor } from '../shown/figure-door.tsx';
import { spoken, type Printed } from '../shown/number.ts';
import { periodOf, periodText } from '../shown/period.ts';
import style from './figures.module.css';
import { figureWords } from './words.ts';

const TrendChart = part(async () => (await import('./trend-chart.tsx')).TrendChart);

interface TrendProps {
  readonly name: string;
  readonly title: string;
  readonly place: FigurePlace;
}

/** How a figure went: the year's months beside the year before, or year after year. */
export function Trend({ name, title, place }: TrendProps) {
  const { t } = useLanguage();
  const [step, setStep] = useState<'month' | 'year'>();
  const wide = step === 'year' ? { ...place, window: 'all' } : place;
  const series = useQuery({ queryKey: ['series', name, wide, step], queryFn: ({ signal }) => readSeries(name, wide, step, signal), placeholderData: (before) => before });
  const longest = periodOf(place.window).kind === 'all';
  return (
    <section className={style['card']} aria-labelledby="trend">
      <div className={style['cardHead']}>
        <h2 id="trend">{t(figureWords.trend)}</h2>
        {series.data === undefined || longest ? null : (
          <OneOf
            label={t(figureWords.step)}
            value={series.data.step}
            options={[
              { value: 'month', text: t(figureWords.byMonth) },
              { value: 'year', text: t(figureWords.byYear) },
            ]}
            onChoose={setStep}
          />
        )}
      </div>
      {series.error !== null ? (
        <Failure error={series.error} reset={() => void series.refetch()} />
      ) : series.data === undefined ? (
        <Skeleton active paragraph={{ rows: 6 }} />
      ) : series.data.points.every(({ n, before }) => n === 0 && (before?.n ?? 0) === 0) ? (
        <p className={style['empty']}>{t(figureWords.nothingYet)}</p>
      ) : (
        <Drawn name={name} title={title} place={place} series={series.data} />
      )}
    </section>
  );
}

function Drawn({ name, title, place, series }: TrendProps & { readonly series: Series }) {
  const { t, locale } = useLanguage();
  const navigate = useNavigate();
  const { points, step } = series;
  const unit = useMemo(() => series.unit ?? { zh: '', en: '' }, [series]);
  const printed = useCallback(({ value, printed: text }: { value: string | null; printed: string }): Printed => ({ value, printed: text, unit }), [unit]);
  const lines = useMemo(() => {
    const said = (worth: { value: string | null; printed: string }) => {
      const { number, unit: of } = spoken(printed(worth), locale);
      return `${number} ${of}`;
    };
    const compared = points.some(({ before }) => before !== null && before.n > 0);
    return {
      periods: points.map(({ window }) => (step === 'month' && points.length <= 12 ? String(Number(window.slice(5))) : window)),
      now: { name: t(figureWords.now), values: points.map(({ value }) => numberOf(value)), said: points.map(said) },
      before: compared ? { name: t(figureWords.before), values: points.map(({ before }) => numberOf(before?.value ?? null)), said: points.map(({ before }) => (before === null ? '' : said(before))) } : undefined,
    };
  }, [points, step, locale, t, printed]);
  const marked = points.findIndex(({ window }) => window === place.window);
  // Shares are printed a hundred times what they are.
  const factor = unit.zh === '%' ? 100 : 1;
  const say = useCallback(
    (value: number) => {
      const { number, unit: of } = spoken({ value: String(value), printed: String(Number((value * factor).toFixed(2))), unit: { zh: '', en: '' } }, locale);
      return `${number.replace(/\.00$/, '')}${of}${factor === 100 ? '%' : ''}`;
    },
    [factor, locale],
  );
  const onOpen = (index: number) => {
    const window = points[index]?.window;
    if (window !== undefined) void navigate({ to: '.', search: (search: object) => ({ ...search, window }) });
  };
  return (
    <>
      <TrendChart waiting={<div className={style['chart']} />} label={t(figureWords.chartOf(title))} {...lines} marked={marked < 0 ? undefined : marked} say={say} onOpen={onOpen} />
      <details className={style['details']}>
        <summary>{t(figureWords.asTable)}</summary>
        <div className={style['scroll']}>
          <table className={style['table']}>
            <thead>
              <tr>
                <th scope="col">{t(figureWords.period)}</th>
                <th scope="col" className={style['numeric']}>
                  {t(figureWords.now)}
                </th>
                {lines.before === undefined ? null : (
                  <th scope="col" className={style['numeric']}>
                    {t(figureWords.before)}
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {points.map((point) => (
                <tr key={point.window}>
                  <td>{periodText(point.window, locale)}</td>
                  <td className={style['numeric']}>
                    <FigureDoor figure={name} {...place} window={point.window} value={printed(point)} />
                  </td>
                  {lines.before === undefined ? null : <td className={style['numeric']}>{point.before === null ? null : <FigureDoor figure={name} {...place} window={`${Number(point.window.slice(0, 4)) - 1}${point.window.slice(4)}`} value={printed(point.before)} />}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

const numberOf = (text: string | null): number | null => (text === null ? null : Number(text));
