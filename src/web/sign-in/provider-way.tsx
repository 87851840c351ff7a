import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useEffect, useState } from 'react';
import type { OidcRefusal } from '../../client/session.ts';
import { useLanguage } from '../shell/locale.tsx';
import { oidcWords } from './words.ts';

interface ProviderWayProps {
  readonly title: string;
  /** In a window of its own, so that the page stays. */
  readonly aside?: boolean;
}

/** The way in by the identity provider, and why the last try led back. */
export function ProviderWay({ title, aside = false }: ProviderWayProps) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const { 'sign-in': told } = useSearch({ strict: false });
  const [refusal] = useState(told);
  const words = refusal === undefined ? undefined : oidcWords[refusal in oidcWords ? (refusal as OidcRefusal) : 'refused'];
  useEffect(() => {
    // The address is for the page, not for what went wrong on the way to it.
    if (told !== undefined) void navigate({ to: '.', search: {}, replace: true });
  }, [told, navigate]);
  return (
    <>
      {words === undefined ? null : <Alert role="alert" type="error" showIcon title={t(words.message)} description={t(words.mend)} />}
      <Button block size="large" href="/api/oidc/start" {...(aside ? { target: '_blank' } : {})}>
        {title}
      </Button>
    </>
  );
}
