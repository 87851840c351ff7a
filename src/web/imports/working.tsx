import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { cancelImport, type Imported } from '../../client/imports.ts';
import { useLanguage } from '../shell/locale.tsx';
import style from './import-page.module.css';
import { wizardWords } from './words.ts';

const stages = { receiving: ['receiving'], checking: ['read', 'check', 'compare', 'count'], committing: ['check', 'write', 'count'] } as const;

/** Long work: its stage, its count, its remaining time, and a way to stop it. */
export function Working({ imported: { id, state, progress } }: { readonly imported: Imported }) {
  const { t } = useLanguage();
  const [stopping, setStopping] = useState(false);
  useEffect(() => {
    if (!stopping) return;
    // Asked again until it has stopped: the first may come before there is anything to stop.
    const ask = () => void cancelImport(id).catch(() => undefined);
    ask();
    const again = setInterval(ask, 300);
    return () => clearInterval(again);
  }, [stopping, id]);
  const kind = state === 'committing' || state === 'receiving' ? state : 'checking';
  const steps: readonly string[] = stages[kind];
  const at = progress?.stage ?? null;
  const index = at === null ? -1 : steps.indexOf(at);
  const part = progress === null || progress.total === null || progress.total === 0 ? 0 : Math.min(1, progress.done / progress.total);
  const remaining = progress !== null && part > 0.02 && part < 1 ? Math.round((progress.seconds / part) * (1 - part)) : null;
  const whole = Math.round(((Math.max(0, index) + part) / steps.length) * 100);
  const title = t(kind === 'committing' ? wizardWords.committing : kind === 'receiving' ? wizardWords.receivingNow : wizardWords.checkingNow);
  return (
    <section className={style['working']} aria-live="polite">
      <h2>{title}</h2>
      <div className={style['track']} role="progressbar" aria-label={title} aria-valuemin={0} aria-valuemax={100} aria-valuenow={whole}>
        <i style={{ width: `${Math.max(4, whole)}%` }} />
      </div>
      <ol>
        {steps.map((stage, position) => (
          <li key={stage} data-state={position < index ? 'done' : position === index ? 'now' : 'later'}>
            {t(kind === 'committing' && stage === 'check' ? wizardWords.lastCheck : wizardWords.stage(stage))}
            {position === index && progress !== null && progress.done > 0 ? <> · {t(wizardWords.progressRows(progress.done, progress.total))}</> : null}
            {position === index && remaining !== null ? <> · {t(wizardWords.remaining(remaining))}</> : null}
          </li>
        ))}
      </ol>
      <p>
        {kind === 'committing' ? t(wizardWords.stopNote) : null} {t(wizardWords.leaveNote)}
      </p>
      <Button onClick={() => setStopping(true)} loading={stopping}>
        {t(stopping ? wizardWords.stopping : wizardWords.stop)}
      </Button>
    </section>
  );
}
