import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Space } from 'antd';
import { QRCodeSVG } from 'qrcode.react';
import { useState } from 'react';
import { beginSecondFactor, confirmSecondFactor, endSecondFactor } from '../../client/own-account.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { sessionChanged } from '../shell/session.ts';
import { CopyText } from '../shown/copy-text.tsx';
import { Panel } from '../shown/panel.tsx';
import { CurrentPassword } from './password-fields.tsx';
import style from './me.module.css';
import { meWords } from './words.ts';

/** Turns the second factor on, by a code that the authenticator shows, and off, by the password. */
export function SecondFactorPanel({ isOn }: { readonly isOn: boolean }) {
  const { t } = useLanguage();
  const beginning = useMutation({ mutationFn: ({ password }: Asked) => (isOn ? endSecondFactor(password).then(() => undefined) : beginSecondFactor(password)), onSuccess: () => (isOn ? sessionChanged() : undefined) });
  const [asks, setAsks] = useState(false);
  const secret = isOn ? undefined : beginning.data;
  const leave = () => {
    beginning.reset();
    setAsks(false);
  };
  return (
    <Panel title={t(meWords.factor)} note={t(isOn ? meWords.factorOn : meWords.factorOff)}>
      {secret !== undefined ? (
        <Enrolment uri={secret.uri} spare={secret.spare} onLeave={leave} />
      ) : asks ? (
        <Form<Asked> name="factor" layout="vertical" requiredMark={false} className={style['form'] ?? ''} onFinish={(given) => beginning.mutate(given, { onSuccess: () => isOn && setAsks(false) })}>
          <CurrentPassword name="password" />
          {beginning.error === null ? null : (
            <Form.Item>
              <Failure error={beginning.error} />
            </Form.Item>
          )}
          <Space>
            <Button type="primary" htmlType="submit" danger={isOn} loading={beginning.isPending}>
              {t(isOn ? meWords.disable : meWords.enrol)}
            </Button>
            <Button onClick={leave}>{t(meWords.cancel)}</Button>
          </Space>
        </Form>
      ) : (
        <Button onClick={() => setAsks(true)}>{t(isOn ? meWords.disable : meWords.enrol)}</Button>
      )}
    </Panel>
  );
}

interface Asked {
  readonly password: string;
}

interface EnrolmentProps {
  readonly uri: string;
  readonly spare: readonly string[];
  readonly onLeave: () => void;
}

function Enrolment({ uri, spare, onLeave }: EnrolmentProps) {
  const { t } = useLanguage();
  const confirming = useMutation({
    mutationFn: ({ code }: { readonly code: string }) => confirmSecondFactor(code),
    onSuccess: async () => {
      onLeave();
      await sessionChanged();
    },
  });
  return (
    <>
      <p>{t(meWords.scan)}</p>
      <div className={style['enrol']}>
        <QRCodeSVG value={uri} size={168} marginSize={2} title={t(meWords.qr)} />
        <div>
          <CopyText label={t(meWords.secret)} text={new URL(uri).searchParams.get('secret') ?? ''} />
          <p>{t(meWords.spare)}</p>
          <div className={style['spare']}>
            {spare.map((code) => (
              <span key={code}>{code}</span>
            ))}
          </div>
        </div>
      </div>
      <Form<{ code: string }> name="confirm" layout="vertical" requiredMark={false} className={style['form'] ?? ''} onFinish={(given) => confirming.mutate(given)}>
        <Form.Item name="code" label={t(meWords.code)} rules={[{ required: true, message: t(meWords.needed) }]}>
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
        </Form.Item>
        {confirming.error === null ? null : (
          <Form.Item>
            <Failure error={confirming.error} />
          </Form.Item>
        )}
        <Space>
          <Button type="primary" htmlType="submit" loading={confirming.isPending}>
            {t(meWords.confirm)}
          </Button>
          <Button onClick={onLeave}>{t(meWords.cancel)}</Button>
        </Space>
      </Form>
    </>
  );
}
