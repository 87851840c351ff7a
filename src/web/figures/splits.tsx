import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { openFigure, type FigurePlace, type Opened, type Part } from '../../client/figures.ts';
import { useLanguage } from '../shell/locale.tsx';
import { Choose } from '../shown/choose.tsx';
import { spoken } from '../shown/number.ts';
import style from './figures.module.css';
import { figureWords } from './words.ts';

interface SplitsProps {
  readonly name: string;
  readonly place: FigurePlace;
  readonly opened: Opened;
  /** A key may count in several parts, so that they add up to more. */
  readonly overlaps: boolean;
}

/** By region and by each dimension; every bar is a door. */
export function Splits({ name, place, opened, overlaps }: SplitsProps) {
  const { t } = useLanguage();
  const [chosen, setChosen] = useState('');
  const told = opened.regions.filter(({ value }) => value.n > 0);
  const [only] = told;
  // Where all of it lies in one region, that region's own parts say more.
  const deeper = told.length === 1 && only?.region != null ? { ...place, region: only.region } : undefined;
  const within = useQuery({ queryKey: ['figure', name, deeper, 1], enabled: deeper !== undefined, queryFn: ({ signal }) => openFigure(name, deeper ?? place, { size: 1 }, signal) });
  const regions = within.data !== undefined && within.data.regions.length > 0 ? within.data.regions : opened.regions;
  const ways = [
    ...(regions.length === 0 ? [] : [{ value: '', text: t(figureWords.byRegion), parts: regions }]),
    ...opened.dimensions.filter(({ parts }) => parts.length > 0).map(({ name: dimension, title, parts }) => ({ value: dimension, text: t(figureWords.by(t(title))), parts })),
  ];
  const way = ways.find(({ value }) => value === chosen) ?? ways[0];
  if (way === undefined) return null;
  return (
    <section className={style['card']} aria-labelledby="splits">
      <div className={style['cardHead']}>
        <h2 id="splits">{way.text}</h2>
        {ways.length < 2 ? null : <Choose label={t(figureWords.splitBy)} value={way.value} options={ways} onChoose={setChosen} />}
      </div>
      <Bars parts={way.parts} whole={opened.value.value} />
      {overlaps ? <p className={style['soft']}>{t(figureWords.splitNote)}</p> : null}
    </section>
  );
}

function Bars({ parts, whole }: { readonly parts: readonly Part[]; readonly whole: string | null }) {
  const { t, locale } = useLanguage();
  const sized = parts.map((part) => ({ part, size: part.value.value === null ? 0 : Number(part.value.value) })).sort((a, b) => b.size - a.size);
  const longest = Math.max(...sized.map(({ size }) => Math.abs(size)), 0);
  const isShare = parts[0]?.value.unit.zh === '%';
  return (
    <ul className={style['bars']}>
      {sized.map(({ part, size }) => {
        const { number, unit, exact } = spoken(part.value, locale);
        const share = isShare || whole === null || Number(whole) === 0 ? undefined : `${((100 * size) / Number(whole)).toFixed(1)}%`;
        return (
          <li key={`${part.region ?? ''}${part.slice ?? ''}`}>
            <Link to="/figures/$name" params={{ name: part.figure }} search={{ window: part.window, region: part.region ?? undefined, slice: part.slice ?? undefined }} className={style['bar']} title={share === undefined ? exact : `${exact} · ${t(figureWords.share(share))}`}>
              <span className={style['name']}>{t(part.label)}</span>
              <span className={style['track']} aria-hidden>
                <span className={style['fill']} data-negative={size < 0} style={{ width: `${longest === 0 ? 0 : Math.max(0.5, (100 * Math.abs(size)) / longest)}%` }} />
              </span>
              <span className={style['amount']}>
                {number}
                {unit === '' ? null : <small>{unit}</small>}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
