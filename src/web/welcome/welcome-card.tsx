import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage } from '../shell/locale.tsx';
import { shellWords } from '../shell/words.ts';
import style from './welcome.module.css';
import { welcomeWords } from './words.ts';

interface WelcomeCardProps {
  readonly title: string;
  /** The link's word; without it there is nothing to do here. */
  readonly token: string;
  readonly children: ReactNode;
}

/** What surrounds the pages of one-time links: nobody is signed in there. */
export function WelcomeCard({ title, token, children }: WelcomeCardProps) {
  const { t, locale, choose } = useLanguage();
  return (
    <main className={style['page']} id="content">
      <div className={style['head']}>
        <Button type="text" onClick={() => choose(locale === 'zh' ? 'en' : 'zh')}>
          {t(shellWords.otherLanguage)}
        </Button>
      </div>
      <section className={style['card']}>
        <h1>{title}</h1>
        {token === '' ? <Alert type="warning" showIcon role="alert" title={t(welcomeWords.noToken)} description={t(welcomeWords.noTokenMend)} /> : children}
      </section>
    </main>
  );
}
