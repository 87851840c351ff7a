import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { compareFigures, listFigures, type Comparison, type FigureDeclared } from '../../client/figures.ts';
import { Failure } from '../shell/failure.tsx';
import { Loading } from '../shell/loading.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { Choose } from '../shown/choose.tsx';
import { FigureDoor } from '../shown/figure-door.tsx';
import { grouped, spoken } from '../shown/number.ts';
import { PeriodPicker } from '../shown/period-picker.tsx';
import { RegionPicker } from '../shown/region-picker.tsx';
import { DifferingRecords } from './differing-records.tsx';
import { ElsewhereNumber } from './elsewhere-number.tsx';
import style from './figures.module.css';
import { MomentPicker } from './moment-picker.tsx';
import { SlicePicker } from './slice-picker.tsx';
import { figureWords } from './words.ts';
import type { CompareSearch } from './compare-search.ts';

/** Why two numbers differ: by reason, then record by record. */
export function ComparePage() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const { name = '' } = useParams({ strict: false });
  const search: CompareSearch = useSearch({ strict: false });
  const [page, setPage] = useState(1);
  const ask = { ...search, figure: name, window: search.window ?? 'all' };
  const declared = useQuery({ queryKey: ['declared', 'figures'], queryFn: ({ signal }) => listFigures(signal) });
  const compared = useQuery({ queryKey: ['compare', ask, page], queryFn: ({ signal }) => compareFigures(ask, page, signal), placeholderData: keepPreviousData });
  const figures = declared.data?.figures ?? [];
  const figure = figures.find((one) => one.name === name);
  if (declared.error !== null) return <Failure error={declared.error} reset={() => void declared.refetch()} />;
  if (figure === undefined) return <Loading />;
  const change = (to: Partial<CompareSearch>) => {
    setPage(1);
    void navigate({ to: '/figures/$name/compare', params: { name }, search: { ...search, reason: undefined, ...to } });
  };
  const rename = (to: string) => {
    setPage(1);
    void navigate({ to: '/figures/$name/compare', params: { name: to }, search: { ...search, reason: undefined, toFigure: search.toFigure ?? name, slice: undefined, toSlice: search.toSlice ?? search.slice } });
  };
  const choose = (reason: string | undefined) => {
    setPage(1);
    void navigate({ to: '/figures/$name/compare', params: { name }, search: { ...search, reason }, replace: true, resetScroll: false });
  };
  return (
    <>
      <div className={style['head']}>
        <div>
          <div className={style['crumbs']}>
            <Link to="/figures" search={{}}>
              {t(figureWords.figures)}
            </Link>
            {' › '}
            <Link to="/figures/$name" params={{ name }} search={{ window: search.window, region: search.region, slice: search.slice }}>
              {t(figure.title)}
            </Link>
          </div>
          <h1>{t(figureWords.whyDifferent)}</h1>
        </div>
      </div>
      <SideControls figure={figure} figures={figures} search={search} comparison={compared.data} change={change} rename={rename} />
      <ElsewhereNumber name={name} place={{ window: ask.window, region: search.region, slice: search.slice }} />
      {compared.error !== null ? (
        <Failure error={compared.error} reset={() => void compared.refetch()} />
      ) : compared.data === undefined ? (
        <Loading />
      ) : (
        <>
          <Difference comparison={compared.data} />
          {compared.data.parts.length > 0 ? <ComparedParts comparison={compared.data} /> : null}
          {compared.data.exact === null ? null : (
            <>
              <Reasons comparison={compared.data} chosen={search.reason} choose={choose} />
              <DifferingRecords comparison={compared.data} page={page} turn={setPage} />
            </>
          )}
        </>
      )}
    </>
  );
}

interface SideControlsProps {
  readonly figure: FigureDeclared;
  readonly figures: readonly FigureDeclared[];
  readonly search: CompareSearch;
  readonly comparison: Comparison | undefined;
  readonly change: (to: Partial<CompareSearch>) => void;
  /** Puts another figure on the first side; the second keeps its own. */
  readonly rename: (figure: string) => void;
}

/** Both sides beside each other, each with what it is asked by. */
function SideControls({ figure, figures, search, comparison, change, rename }: SideControlsProps) {
  const { t } = useLanguage();
  const alike = figure.ledger === null ? [figure] : figures.filter(({ ledger }) => ledger === figure.ledger);
  const window = search.window ?? 'all';
  const region = otherOf(search.toRegion, search.region);
  const slice = otherOf(search.toSlice, search.slice);
  const at = otherOf(search.toAt, search.at);
  const other = search.toFigure ?? figure.name;
  const [a, b] = [t(figureWords.sideA), t(figureWords.sideB)];
  const first = { window, region: search.region, slice: search.slice };
  const second = { window: search.toWindow ?? window, region, slice };
  return (
    <div className={style['pair']}>
      <section className={style['card']} aria-label={a}>
        <Side tag="a" name={a} side={comparison?.a} />
        <div className={style['choices']}>
          <Choose label={`${a} ${t(figureWords.figure)}`} value={figure.name} options={alike.map((one) => ({ value: one.name, text: t(one.title) }))} onChoose={rename} />
          <PeriodPicker label={a} value={window} onChange={(to) => change({ window: to, toWindow: search.toWindow ?? window })} />
          <RegionPicker label={a} value={search.region} onChange={(to) => change({ region: to, toRegion: search.toRegion ?? search.region ?? 'all' })} />
          <SlicePicker label={a} name={figure.name} place={first} onChange={(to) => change({ slice: to, toSlice: search.toSlice ?? search.slice ?? 'all' })} />
          <MomentPicker label={a} value={search.at} onChange={(to) => change({ at: to, toAt: search.toAt ?? search.at ?? 'all' })} />
        </div>
      </section>
      <section className={style['card']} aria-label={b}>
        <Side tag="b" name={b} side={comparison?.b} />
        <div className={style['choices']}>
          <Choose label={`${b} ${t(figureWords.figure)}`} value={other} options={alike.map((one) => ({ value: one.name, text: t(one.title) }))} onChoose={(to) => change({ toFigure: to, toSlice: 'all' })} />
          <PeriodPicker label={b} value={second.window} onChange={(to) => change({ toWindow: to })} />
          <RegionPicker label={b} value={region} onChange={(to) => change({ toRegion: to ?? 'all' })} />
          <SlicePicker label={b} name={other} place={second} onChange={(to) => change({ toSlice: to ?? 'all' })} />
          <MomentPicker label={b} value={at} onChange={(to) => change({ toAt: to ?? 'all' })} />
        </div>
      </section>
    </div>
  );
}

const otherOf = (asked: string | undefined, first: string | undefined): string | undefined => (asked === 'all' ? undefined : (asked ?? first));

function Side({ tag, name, side }: { readonly tag: 'a' | 'b'; readonly name: string; readonly side: Comparison['a'] | undefined }) {
  const { t, locale } = useLanguage();
  if (side === undefined) return <div className={style['sideHead']} />;
  const { number, unit, exact } = spoken(side.value, locale);
  return (
    <div className={style['sideHead']}>
      <span className={style['sideTag']} data-side={tag}>
        {name}
      </span>
      <strong title={exact}>
        {side.recomputed ? (
          <>
            {number} <small>{unit}</small>
          </>
        ) : (
          <FigureDoor figure={side.figure} window={side.window} region={side.region} slice={side.slice} value={side.value} />
        )}
      </strong>
      <span className={style['soft']}>
        {exact} · {t(figureWords.records(grouped(String(side.value.n))))}
      </span>
      {side.recomputed ? <span className={style['note']}>{t(figureWords.recomputed(side.value.asOf.batch))}</span> : null}
      <details className={style['details']}>
        <summary>{t(figureWords.definition)}</summary>
        <p className={style['definition']}>{t(side.definition)}</p>
      </details>
    </div>
  );
}

function Difference({ comparison: { a, difference, printed, exact, explanations, weighing } }: { readonly comparison: Comparison }) {
  const { t, locale } = useLanguage();
  const { number, unit, exact: inFull } = spoken({ value: difference, printed, unit: a.value.unit }, locale);
  const equal = difference === '0';
  return (
    <section className={style['card']} aria-live="polite">
      <p className={style['differenceLine']}>
        <span>{t(figureWords.difference)}</span>
        <strong title={inFull}>
          {difference !== null && !difference.startsWith('-') && !equal ? '+' : ''}
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

interface ReasonsProps {
  readonly comparison: Comparison;
  readonly chosen: string | undefined;
  readonly choose: (reason: string | undefined) => void;
}

/** The explanation first: which records make the difference, by why they do. */
function Reasons({ comparison: { a, explanations }, chosen, choose }: ReasonsProps) {
  const { t, locale } = useLanguage();
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
          const { number, unit, exact } = spoken({ value: difference, printed, unit: a.value.unit }, locale);
          return (
            <li key={key}>
              <button type="button" className={style['reason']} aria-pressed={key === chosen} onClick={() => choose(key === chosen ? undefined : key)}>
                <span className={style['sideTag']} data-side={side}>
                  {t(sideWords[side])}
                </span>
                <span>
                  {t(words)} <span className={style['soft']}>· {t(figureWords.records(grouped(String(records))))}</span>
                </span>
                <span className={style['track']} aria-hidden>
                  <span className={style['fill']} data-negative={difference.startsWith('-')} style={{ width: `${longest === 0 ? 0 : Math.max(0.5, (100 * Math.abs(Number(difference))) / longest)}%` }} />
                </span>
                <span className={style['amount']} title={exact}>
                  {difference.startsWith('-') ? '' : '+'}
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

const sideWords = { a: figureWords.onlyA, b: figureWords.onlyB, both: figureWords.inBoth } as const;

/** A composite's parts, each to be compared in turn. */
function ComparedParts({ comparison: { parts } }: { readonly comparison: Comparison }) {
  const { t } = useLanguage();
  return (
    <section className={style['card']} aria-labelledby="compared-parts">
      <h2 id="compared-parts">{t(figureWords.comparedParts)}</h2>
      <ul className={style['bars']}>
        {parts.map(({ title, a, b }) => (
          <li key={a.figure}>
            <Link
              to="/figures/$name/compare"
              params={{ name: a.figure }}
              search={{ window: a.window, region: a.region ?? undefined, at: a.at ?? undefined, toFigure: b.figure, toWindow: b.window, toRegion: b.region ?? 'all', toAt: b.at ?? 'all' }}
              className={`${style['bar']} ${style['link']}`}
            >
              {t(title)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
