import { Modal } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Failure } from './failure.tsx';
import { Loading } from './loading.tsx';
import { useLanguage } from './locale.tsx';
import { useSession } from './session.ts';
import { shellWords } from './words.ts';

const SignInPage = lazy(() => import('../sign-in/sign-in-page.tsx').then(({ SignInPage: page }) => ({ default: page })));
const Personas = lazy(() => import('../sign-in/personas.tsx').then(({ Personas: people }) => ({ default: people })));
const SignInForm = lazy(() => import('../sign-in/sign-in-form.tsx').then(({ SignInForm: form }) => ({ default: form })));

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
  if (!isIn && !wasIn) {
    return (
      <Suspense fallback={<Loading />}>
        <SignInPage session={session.data} />
      </Suspense>
    );
  }
  return (
    <>
      {children}
      <Modal open={!isIn} title={t(shellWords.signedOut)} footer={null} closable={false} keyboard={false} mask={{ closable: false }}>
        <p>{t(shellWords.signedOutKept)}</p>
        <Suspense fallback={<Loading />}>{session.data.demo ? <Personas personas={session.data.personas} /> : <SignInForm />}</Suspense>
      </Modal>
    </>
  );
}
