import { Link } from '@tanstack/react-router';
import { Button, Result } from 'antd';
import { useLanguage } from './locale.tsx';
import { shellWords } from './words.ts';

/** An address that is none of ours. */
export function NotFound() {
  const { t } = useLanguage();
  return (
    <Result
      status="404"
      title={t(shellWords.noSuchPage)}
      subTitle={t(shellWords.noSuchPageMend)}
      extra={
        <Link to="/">
          <Button type="primary">{t(shellWords.toCockpit)}</Button>
        </Link>
      }
    />
  );
}
