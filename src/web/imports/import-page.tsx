import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Refused } from '../../client/call.ts';
import { commitImport, readImport, type Imported } from '../../client/imports.ts';
import { readBatch } from '../../client/batches.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { queries } from '../shell/queries.ts';
import { useAway } from '../shell/reach.ts';
import { CommitDialog } from './commit-dialog.tsx';
import { Landed } from './landed.tsx';
import { Steps, type Step } from './steps.tsx';
import style from './import-page.module.css';
import { Workbench } from './workbench.tsx';
import { WizardActions } from './wizard-actions.tsx';
import { Working } from './working.tsx';
import { wizardWords } from './words.ts';

/** One workbook from what was found in it to its commit. */
export function ImportPage() {
  const { t } = useLanguage();
  const { id = '' } = useParams({ strict: false });
  const key = ['import', id];
  const away = useAway();
  const found = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => readImport(id, signal),
    // Long work goes on at the server whether this page hears of it or not.
    refetchInterval: ({ state: { data } }) => (data !== undefined && isBusy(data) ? 700 : false),
  });
  const [chosen, setChosen] = useState<Step | null>(null);
  const [asking, setAsking] = useState(false);
  const committing = useMutation({
    mutationFn: ({ mode, reason }: { mode: 'all' | 'valid'; reason: string }) => commitImport(id, mode, reason),
    onMutate: () => {
      setAsking(false);
      queries.setQueryData<Imported>(key, (now) => now && { ...now, state: 'committing', progress: null, interrupted: false });
    },
    onSuccess: (landed) => queries.setQueryData(key, landed),
    onSettled: () => queries.invalidateQueries(),
  });
  const imported = found.data;
  const goingOn = imported !== undefined && isBusy(imported);
  const landing = imported?.landing ?? null;
  const batch = useQuery({ queryKey: ['batch', landing?.batch.number], queryFn: ({ signal }) => readBatch(landing?.batch.number ?? '', signal), enabled: landing !== null });

  if (imported === undefined) return found.error === null ? <Skeleton active paragraph={{ rows: 10 }} /> : <Failure error={found.error} reset={() => void found.refetch()} />;
  const busy = goingOn;
  const usual: Step = imported.state === 'committed' || imported.state === 'committing' ? 'commit' : isSure(imported) ? 'check' : 'found';
  const step = imported.state === 'checked' ? (chosen ?? usual) : usual;
  return (
    <div className={style['page']}>
      <header className={style['head']}>
        <div>
          <h1>{t(wizardWords.title(imported.name))}</h1>
          <Steps at={step} open={imported.state === 'checked' ? ['found', 'check'] : []} onGo={setChosen} />
        </div>
        {imported.state === 'checked' ? <WizardActions imported={imported} step={step} onCheck={() => setChosen('check')} onCommit={() => setAsking(true)} /> : null}
      </header>
      {away && busy ? (
        <Alert role="alert" type="warning" showIcon title={t(wizardWords.away)} description={t(imported.state === 'committing' ? wizardWords.awayCommitting : wizardWords.awayChecking)} action={<Button onClick={() => void found.refetch()}>{t(wizardWords.again)}</Button>} />
      ) : null}
      {imported.interrupted ? <Alert role="alert" type="warning" showIcon title={t(wizardWords.interrupted)} description={t(wizardWords.interruptedMend)} /> : null}
      {committing.error instanceof Refused && !busy ? (
        committing.error.code === 'import.cancelled' ? <Alert role="status" type="info" showIcon closable title={t(wizardWords.cancelled)} /> : <Failure error={committing.error} />
      ) : null}
      {imported.state === 'refused' ? <Refusal imported={imported} /> : null}
      {busy ? <Working imported={imported} /> : null}
      {imported.state === 'checked' ? <Workbench imported={imported} step={step} onAdjust={() => setChosen('found')} /> : null}
      {landing === null ? null : <Landed landing={landing} undoneBy={batch.data?.undoneBy ?? null} />}
      {asking ? <CommitDialog counts={imported.counts} onClose={() => setAsking(false)} onCommit={(mode, reason) => committing.mutate({ mode, reason })} /> : null}
    </div>
  );
}

const isBusy = ({ state }: Imported): boolean => state === 'receiving' || state === 'checking' || state === 'committing';

/** Every table with rows is somebody's, and no column was guessed. */
function isSure({ tables, problems }: Imported): boolean {
  const known = tables.filter(({ ledger }) => ledger !== null);
  return known.length > 0 && known.every(({ columns }) => columns.every(({ by }) => by !== 'likeness' && by !== 'content')) && !problems.some(({ code }) => code === 'column.missing');
}

function Refusal({ imported }: { readonly imported: Imported }) {
  const { t } = useLanguage();
  const [first] = imported.refused;
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={first === undefined ? t(wizardWords.gone) : t(first.message)}
      description={first === undefined ? null : t(first.mend)}
      action={
        <Link to="/imports">
          <Button>{t(wizardWords.another)}</Button>
        </Link>
      }
    />
  );
}
