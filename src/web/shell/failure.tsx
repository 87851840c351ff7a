import { Alert, Button } from 'antd';
import { OutOfReach, Refused } from '../../client/call.ts';
import { useLanguage } from './locale.tsx';
import { shellWords } from './words.ts';

interface FailureProps {
  readonly error: unknown;
  /** Asks again. */
  readonly reset?: (() => void) | undefined;
}

/** What went wrong, and how to mend it: every failed request and page ends here. */
export function Failure({ error, reset }: FailureProps) {
  const { t } = useLanguage();
  const again = reset === undefined ? undefined : (
    <Button size="small" onClick={reset}>
      {t(shellWords.again)}
    </Button>
  );
  if (error instanceof Refused) {
    const [first, ...others] = error.problems;
    return (
      <Alert
        role="alert"
        type="error"
        showIcon
        title={first === undefined ? error.document.detail : t(first.message)}
        description={
          <>
            {first === undefined ? null : <div>{t(first.mend)}</div>}
            {others.slice(0, 5).map((problem, index) => (
              <div key={index}>
                {t(problem.message)} · {t(problem.mend)}
              </div>
            ))}
            <code>{error.code}</code>
          </>
        }
        action={again}
      />
    );
  }
  const away = error instanceof OutOfReach;
  return (
    <Alert
      role="alert"
      type={away ? 'warning' : 'error'}
      showIcon
      title={t(away ? shellWords.away : shellWords.broken)}
      description={t(away ? shellWords.awayMend : shellWords.brokenMend)}
      action={again}
    />
  );
}
