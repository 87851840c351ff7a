import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Drawer, Empty } from 'antd';
import { useState } from 'react';
import { listTargets, type TargetProgress, type TargetsTold } from '../../client/targets.ts';
import type { Draft } from '../fields/draft.ts';
import { ledgerDeclared } from '../fields/ledgers.ts';
import { useRegions } from '../fields/regions.ts';
import { useMay } from '../ledgers/may.ts';
import { RecordForm } from '../records/record-form.tsx';
import { Failure } from '../shell/failure.tsx';
import { Loading } from '../shell/loading.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { queries } from '../shell/queries.ts';
import { useNarrow } from '../shell/use-narrow.ts';
import { Choose, Controls } from '../shown/choose.tsx';
import { Lagging } from './lagging.tsx';
import { inOrder, StandingTag } from './standing.tsx';
import { TargetDetail } from './target-detail.tsx';
import { TargetTable } from './target-table.tsx';
import { UnlikeSums } from './unlike-sums.tsx';
import style from './targets.module.css';
import type { TargetsSearch } from './targets-search.ts';
import { targetWords } from './words.ts';

const route = getRouteApi('/framed/targets');
const ledgerName = 'agreement.targets';

/** What the agreement asks of a year, and how it stands. */
export function TargetsPage() {
  const { t } = useLanguage();
  const search = route.useSearch();
  const ask = { year: search.year, asOf: search.asOf };
  const told = useQuery({ queryKey: ['targets', ask], queryFn: ({ signal }) => listTargets(ask, signal), placeholderData: keepPreviousData });
  const may = useMay(ledgerName);
  // What a new target begins with; `undefined` while none is being set.
  const [adding, setAdding] = useState<Draft>();
  if (told.error !== null && told.data === undefined) return <Failure error={told.error} reset={() => void told.refetch()} />;
  if (told.data === undefined) return <Loading />;
  const { year, targets } = told.data;
  const begin: Draft = year === null ? {} : { year };
  return (
    <>
      <div className={style['head']}>
        <div>
          <h1>{year === null ? t(targetWords.none) : t(targetWords.title(String(year)))}</h1>
          <p className={style['note']}>
            <Link to="/ledgers/$ledger" params={{ ledger: 'agreement.agreements' }} search={{}} className={style['link'] ?? ''}>
              {t(targetWords.agreements)}
            </Link>
            {' · '}
            <Link to="/ledgers/$ledger" params={{ ledger: ledgerName }} search={{}} className={style['link'] ?? ''}>
              {t(targetWords.ledger)}
            </Link>
            {' · '}
            <Link to="/digest" search={{}} className={style['link'] ?? ''}>
              {t(targetWords.digest)}
            </Link>
          </p>
        </div>
        <div className={style['acts']}>
          {may('import') ? (
            <Link to="/imports">
              <Button>{t(targetWords.import)}</Button>
            </Link>
          ) : null}
          {may('write') ? (
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(begin)}>
              {t(targetWords.add)}
            </Button>
          ) : null}
        </div>
      </div>
      {targets.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(year === null ? targetWords.empty : targetWords.none_set)}>
          <p>{t(targetWords.emptyTeach)}</p>
        </Empty>
      ) : null}
      {year === null ? null : <Told told={told.data} search={search} onRevise={may('write') ? setAdding : undefined} />}
      <TargetForm begin={adding} onClose={() => setAdding(undefined)} />
    </>
  );
}

interface ToldProps {
  readonly told: TargetsTold;
  readonly search: TargetsSearch;
  readonly onRevise: ((begin: Draft) => void) | undefined;
}

function Told({ told: { year, years, asOf, targets, sums, standings }, search, onRevise }: ToldProps) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const go = (to: Partial<Record<keyof TargetsSearch, string | undefined>>) => {
    const next = Object.fromEntries(Object.entries({ ...search, ...to }).filter(([, value]) => value !== undefined));
    void navigate({ to: '/targets', search: next });
  };
  const counts = new Map(inOrder.map((standing) => [standing, targets.filter((target) => target.standing === standing).length]));
  const shown = targets.filter(({ standing }) => search.standing === undefined || standing === search.standing);
  const open = targets.find(({ key }) => key === search.open);
  const onOpen = ({ key }: TargetProgress) => go({ open: key });
  return (
    <>
      <Controls>
        <Choose label={t(targetWords.year)} value={String(year)} options={years.map((one) => ({ value: String(one), text: String(one) }))} onChoose={(to) => go({ year: to, asOf: undefined, open: undefined })} />
        <label className={style['asOf']}>
          {t(targetWords.asOf)}
          <input type="date" value={asOf ?? ''} min={`${year}-01-01`} max={`${year}-12-31`} onChange={({ target }) => /^\d{4}-\d{2}-\d{2}$/.test(target.value) && go({ asOf: target.value })} />
        </label>
        <Button size="small" onClick={() => go({ asOf: `${year}-12-31` })}>
          {t(targetWords.yearEnd)}
        </Button>
      </Controls>
      {targets.length === 0 ? null : (
        <>
          <fieldset className={style['standings']} aria-label={t(targetWords.standings)}>
            <button type="button" aria-pressed={search.standing === undefined} onClick={() => go({ standing: undefined })}>
              {t(targetWords.all)} <b>{targets.length}</b>
            </button>
            {inOrder.map((standing) => (
              <button key={standing} type="button" aria-pressed={search.standing === standing} title={t(standings[standing].note)} onClick={() => go({ standing: search.standing === standing ? undefined : standing })}>
                <StandingTag standing={standing} standings={standings} /> <b>{counts.get(standing)}</b>
              </button>
            ))}
          </fieldset>
          <details className={style['details']}>
            <summary>{t(targetWords.how)}</summary>
            <p>{t(targetWords.howText)}</p>
            <ul>
              {inOrder.map((standing) => (
                <li key={standing}>
                  <StandingTag standing={standing} standings={standings} /> {t(standings[standing].note)}
                </li>
              ))}
            </ul>
          </details>
          <TargetTable targets={shown} standings={standings} onOpen={onOpen} />
          <UnlikeSums sums={sums} onOpen={(key) => go({ open: key })} />
          <Lagging targets={targets} standings={standings} onOpen={onOpen} />
        </>
      )}
      <Drawer open={open !== undefined} size={narrow ? '100%' : 640} title={open === undefined ? '' : <Where target={open} />} closable={{ 'aria-label': t(targetWords.close) }} destroyOnHidden onClose={() => go({ open: undefined })}>
        {open === undefined || asOf === null ? null : (
          <TargetDetail target={open} standings={standings} asOf={asOf} onRevise={onRevise === undefined ? undefined : () => onRevise({ year, region: open.region, figure: open.figure, ...(open.slice === null ? {} : { slice: open.slice }), ...(open.bound === 'most' ? { bound: open.bound } : {}) })} />
        )}
      </Drawer>
    </>
  );
}

function Where({ target: { region, title } }: { readonly target: TargetProgress }) {
  const { t, locale } = useLanguage();
  return (
    <>
      {useRegions().title(region, locale)} · {t(title)}
    </>
  );
}

/** The ledger's own form; a revision is a new row that begins with what it revises. */
function TargetForm({ begin, onClose }: { readonly begin: Draft | undefined; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const regions = useRegions();
  const narrow = useNarrow();
  const ledger = ledgerDeclared(ledgerName);
  const revises = begin?.['figure'] !== undefined;
  if (ledger === undefined) return null;
  return (
    <Drawer open={begin !== undefined} size={narrow ? '100%' : 720} title={t(revises ? targetWords.revise : targetWords.add)} closable={{ 'aria-label': t(targetWords.close) }} destroyOnHidden onClose={onClose}>
      {begin === undefined ? null : (
        <RecordForm
          ledger={ledger}
          regions={regions}
          references={{}}
          edited={undefined}
          begin={begin}
          onSaved={(_, another) => {
            void queries.invalidateQueries({ queryKey: ['targets'] });
            if (!another) onClose();
          }}
          onCancel={onClose}
        />
      )}
    </Drawer>
  );
}
