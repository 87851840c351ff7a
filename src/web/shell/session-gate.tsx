import { Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { Failure } from './failure.tsx';
import { Loading } from './loading.tsx';
import { useLanguage } from './locale.tsx';
import { part } from './part.tsx';
import { useSession } from './session.ts';
import { shellWords } from './words.ts';

const SignInPage = part(async () => (await import('../sign-in/sign-in-page.tsx')).SignInPage);
const Personas = part(async () => (await import('../sign-in/personas.tsx')).Personas);
const SignInForm = part(async () => (await import('../sign-in/sign-in-form.tsx')).SignInForm);
const ProviderWay = part(async () => (await import('../sign-in/provider-way.tsx')).ProviderWay);

interface SessionGateProps {
  readonly children: ReactNode;
}

/**
 * Shows pages to those who are signed in. Whoever is signed out on the way keeps the page and what was typed on it, and
 * signs in over it.
 */
export function SessionGate({ children }: SessionGateProps) {
  const { t } = useLanguage();
  const session = useSession();
  const [wasIn, setWasIn] = useState(false);
  if (session.data === undefined) return session.error === null ? <Loading /> : <Failure error={session.error} reset={() => void session.refetch()} />;
  const isIn = session.data.account !== null;
  if (isIn && !wasIn) setWasIn(true);
  if (!isIn && !wasIn) return <SignInPage waiting={<Loading />} session={session.data} />;
  return (
    <>
      {children}
      <Modal open={!isIn} title={t(shellWords.signedOut)} footer={null} closable={false} keyboard={false} mask={{ closable: false }}>
        <p>{t(shellWords.signedOutKept)}</p>
        {session.data.restored == null ? null : <p>{t(shellWords.signedOutByRestore)}</p>}
        {session.data.personas.length > 0 ? <Personas waiting={<Loading />} personas={session.data.personas} /> : null}
        <SignInForm waiting={<Loading />} />
        {session.data.oidc === null ? null : <ProviderWay waiting={<Loading />} aside title={session.data.oidc.title} />}
      </Modal>
    </>
  );
}
