import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { compareOffices, type FigurePlace, type OfficeComparison } from '../../client/figures.ts';
import { Failure } from '../shell/failure.tsx';
import { Loading } from '../shell/loading.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { FigureDoor } from '../shown/figure-door.tsx';
import { grouped, spoken } from '../shown/number.ts';
import { Difference, Reasons } from './comparison-answer.tsx';
import { DifferingRecords } from './differing-records.tsx';
import compare from './compare.module.css';
import style from './figures.module.css';
import { figureWords } from './words.ts';

/** What every way of comparing one figure is given: where it is asked, and which records are looked at. */
export interface ComparedOne {
  readonly name: string;
  readonly place: FigurePlace;
  readonly reason: string | undefined;
  readonly choose: (reason: string | undefined) => void;
  readonly page: number;
  readonly turn: (page: number) => void;
}

/** A figure as two offices say it, each by its own ledger, and as both say it alike. */
export function CompareOffices({ name, place, reason, choose, page, turn }: ComparedOne) {
  const { t, locale } = useLanguage();
  const { data, error, refetch } = useQuery({ queryKey: ['compare-offices', name, place, reason, page], queryFn: ({ signal }) => compareOffices(name, place, { reason, page }, signal), placeholderData: keepPreviousData });
  if (error !== null) return <div className={compare['apart']}><Failure error={error} reset={() => void refetch()} /></div>;
  if (data === undefined) return <Loading />;
  const { a, b, both } = data;
  const said = spoken(b.value, locale);
  return (
    <>
      <div className={style['three']}>
        <section className={style['card']} aria-label={t(figureWords.sideA)}>
          <Head office={a} tag="a" />
          <strong>
            <FigureDoor figure={a.figure} window={a.window} region={a.region} slice={a.slice} value={a.value} />
          </strong>
          <Under office={a} />
        </section>
        <section className={style['card']} aria-label={t(figureWords.sideB)}>
          <Head office={b} tag="b" />
          <strong title={said.exact}>
            {said.number} <small>{said.unit}</small>
          </strong>
          <Under office={b} />
        </section>
        <section className={style['card']} aria-label={t(figureWords.bothAlike)}>
          <span className={style['sideTag']}>{t(figureWords.bothAlike)}</span>
          <strong>
            <Link to="/figures/$name" params={{ name }} search={{ ...place, level: 'both' }} className={style['link']} title={spoken(both, locale).exact}>
              {spoken(both, locale).number} <small>{spoken(both, locale).unit}</small>
            </Link>
          </strong>
          <p>{t(figureWords.records(grouped(String(both.n))))}</p>
          <p>
            <Link to="/figures/$name/compare" params={{ name }} search={{ ...place, level: undefined, toLevel: 'both' }} className={style['link']}>
              {t(figureWords.notAlike)}
            </Link>
          </p>
        </section>
      </div>
      <Difference comparison={data} />
      {data.exact === null ? null : (
        <>
          <Reasons explanations={data.explanations} unit={a.value.unit} chosen={reason} choose={choose} />
          <DifferingRecords records={data.records} page={page} turn={turn} />
        </>
      )}
    </>
  );
}

interface OfficeProps {
  readonly office: OfficeComparison['a'];
}

function Head({ office: { ledger }, tag }: OfficeProps & { readonly tag: 'a' | 'b' }) {
  const { t } = useLanguage();
  return (
    <p>
      <span className={style['sideTag']} data-side={tag}>
        {t(tag === 'a' ? figureWords.sideA : figureWords.sideB)}
      </span>{' '}
      {t(ledger.title)}
    </p>
  );
}

function Under({ office: { value, partly, definition } }: OfficeProps) {
  const { t, locale } = useLanguage();
  return (
    <>
      <p>
        {spoken(value, locale).exact} · {t(figureWords.records(grouped(String(value.n))))}
      </p>
      {partly ? <p className={style['note']}>{t(figureWords.partly)}</p> : null}
      <details className={style['details']}>
        <summary>{t(figureWords.definition)}</summary>
        <p className={style['definition']}>{t(definition)}</p>
      </details>
    </>
  );
}
