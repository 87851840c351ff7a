import { useLanguage } from '../shell/locale.tsx';
import style from './import-page.module.css';
import { wizardWords } from './words.ts';

export type Step = 'found' | 'check' | 'commit';

const order: readonly Step[] = ['found', 'check', 'commit'];

interface StepsProps {
  readonly at: Step;
  /** Steps one may go to from here. */
  readonly open: readonly Step[];
  readonly onGo: (step: Step) => void;
}

/** Found → checked → committed. */
export function Steps({ at, open, onGo }: StepsProps) {
  const { t } = useLanguage();
  return (
    <ol className={style['steps']} aria-label={t(wizardWords.steps)}>
      {order.map((step, index) => {
        const done = order.indexOf(at) > index;
        const mark = <i aria-hidden>{done ? '✓' : index + 1}</i>;
        return (
          <li key={step} aria-current={step === at ? 'step' : undefined}>
            {open.includes(step) && step !== at ? (
              <button type="button" onClick={() => onGo(step)}>
                {mark}
                {t(wizardWords[step])}
              </button>
            ) : (
              <span>
                {mark}
                {t(wizardWords[step])}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
