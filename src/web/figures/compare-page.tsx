import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { compareFigures, listFigures, type Comparison, type FigureDeclared } from '../../client/figures.ts';
import { Failure } from '../shell/failure.tsx';
import { Loading } from '../shell/loading.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { OneOf } from '../shown/choose.tsx';
import { CompareBatches } from './compare-batches.tsx';
import { CompareList } from './compare-list.tsx';
import { CompareOffices } from './compare-offices.tsx';
import { canBe, kinds, type CompareSearch } from './compare-search.ts';
import { Difference, Reasons } from './comparison-answer.tsx';
import { DifferingRecords } from './differing-records.tsx';
import { ElsewhereNumber } from './elsewhere-number.tsx';
import compare from './compare.module.css';
import style from './figures.module.css';
import { OneSideControls } from './one-side-controls.tsx';
import { SideControls } from './side-controls.tsx';
import { figureWords } from './words.ts';

/** Why two numbers differ: by reason, then record by record. */
export function ComparePage() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const { name = '' } = useParams({ strict: false });
  const search: CompareSearch = useSearch({ strict: false });
  const [page, setPage] = useState(1);
  const declared = useQuery({ queryKey: ['declared', 'figures'], queryFn: ({ signal }) => listFigures(signal) });
  const figures = declared.data?.figures ?? [];
  const figure = figures.find((one) => one.name === name);
  if (declared.error !== null) return <Failure error={declared.error} reset={() => void declared.refetch()} />;
  if (figure === undefined) return <Loading />;
  const change = (to: Partial<CompareSearch>) => {
    setPage(1);
    void navigate({ to: '/figures/$name/compare', params: { name }, search: { ...search, reason: undefined, ...to }, resetScroll: false });
  };
  const rename = (to: string) => {
    setPage(1);
    const kept = search.with === undefined ? { toFigure: search.toFigure ?? name, toSlice: search.toSlice ?? search.slice, toDefinition: search.toDefinition ?? search.definition ?? 'all' } : {};
    void navigate({ to: '/figures/$name/compare', params: { name: to }, search: { ...search, ...kept, reason: undefined, slice: undefined, definition: undefined }, resetScroll: false });
  };
  const choose = (reason: string | undefined) => {
    setPage(1);
    void navigate({ to: '/figures/$name/compare', params: { name }, search: { ...search, reason }, replace: true, resetScroll: false });
  };
  const chosen = search.with ?? 'figure';
  const offered = kinds.filter((kind) => canBe(kind, figure) || kind === chosen);
  const place = { window: search.window ?? 'all', region: search.region, slice: search.slice, level: search.level };
  const shared = { name, place, reason: search.reason, choose, page, turn: setPage };
  return (
    <>
      <div className={style['head']}>
        <div>
          <div className={style['crumbs']}>
            <Link to="/figures" search={{}}>
              {t(figureWords.figures)}
            </Link>
            {' › '}
            <Link to="/figures/$name" params={{ name }} search={{ window: search.window, region: search.region, slice: search.slice, level: search.level }}>
              {t(figure.title)}
            </Link>
          </div>
          <h1>{t(figureWords.whyDifferent)}</h1>
        </div>
      </div>
      <div className={compare['kinds']}>
        <OneOf label={t(figureWords.comparedWith)} value={chosen} options={offered.map((kind) => ({ value: kind, text: t(figureWords.comparedKind(kind)) }))} onChoose={(kind) => change({ with: kind === 'figure' ? undefined : kind })} />
      </div>
      {chosen === 'figure' ? (
        <TwoFigures figure={figure} figures={figures} search={search} change={change} rename={rename} choose={choose} page={page} turn={setPage} />
      ) : (
        <>
          <OneSideControls figure={figure} figures={figures} search={search} change={change} rename={rename} />
          {chosen === 'offices' ? <CompareOffices {...shared} /> : null}
          {chosen === 'batches' ? <CompareBatches {...shared} batches={search.batches} look={(batches) => change({ batches })} /> : null}
          {chosen === 'list' ? <CompareList {...shared} /> : null}
          {chosen === 'number' ? <ElsewhereNumber name={name} place={place} /> : null}
        </>
      )}
    </>
  );
}

interface TwoFiguresProps {
  readonly figure: FigureDeclared;
  readonly figures: readonly FigureDeclared[];
  readonly search: CompareSearch;
  readonly change: (to: Partial<CompareSearch>) => void;
  readonly rename: (figure: string) => void;
  readonly choose: (reason: string | undefined) => void;
  readonly page: number;
  readonly turn: (page: number) => void;
}

/** Two periods, places, states, definitions or figures of one ledger. */
function TwoFigures({ figure, figures, search, change, rename, choose, page, turn }: TwoFiguresProps) {
  const { with: _, batches: __, ...asked } = search;
  const ask = { ...asked, figure: figure.name, window: search.window ?? 'all' };
  const { data, error, refetch } = useQuery({ queryKey: ['compare', ask, page], queryFn: ({ signal }) => compareFigures(ask, page, signal), placeholderData: keepPreviousData });
  return (
    <>
      <SideControls figure={figure} figures={figures} search={search} comparison={data} change={change} rename={rename} />
      {error !== null ? (
        <Failure error={error} reset={() => void refetch()} />
      ) : data === undefined ? (
        <Loading />
      ) : (
        <>
          <Difference comparison={data} />
          {data.parts.length > 0 ? <ComparedParts comparison={data} /> : null}
          {data.exact === null ? null : (
            <>
              <Reasons explanations={data.explanations} unit={data.a.value.unit} chosen={search.reason} choose={choose} />
              <DifferingRecords records={data.records} page={page} turn={turn} />
            </>
          )}
        </>
      )}
    </>
  );
}

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
              search={{ window: a.window, region: a.region ?? undefined, level: a.level, at: a.at ?? undefined, definition: a.definition === null ? undefined : String(a.definition), toFigure: b.figure, toWindow: b.window, toRegion: b.region ?? 'all', toLevel: b.level, toAt: b.at ?? 'all', toDefinition: b.definition === null ? 'all' : String(b.definition) }}
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
