import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { changeAccount, type Account } from '../../client/administration.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { useMay } from '../shell/session.ts';
import { dayIn, dayOf, endOfDay } from '../shown/day-end.ts';
import style from './administration.module.css';
import { accountWords, administrationWords } from './words.ts';

interface Given {
  readonly title: string;
  readonly email: string;
  /** yyyy-mm-dd; blank for good. */
  readonly day: string;
}

interface AccountFormProps {
  readonly account: Account;
  readonly onSaved: () => void;
}

/** What of an account can be changed: what its owner is called, the address, until when it is good. */
export function AccountForm({ account: { name, title, email, until }, onSaved }: AccountFormProps) {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const { account: me } = useMay();
  const before: Given = { title, email: email ?? '', day: until === null ? '' : dayOf(until) };
  const saving = useMutation({
    // Only what was changed is sent: an address sent again would end the ways in by it.
    mutationFn: (given: Given) =>
      changeAccount(name, {
        ...(given.title === before.title ? {} : { title: given.title }),
        ...(given.email === before.email ? {} : { email: given.email }),
        ...(given.day === before.day ? {} : { until: given.day === '' ? null : endOfDay(given.day) }),
      }),
    onSuccess: () => {
      void message.success(t(accountWords.saved));
      onSaved();
    },
  });
  return (
    <Form<Given> name="account" layout="vertical" requiredMark={false} initialValues={before} onFinish={(given) => saving.mutate(given)}>
      <p className={style['quiet']}>{t(accountWords.nameStays(name))}</p>
      <Form.Item name="title" label={t(accountWords.called)} rules={[{ required: true, whitespace: true, message: t(administrationWords.needed) }]}>
        <Input autoComplete="off" maxLength={60} />
      </Form.Item>
      <Form.Item name="email" label={t(accountWords.email)} extra={t(accountWords.emailNote)} rules={[{ type: 'email', message: t(accountWords.badEmail) }]}>
        <Input type="email" autoComplete="off" />
      </Form.Item>
      <Form.Item name="day" label={t(accountWords.until)}>
        <Input type="date" min={dayIn(0)} disabled={name === me?.name} />
      </Form.Item>
      {saving.error === null ? null : (
        <Form.Item>
          <Failure error={saving.error} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={saving.isPending}>
        {t(accountWords.save)}
      </Button>
    </Form>
  );
}
