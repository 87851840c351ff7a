import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Progress } from 'antd';
import type { ShownProblem } from '../../client/call.ts';
import { readCheckState, runCheck, type CheckState } from '../../client/administration.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { grouped } from '../shown/number.ts';
import { Panel } from '../shown/panel.tsx';
import { RecordDoor } from '../shown/record-door.tsx';
import { Rows } from '../shown/rows.tsx';
import { instantText } from '../shown/time.ts';
import style from './administration.module.css';
import { Asked } from './asked.tsx';
import { ledgerTitle } from './ledger-title.ts';
import { administrationWords, integrityWords } from './words.ts';

/** Proves the store, and shows what isn't as it was committed. */
export function IntegritySection() {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const checking = useMutation({ mutationFn: runCheck, onSettled: () => queries.invalidateQueries({ queryKey: ['check'] }) });
  const { isPending } = checking;
  const state = useQuery({ queryKey: ['check'], queryFn: ({ signal }) => readCheckState(signal), refetchInterval: (query) => (isPending || query.state.data?.running === true ? 700 : false) });
  const isRunning = isPending || state.data?.running === true;
  const result = checking.data;
  return (
    <Panel
      title={t(administrationWords.integrity)}
      note={t(integrityWords.note)}
      acts={
        state.data === undefined ? null : (
          <Button type="primary" loading={isRunning} onClick={() => checking.mutate()}>
            {t(isRunning ? integrityWords.running : integrityWords.run)}
          </Button>
        )
      }
    >
      {checking.error === null ? null : <Failure error={checking.error} />}
      <Asked query={state}>{(known) => (isRunning ? <HowFar reached={known.reached} /> : result === undefined ? <Last last={known.last} /> : null)}</Asked>
      {result === undefined || isRunning ? null : (
        <>
          <Alert
            role="status"
            showIcon
            className={style['banner'] ?? ''}
            type={result.sound ? 'success' : 'error'}
            title={t(result.sound ? integrityWords.sound : integrityWords.unsound(grouped(String(result.problems.length))))}
            description={t(integrityWords.proven(grouped(String(result.batches)), grouped(String(result.versions)), String(result.figures), grouped(String(result.files))))}
          />
          {result.sound ? null : <Findings problems={result.problems} />}
        </>
      )}
    </Panel>
  );
}

function HowFar({ reached }: Pick<CheckState, 'reached'>) {
  const { t } = useLanguage();
  const done = grouped(String(reached?.done ?? 0));
  const total = grouped(String(reached?.total ?? 0));
  const text = reached?.stage === 'count' ? integrityWords.stageCount(done, total) : reached?.stage === 'open' ? integrityWords.stageOpen(done, total) : integrityWords.stageProve(done);
  const share = reached?.total == null || reached.total === 0 ? 0 : reached.done / reached.total;
  // Proving the rows takes about half of the time, and how many there are is known at its end.
  const percent = reached?.stage === 'count' ? 50 + share * 45 : reached?.stage === 'open' ? 95 + share * 5 : 10;
  return (
    <div role="status">
      <Progress percent={Math.round(percent)} status="active" showInfo={false} aria-label={t(text)} />
      <p className={style['quiet']}>{t(text)}</p>
    </div>
  );
}

function Last({ last }: Pick<CheckState, 'last'>) {
  const { t } = useLanguage();
  if (last === null) return <p className={style['quiet']}>{t(integrityWords.never)}</p>;
  return (
    <p>
      {t(integrityWords.last(instantText(last.at)))} · <span className={style[last.problems === 0 ? 'good' : 'bad']}>{t(last.problems === 0 ? integrityWords.sound : integrityWords.unsound(grouped(String(last.problems))))}</span>
    </p>
  );
}

function Findings({ problems }: { readonly problems: readonly ShownProblem[] }) {
  const { t, locale } = useLanguage();
  const placeText = ({ place: { ledger, field, file }, value }: ShownProblem) => [ledger === undefined ? undefined : ledgerTitle(ledger, locale), field, file, value].filter((part) => part !== undefined).join(' · ');
  return (
    <Rows<ShownProblem & { readonly key: string }>
      label={t(integrityWords.findings)}
      rows={problems.map((problem, index) => ({ ...problem, key: String(index) }))}
      keyOf={({ key }) => key}
      empty=""
      columns={[
        {
          title: t(integrityWords.where),
          render: (problem) => (
            <>
              {placeText(problem)}
              {problem.place.ledger === undefined || problem.place.record === undefined ? null : (
                <RecordDoor ledger={problem.place.ledger} record={problem.place.record} className={style['link']}>
                  {t(integrityWords.record)}
                </RecordDoor>
              )}
            </>
          ),
        },
        { title: t(integrityWords.problem), render: ({ message, code }) => <>{t(message)} <code className={style['mono']}>{code}</code></> },
        { title: t(integrityWords.mend), render: ({ mend }) => t(mend) },
      ]}
    />
  );
}
