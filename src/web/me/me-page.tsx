import type { SignedIn } from '../../client/session.ts';
import { useLanguage } from '../shell/locale.tsx';
import { useProgramme } from '../shell/programme.ts';
import { useSession } from '../shell/session.ts';
import { Panel } from '../shown/panel.tsx';
import { regionsText } from '../shown/regions-text.ts';
import { instantText } from '../shown/time.ts';
import { grantWords } from '../shown/words.ts';
import style from './me.module.css';
import { PasswordPanel } from './password-panel.tsx';
import { SecondFactorPanel } from './second-factor-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';
import { TokensPanel } from './tokens-panel.tsx';
import { meWords } from './words.ts';

/** What concerns one's own account. */
export function MePage() {
  const { t } = useLanguage();
  const { data } = useSession();
  if (data === undefined || data.account === null) return null;
  const own = data as SignedIn;
  const isPersona = own.demo && own.personas.some(({ name }) => name === own.account.name);
  return (
    <div className={style['page']}>
      <h1>{t(meWords.title)}</h1>
      {isPersona ? <p className={style['persona']}>{t(meWords.persona)}</p> : null}
      <Who own={own} />
      <SessionsPanel />
      {isPersona ? null : <PasswordPanel />}
      {isPersona ? null : <SecondFactorPanel isOn={own.account.secondFactor} />}
      <TokensPanel mine={own.actions} />
    </div>
  );
}

function Who({ own: { account, roles } }: { readonly own: SignedIn }) {
  const { t, locale } = useLanguage();
  const programme = useProgramme();
  return (
    <Panel title={t(meWords.who)}>
      <dl className={style['facts']}>
        <dt>{t(meWords.account)}</dt>
        <dd>
          <b>{account.title}</b> {account.name}
        </dd>
        {account.email === null ? null : (
          <>
            <dt>{t(meWords.email)}</dt>
            <dd>{account.email}</dd>
          </>
        )}
        <dt>{t(meWords.goodUntil)}</dt>
        <dd>{account.until === null ? t(grantWords.forGood) : instantText(account.until)}</dd>
        <dt>{t(meWords.roles)}</dt>
        <dd>
          {roles.length === 0 ? t(meWords.noRoles) : null}
          {roles.map(({ name, title, note, regions, until, ended, organisation }) => (
            <div key={name} className={style['role']}>
              <b>{t(title)}</b>
              {programme.data === undefined ? null : ` · ${regionsText(programme.data, regions, locale)}`}
              {organisation === undefined ? null : ` · ${organisation}`}
              {until === null ? null : ` · ${t(grantWords.until(instantText(until)))}`}
              {ended ? <span className={style['gone']}> {t(meWords.ended)}</span> : null}
              {note === null ? null : <small>{t(note)}</small>}
            </div>
          ))}
        </dd>
      </dl>
    </Panel>
  );
}
