import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { signOut } from '../../client/session.ts';
import { forgetAnswers } from '../offline/kept-answers.ts';
import style from './frame.module.css';
import { useLanguage } from './locale.tsx';
import { administrators } from './pages.ts';
import { useMay } from './session.ts';
import { pageWords, shellWords } from './words.ts';

/** Leaves nothing of what was seen behind in this window. */
async function leave(): Promise<void> {
  await signOut().catch(() => undefined);
  await forgetAnswers();
  location.assign('/');
}

/** Who is signed in, and the way to their account, to administration and out. */
export function AccountMenu() {
  const { t } = useLanguage();
  const may = useMay();
  const { account } = may;
  const items = [
    { key: 'me', label: <a href="/me">{t(pageWords.me)}</a> },
    ...(administrators(may) ? [{ key: 'administration', label: <a href="/administration">{t(pageWords.administration)}</a> }] : []),
    { type: 'divider' as const },
    { key: 'leave', label: t(shellWords.signOut), onClick: () => void leave() },
  ];
  if (account === undefined) return null;
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text" className={style['account'] ?? ''}>
        <span className={style['title']}>{account.title}</span> <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}
