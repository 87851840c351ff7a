import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { listTargets, readDigest, readDigestText, type Digest } from '../../client/targets.ts';
import { Failure } from '../shell/failure.tsx';
import { Loading } from '../shell/loading.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { regionTitle, useProgramme } from '../shell/programme.ts';
import { FigureDoor } from '../shown/figure-door.tsx';
import { Panel } from '../shown/panel.tsx';
import { Rows } from '../shown/rows.tsx';
import { saveAs } from '../shown/save-as.ts';
import { Lagging } from '../targets/lagging.tsx';
import { said } from '../targets/said.ts';
import style from '../targets/targets.module.css';
import { targetWords } from '../targets/words.ts';
import { digestWords } from './words.ts';

const route = getRouteApi('/framed/digest');

/** A week at a glance: what moved, what was reached, what lags, what waits. */
export function DigestPage() {
  const { week: asked } = route.useSearch();
  const digest = useQuery({ queryKey: ['targets', 'digest', asked], queryFn: ({ signal }) => readDigest(asked, signal), placeholderData: keepPreviousData });
  if (digest.error !== null && digest.data === undefined) return <Failure error={digest.error} reset={() => void digest.refetch()} />;
  return digest.data === undefined ? <Loading /> : <Told digest={digest.data} />;
}

function Told({ digest }: { readonly digest: Digest }) {
  const { t, locale } = useLanguage();
  const navigate = useNavigate();
  const { notification } = App.useApp();
  const programme = useProgramme().data;
  const { week, from, to, before, after, moved, reached, lagging, overdue, targets, landed, asOf } = digest;
  const year = week.slice(0, 4);
  const named = useQuery({ queryKey: ['targets', { year, asOf }], queryFn: ({ signal }) => listTargets({ year, asOf }, signal) });
  const save = async () => {
    try {
      saveAs(await readDigestText(week, locale), t(digestWords.file(week)));
    } catch (error) {
      notification.open({ title: '', description: <Failure error={error} />, duration: 0 });
    }
  };
  const place = (region: string) => (programme === undefined ? region : regionTitle(programme, region, locale));
  const go = (name: string) => void navigate({ to: '/digest', search: { week: name } });
  return (
    <>
      <div className={style['head']}>
        <div>
          <h1>{t(digestWords.title(year, Number(week.slice(6))))}</h1>
          <p className={style['note']}>{t(digestWords.span(from, to, targets, landed.batches))}</p>
        </div>
        <div className={style['acts']}>
          <Button onClick={() => go(before)}>{t(digestWords.before)}</Button>
          <label className={style['asOf']}>
            <span className="spoken-only">{t(digestWords.week)}</span>
            <input type="week" value={week} onChange={({ target }) => /^\d{4}-W\d{2}$/.test(target.value) && go(target.value)} />
          </label>
          <Button onClick={() => go(after)}>{t(digestWords.after)}</Button>
          <Button onClick={() => void save()}>{t(digestWords.save)}</Button>
        </div>
      </div>
      <Panel title={t(digestWords.moved)}>
        <Rows
          label={t(digestWords.moved)}
          rows={moved}
          keyOf={({ value }) => value.figure}
          empty={t(digestWords.movedNone)}
          columns={[
            { title: t(digestWords.figure), render: ({ title }) => t(title) },
            { title: t(digestWords.thisWeek), amount: true, render: ({ value, window }) => <FigureDoor figure={value.figure} window={window} value={value} /> },
            {
              title: t(digestWords.compared),
              amount: true,
              render: ({ value, before: past, windowBefore, nature }) => (
                <>
                  <FigureDoor figure={value.figure} window={windowBefore} value={past} />
                  {nature === 'stock' ? ` (${t(digestWords.comparedStock)})` : null}
                </>
              ),
            },
          ]}
        />
      </Panel>
      <Panel title={t(digestWords.reached)}>
        <Rows
          label={t(digestWords.reached)}
          rows={reached}
          keyOf={({ key }) => key}
          empty={t(digestWords.reachedNone)}
          columns={[
            { title: t(targetWords.region), render: ({ region }) => place(region) },
            { title: t(targetWords.figure), render: ({ title }) => t(title) },
            { title: t(targetWords.actual), amount: true, render: ({ figure, opens, actual, unit }) => (actual === null ? '—' : <FigureDoor figure={figure} window={opens.window} region={opens.region} slice={opens.slice} value={{ ...actual, unit }} />) },
            {
              title: t(targetWords.target),
              amount: true,
              render: ({ key, target, unit }) => (
                <Link to="/targets" search={{ year, asOf, open: key }} className={style['link'] ?? ''}>
                  {said(target, unit, locale)}
                </Link>
              ),
            },
          ]}
        />
      </Panel>
      {named.data === undefined ? null : <Lagging targets={lagging} standings={named.data.standings} onOpen={({ key }) => void navigate({ to: '/targets', search: { year, asOf, open: key } })} />}
      <Panel title={t(digestWords.overdue)}>
        {overdue.length === 0 ? <p className={style['note']}>{t(digestWords.overdueNone)}</p> : null}
        {overdue.map(({ title, value, window }) => (
          <Link key={value.figure} to="/figures/$name" params={{ name: value.figure }} search={{ window }} className={style['row'] ?? ''}>
            {t(title)} <b>{said({ value: value.value ?? '0', printed: value.printed }, value.unit, locale)}</b>
          </Link>
        ))}
      </Panel>
    </>
  );
}
