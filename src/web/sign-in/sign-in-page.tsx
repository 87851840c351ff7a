import { Alert, Button } from 'antd';
import type { Session } from '../../client/session.ts';
import { useLanguage } from '../shell/locale.tsx';
import { shellWords } from '../shell/words.ts';
import { instantText } from '../shown/time.ts';
import { Personas } from './personas.tsx';
import { ProviderWay } from './provider-way.tsx';
import { SignInForm } from './sign-in-form.tsx';
import style from './sign-in.module.css';
import { signInWords } from './words.ts';

interface SignInPageProps {
  readonly session: Session;
}

/** Stands where the page would be, under the same address, until somebody is signed in. */
export function SignInPage({ session: { demo, personas, oidc, restored = null } }: SignInPageProps) {
  const { t, locale, choose } = useLanguage();
  return (
    <main className={style['page']} id="content">
      <header className={style['head']}>
        <div className={style['brand']}>
          <span className={style['seal']} aria-hidden>
            {t(shellWords.seal)}
          </span>
          {t(shellWords.shanhai)}
        </div>
        <Button type="text" onClick={() => choose(locale === 'zh' ? 'en' : 'zh')}>
          {t(shellWords.otherLanguage)}
        </Button>
      </header>
      <div className={style['columns']} data-demo={demo && personas.length > 0}>
        {demo && personas.length > 0 ? <Personas personas={personas} /> : null}
        <section className={style['form']}>
          <h1>{t(signInWords.title)}</h1>
          <p>{t(signInWords.motto)}</p>
          {restored === null ? null : <Alert role="status" type="warning" showIcon title={t(signInWords.restored(instantText(restored.at), instantText(restored.of)))} />}
          <SignInForm />
          {oidc === null ? null : <ProviderWay title={oidc.title} />}
          <p className={style['quiet']}>{t(signInWords.forgotten)}</p>
        </section>
      </div>
    </main>
  );
}
