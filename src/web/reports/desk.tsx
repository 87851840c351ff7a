import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { Refused } from '../../client/call.ts';
import { listFigures } from '../../client/figures.ts';
import { downloadDraft, issueReport, previewReport, putTemplate, type KeptTemplate } from '../../client/reports.ts';
import { newId } from '../records/new-id.ts';
import { Failure } from '../shell/failure.tsx';
import { Loading } from '../shell/loading.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { useProgramme } from '../shell/programme.ts';
import { queries } from '../shell/queries.ts';
import { useMay, useOwnRegions } from '../shell/session.ts';
import { AskDialog } from '../shown/ask-dialog.tsx';
import { Choose, Controls } from '../shown/choose.tsx';
import { RegionPicker } from '../shown/region-picker.tsx';
import { Editor, type EditorHandle } from './editor.tsx';
import { Files } from './files.tsx';
import { periodsAround, periodWords } from './periods.ts';
import { ProblemList } from './problem-list.tsx';
import { ReportView } from './report-view.tsx';
import style from './reports.module.css';
import { SideNotes } from './side-notes.tsx';
import type { TemplateSearch } from './template-search.ts';
import { useSettled } from './use-settled.ts';
import { useWritten } from './use-written.ts';
import { reportWords } from './words.ts';

interface DeskProps {
  readonly template: Pick<KeptTemplate, 'name' | 'version' | 'title' | 'source' | 'period' | 'newest' | 'region' | 'above'>;
  /** It is yet to be written. */
  readonly isFresh: boolean;
}

/** A moment after the last letter. */
const pause = 500;

/** The report beside its sources, and its template beside both while it is written. */
export function Desk({ template, isFresh }: DeskProps) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const may = useMay();
  const search: TemplateSearch = useSearch({ strict: false });
  const { name, version, newest, above } = template;
  const { written, write, drop } = useWritten(name);
  const [isEditing, setEditing] = useState(isFresh || written !== undefined);
  // The id of the issue that is asked about: trying again issues nothing twice.
  const [asked, setAsked] = useState<string>();
  const editor = useRef<EditorHandle>(null);
  const regions = useProgramme().data?.regions ?? [];
  const inside = above === null ? [] : regions.filter(({ parent }) => parent === above);
  const period = search.period ?? newest;
  const own = useOwnRegions();
  const region = search.region ?? (inside.find(({ code }) => own.includes(code)) ?? inside[0])?.code;
  const go = (next: Partial<TemplateSearch>) => void navigate({ to: '/reports/templates/$name', params: { name }, search: { ...search, ...next }, replace: true });

  const source = written?.source ?? template.source;
  const settled = useSettled(source, pause);
  const preview = useQuery({
    queryKey: ['report-preview', settled, period, region],
    enabled: above === null || region !== undefined,
    queryFn: ({ signal }) => previewReport(settled, { period, region }, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const figures = useQuery({ queryKey: ['declared', 'figures'], enabled: isEditing, queryFn: ({ signal }) => listFigures(signal) });
  const saving = useMutation({
    mutationFn: () => putTemplate(name, source, written?.base ?? version),
    onSuccess: async (kept) => {
      queries.setQueryData(['report-template', name], kept);
      drop();
      await queries.invalidateQueries({ queryKey: ['report-templates'] });
      if (isFresh) await navigate({ to: '/reports/templates/$name', params: { name }, replace: true });
    },
  });
  const issuing = useMutation({
    mutationFn: (id: string) => issueReport(id, name, { period, region }),
    onSuccess: async ({ id }) => {
      await Promise.all(['report-issues', 'report-drafts'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
      await navigate({ to: '/reports/issued/$id', params: { id } });
    },
  });

  const isChanged = written !== undefined && written.source !== template.source;
  const problems = preview.error instanceof Refused && preview.error.problems.some(({ place }) => place.line !== undefined) ? preview.error.problems : undefined;
  // What was last right stays in sight while something is wrong.
  const [report, setReport] = useState(preview.data);
  if (preview.data !== undefined && preview.data !== report) setReport(preview.data);
  return (
    <>
      <div className={style['head']}>
        <div>
          <Link to="/reports" className={style['link']}>
            {t(reportWords.back)}
          </Link>
          <h1>{report?.title ?? template.title}</h1>
          <p className={style['quiet']}>
            {t(reportWords.draftMark)} · {isFresh ? t(reportWords.create) : t(reportWords.version(version))}
          </p>
        </div>
        <Controls>
          <Choose label={t(reportWords.of)} value={period} options={periodsAround(template.period, newest, period).map((value) => ({ value, text: t(periodWords(value)) }))} onChoose={(next) => go({ period: next })} />
          {above === null ? null : <Choose label={t(reportWords.region)} value={region ?? ''} options={inside.map(({ code, title }) => ({ value: code, text: t(title) }))} onChoose={(next) => go({ region: next })} />}
          {template.region === 'any' ? <RegionPicker value={search.region} onChange={(next) => go({ region: next })} /> : null}
        </Controls>
      </div>
      <div className={style['bar']}>
        <div className={style['acts']}>
          {may.programme('draft') ? <Button onClick={() => setEditing(!isEditing)}>{t(isEditing ? reportWords.stopEditing : reportWords.edit)}</Button> : null}
          {isEditing && (isChanged || isFresh) ? (
            <>
              <Button type="primary" loading={saving.isPending} onClick={() => saving.mutate()}>
                {t(reportWords.save)}
              </Button>
              {isChanged ? <Button onClick={drop}>{t(reportWords.discard)}</Button> : null}
            </>
          ) : null}
          {may.programme('issue') && !isFresh ? (
            <Button type={isChanged ? 'default' : 'primary'} disabled={isChanged || report === undefined || preview.error !== null} title={isChanged ? t(reportWords.issueFirstSave) : undefined} onClick={() => setAsked(newId())}>
              {t(reportWords.issue)}
            </Button>
          ) : null}
        </div>
        {isFresh ? null : <Files title={report?.title ?? template.title} disabled={isChanged || report === undefined || preview.error !== null} fetch={(format) => downloadDraft(name, { period, region }, format)} />}
      </div>
      {saving.data === undefined || isChanged ? null : (
        <p role="status" className={style['quiet']}>
          {t(reportWords.saved(saving.data.version))}
        </p>
      )}
      {saving.error === null || problems !== undefined ? null : <Failure error={saving.error} />}
      {problems === undefined ? null : <ProblemList problems={problems} onGoTo={isEditing ? (line, character) => editor.current?.goTo(line, character) : undefined} />}
      {preview.error === null || problems !== undefined ? null : <Failure error={preview.error} reset={() => void preview.refetch()} />}
      <div className={style['desk']} data-editing={isEditing}>
        {isEditing ? <Editor ref={editor} value={source} onChange={(next) => write(next, version)} figures={figures.data?.figures ?? []} /> : null}
        {report === undefined ? (
          preview.error === null ? (
            <Loading />
          ) : null
        ) : (
          <>
            <div className={style['shown']} data-stale={preview.error !== null || preview.isPlaceholderData}>
              <ReportView report={report} />
            </div>
            <SideNotes report={report} />
          </>
        )}
      </div>
      {asked !== undefined ? (
        <AskDialog title={t(reportWords.issueAsk)} yes={t(reportWords.yes)} no={t(reportWords.no)} busy={issuing.isPending} onYes={() => issuing.mutate(asked)} onNo={() => setAsked(undefined)}>
          <p>{t(reportWords.issueNote(report?.title ?? ''))}</p>
          {issuing.error === null ? null : <Failure error={issuing.error} />}
        </AskDialog>
      ) : null}
    </>
  );
}
