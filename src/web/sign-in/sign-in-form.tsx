import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Refused } from '../../client/call.ts';
import { signIn, type Credentials } from '../../client/session.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { sessionChanged } from '../shell/session.ts';
import { signInWords } from './words.ts';

/** Name and password; the second factor is asked for when the account has one. */
export function SignInForm() {
  const { t } = useLanguage();
  const [asksCode, setAsksCode] = useState(false);
  const entering = useMutation({
    mutationFn: (given: Credentials) => signIn(given),
    onSuccess: sessionChanged,
    onError: (error) => {
      if (error instanceof Refused && error.code.startsWith('session.code')) setAsksCode(true);
    },
  });
  const needed = [{ required: true, message: t(signInWords.needed) }];
  return (
    <Form<Credentials> layout="vertical" requiredMark={false} onFinish={(given) => entering.mutate(given)}>
      <Form.Item name="name" label={t(signInWords.name)} rules={needed}>
        <Input autoComplete="username" autoCapitalize="none" size="large" />
      </Form.Item>
      <Form.Item name="password" label={t(signInWords.password)} rules={needed}>
        <Input.Password autoComplete="current-password" size="large" />
      </Form.Item>
      {asksCode ? (
        <Form.Item name="code" label={t(signInWords.code)} extra={t(signInWords.codeHint)} rules={needed}>
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} size="large" />
        </Form.Item>
      ) : null}
      {entering.error === null ? null : (
        <Form.Item>
          <Failure error={entering.error} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" size="large" block loading={entering.isPending}>
        {t(signInWords.submit)}
      </Button>
    </Form>
  );
}
