import { Segmented } from 'antd';
import { useState } from 'react';
import type { Imported } from '../../client/imports.ts';
import { useLanguage } from '../shell/locale.tsx';
import style from './side.module.css';
import { wizardWords } from './words.ts';

type Problem = Imported['problems'][number];

interface ProblemListProps {
  readonly imported: Imported;
  readonly onJump: (problem: Problem) => void;
}

/** All that is wrong, errors apart from what is only remarked; each leads to its cell. */
export function ProblemList({ imported: { problems, problemsInAll, errorsInAll }, onJump }: ProblemListProps) {
  const { t } = useLanguage();
  const [kind, setKind] = useState<'all' | 'error' | 'warning'>('all');
  const warnings = problemsInAll - errorsInAll;
  const shown = problems.filter(({ severity }) => kind === 'all' || severity === kind);
  return (
    <section className={style['section']}>
      <h2>
        {t(wizardWords.problems)} <span>{t(wizardWords.errorsWarnings(errorsInAll, warnings))}</span>
      </h2>
      {problemsInAll === 0 ? <p className={style['quiet']}>{t(wizardWords.noProblems)} ✓</p> : null}
      {errorsInAll > 0 && warnings > 0 ? (
        <Segmented
          size="small"
          value={kind}
          onChange={setKind}
          options={[
            { value: 'all', label: t(wizardWords.all) },
            { value: 'error', label: t(wizardWords.errors) },
            { value: 'warning', label: t(wizardWords.warnings) },
          ]}
        />
      ) : null}
      <ul className={style['problems']}>
        {shown.map((problem, index) => {
          const { place, message, severity } = problem;
          return (
            <li key={index}>
              <button type="button" onClick={() => onJump(problem)} disabled={place.row === undefined}>
                <span className={style['tag']} data-severity={severity}>
                  {place.column ?? ''}
                  {place.row ?? '—'}
                </span>
                <span>{t(message)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {problems.length < problemsInAll ? <p className={style['quiet']}>{t(wizardWords.firstProblems(problems.length, problemsInAll))}</p> : null}
    </section>
  );
}
