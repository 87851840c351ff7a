import type { ShownProblem } from '../../client/call.ts';
import { useLanguage } from '../shell/locale.tsx';
import style from './reports.module.css';
import { reportWords } from './words.ts';

interface ProblemListProps {
  readonly problems: readonly ShownProblem[];
  /** Puts the caret where a problem is, while the template is written. */
  readonly onGoTo: ((line: number, character: number) => void) | undefined;
}

/** What is wrong with a template: where, what, and how to mend it. */
export function ProblemList({ problems, onGoTo }: ProblemListProps) {
  const { t } = useLanguage();
  return (
    <section className={style['problems']} role="alert" aria-label={t(reportWords.problems(problems.length))}>
      <h2>{t(reportWords.problems(problems.length))}</h2>
      <ul>
        {problems.map(({ code, place: { line = 1, character = 1 }, message, mend }, index) => (
          <li key={index}>
            {onGoTo === undefined ? (
              <span>{t(reportWords.atPlace(line, character))}</span>
            ) : (
              <button type="button" onClick={() => onGoTo(line, character)}>
                {t(reportWords.atPlace(line, character))}
              </button>
            )}{' '}
            {t(message)}
            <div className={style['quiet']}>
              {t(mend)} <code>{code}</code>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
