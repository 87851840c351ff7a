import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Empty, Segmented } from 'antd';
import { useState } from 'react';
import { levelTitles } from '../../kernel/declare/level.ts';
import { LevelPicker } from '../review/level-picker.tsx';
import { readCockpit } from '../../client/programme.ts';
import { Failure } from '../shell/failure.tsx';
import { Loading } from '../shell/loading.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { useProgramme } from '../shell/programme.ts';
import { useMay } from '../shell/session.ts';
import { pageWords, shellWords } from '../shell/words.ts';
import { instantText } from '../shown/time.ts';
import style from './cockpit.module.css';
import { ConcernList } from './concern-list.tsx';
import { FlowMap } from './flow-map.tsx';
import { FlowPicker } from './flow-picker.tsx';
import { HeadlineTile } from './headline-tile.tsx';
import { PublishedStrip } from './published-strip.tsx';
import { RecentList } from './recent-list.tsx';
import { TargetsCard } from '../targets/targets-card.tsx';
import { cockpitWords } from './words.ts';

/** How is the programme doing, and what needs a look? */
export function CockpitPage() {
  const { t } = useLanguage();
  const { year: asked, level } = useSearch({ from: '/framed/' });
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<string>();
  const may = useMay();
  const ownOnly = may.inAnyLedger('see') && !may.everybodys;
  const programme = useProgramme();
  const cockpit = useQuery({ queryKey: ['cockpit', asked, level], queryFn: ({ signal }) => readCockpit(asked, level, signal), placeholderData: keepPreviousData });
  const failed = programme.error ?? cockpit.error;
  if (failed !== null) return <Failure error={failed} reset={() => void Promise.all([programme.refetch(), cockpit.refetch()])} />;
  if (programme.data === undefined || cockpit.data === undefined) return <Loading />;
  const { year, years, asOf, headlines, concerns, recent } = cockpit.data;
  const { title, demo } = programme.data;
  const empty = headlines.every(({ value }) => value.n === 0);
  const figure = chosen ?? headlines.find(({ value, counties }) => value.n > 0 && counties.some((county) => Number(county.value ?? 0) > 0))?.value.figure;
  return (
    <>
      <div className={style['head']}>
        <div>
          <h1>{t(cockpitWords.title(t(title), year))}</h1>
          <p className={style['sub']}>
            {asOf?.at == null ? null : t(cockpitWords.asOf(instantText(asOf.at), asOf.batch))} · {t(cockpitWords.doors)} {demo ? <span className={style['tag']}>{t(shellWords.demo)}</span> : null}
          </p>
        </div>
        <div className={style['actions']}>
          <Segmented aria-label={t(cockpitWords.year)} options={years.slice(0, 6).toReversed()} value={year} onChange={(to) => void navigate({ to: '/', search: { year: to, ...(level === undefined ? {} : { level }) } })} />
          <LevelPicker value={level} levels={['verified', 'confirmed']} usual={t(levelTitles.submitted)} onChange={(to) => void navigate({ to: '/', search: { year, ...(to === undefined ? {} : { level: to }) } })} />
          <Link to="/wall" search={{ year }}>
            <Button>{t(cockpitWords.wall)}</Button>
          </Link>
        </div>
      </div>
      {empty ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(headlines.length > 0 ? cockpitWords.nothingYet : ownOnly ? cockpitWords.ownRows : cockpitWords.noLedgers)}>
          <p>{t(headlines.length > 0 ? cockpitWords.nothingYetMend : ownOnly ? cockpitWords.ownRowsMend : cockpitWords.noLedgersMend)}</p>
          {ownOnly ? (
            <Link to="/ledgers">
              <Button type="primary">{t(pageWords.ledgers)}</Button>
            </Link>
          ) : null}
        </Empty>
      ) : null}
      <div className={style['columns']}>
        <div>
          {figure === undefined ? null : (
            <section className={style['map']} aria-label={t(cockpitWords.flows)}>
              <div className={style['caption']}>
                <span>
                  {t(cockpitWords.flows)} · <FlowPicker figure={figure} onChoose={setChosen} />
                </span>
                <span>{t(cockpitWords.flowHint(year))}</span>
              </div>
              <FlowMap programme={programme.data} figure={figure} year={year} />
            </section>
          )}
          <section className={style['tiles']} aria-label={t(cockpitWords.keyFigures)}>
            {headlines.map((headline) => (
              <HeadlineTile key={headline.value.figure} headline={headline} year={year} level={level} />
            ))}
          </section>
        </div>
        <aside className={style['side']}>
          <RecentList batches={recent} />
          <TargetsCard year={year} />
          <ConcernList concerns={concerns} />
          {demo ? <PublishedStrip /> : null}
        </aside>
      </div>
    </>
  );
}
