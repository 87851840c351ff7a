import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { setDraftAside, type Draft, type TemplateSummary } from '../../client/reports.ts';
import { batchWords } from '../batches/words.ts';
import { Failure } from '../shell/failure.tsx';
import { Loading } from '../shell/loading.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { useProgramme } from '../shell/programme.ts';
import { queries } from '../shell/queries.ts';
import { useMay } from '../shell/session.ts';
import { Panel } from '../shown/panel.tsx';
import { Rows, type Column } from '../shown/rows.tsx';
import { dayText, instantText } from '../shown/time.ts';
import { periodWords } from './periods.ts';
import { useDrafts, useIssues, useTemplates } from './queries.ts';
import style from './reports.module.css';
import { reportWords } from './words.ts';

/** What is due, the templates, and what was issued. */
export function ReportsPage() {
  const { t, locale } = useLanguage();
  const navigate = useNavigate();
  const may = useMay();
  const [templates, issues, drafts] = [useTemplates(), useIssues(), useDrafts()];
  const regions = useProgramme().data?.regions ?? [];
  const regionText = (code: string | null) => {
    const region = regions.find((one) => one.code === code);
    return region === undefined ? (code ?? '') : t(region.title);
  };
  const failed = templates.error ?? issues.error ?? drafts.error;
  if (failed !== null) return <Failure error={failed} reset={() => void Promise.all([templates.refetch(), issues.refetch(), drafts.refetch()])} />;
  if (templates.data === undefined || issues.data === undefined || drafts.data === undefined) return <Loading />;

  const templateColumns: Column<TemplateSummary>[] = [
    {
      title: t(reportWords.title),
      render: ({ name, title, note }) => (
        <>
          <Link to="/reports/templates/$name" params={{ name }} className={style['link']}>
            {title}
          </Link>
          {note === '' ? null : <div className={style['quiet']}>{note}</div>}
        </>
      ),
    },
    { title: t(reportWords.of), render: ({ newest }) => t(periodWords(newest)) },
    { title: t(reportWords.region), render: ({ above }) => (above === null ? t(reportWords.everywhere) : regionText(above)) },
    { title: t(reportWords.schedule), render: ({ schedule }) => (schedule === null ? '' : t(schedule)) },
  ];
  return (
    <>
      <div className={style['head']}>
        <div>
          <h1>{t(reportWords.reports)}</h1>
          <p className={style['quiet']}>{t(reportWords.lead)}</p>
        </div>
        {may.programme('draft') ? <Button onClick={() => void navigate({ to: '/reports/templates/$name', params: { name: `t-${Date.now().toString(36)}` }, search: { fresh: 'yes' } })}>{t(reportWords.create)}</Button> : null}
      </div>
      {drafts.data.drafts.length === 0 ? null : (
        <Panel title={t(reportWords.due)} note={t(reportWords.dueNote)}>
          <ul className={style['drafts']}>
            {drafts.data.drafts.map((draft) => (
              <DraftLine key={`${draft.template} ${draft.period} ${draft.region}`} draft={draft} region={draft.region === null ? '' : regionText(draft.region)} />
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={t(reportWords.templates)} note={t(reportWords.templatesNote)}>
        <Rows label={t(reportWords.templates)} columns={templateColumns} rows={templates.data.templates} keyOf={({ name }) => name} empty={t(reportWords.noTemplates)} />
      </Panel>
      <Panel title={t(reportWords.issued)} note={t(reportWords.issuedNote)}>
        <Rows
          label={t(reportWords.issued)}
          columns={[
            {
              title: t(reportWords.title),
              render: ({ id, title }) => (
                <Link to="/reports/issued/$id" params={{ id }} className={style['link']}>
                  {title}
                </Link>
              ),
            },
            { title: t(reportWords.of), render: ({ period }) => t(periodWords(period)) },
            { title: t(reportWords.region), render: ({ region }) => (region === null ? t(reportWords.everywhere) : regionText(region)) },
            { title: t(reportWords.when), render: ({ at }) => `${dayText(at.slice(0, 10), locale)} ${instantText(at).slice(11)}` },
            { title: t(reportWords.who), render: ({ party, partyTitle }) => <span title={party}>{t(batchWords.party(party, partyTitle))}</span> },
          ]}
          rows={issues.data.reports}
          keyOf={({ id }) => id}
          empty={t(reportWords.noIssues)}
        />
      </Panel>
    </>
  );
}

function DraftLine({ draft, region }: { readonly draft: Draft; readonly region: string }) {
  const { t, locale } = useLanguage();
  const aside = useMutation({ mutationFn: () => setDraftAside(draft), onSuccess: (left) => queries.setQueryData(['report-drafts'], left) });
  return (
    <li>
      <div>
        <Link to="/reports/templates/$name" params={{ name: draft.template }} search={{ period: draft.period, region: draft.region ?? undefined }} className={style['link']}>
          {draft.title}
        </Link>
        <div className={style['quiet']}>{[t(periodWords(draft.period)), region, t(reportWords.since(dayText(draft.since, locale)))].filter((text) => text !== '').join(' · ')}</div>
        {aside.error === null ? null : <Failure error={aside.error} />}
      </div>
      <Button size="small" loading={aside.isPending} onClick={() => aside.mutate()}>
        {t(reportWords.aside)}
      </Button>
    </li>
  );
}
