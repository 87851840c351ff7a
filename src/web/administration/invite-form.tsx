import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Radio } from 'antd';
import { makeAccount, type Role } from '../../client/administration.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { dayIn, endOfDay } from '../shown/day-end.ts';
import style from './administration.module.css';
import { accountWords, administrationWords } from './words.ts';

interface Given {
  readonly name: string;
  readonly title: string;
  readonly email?: string;
  /** yyyy-mm-dd */
  readonly day?: string;
  /** A duty of the administration that nobody has yet. */
  readonly duty?: string;
}

interface InviteFormProps {
  /** Duties of the administration that nobody has yet: the first of each is the administrator’s to name. */
  readonly vacant: readonly Role[];
  readonly onInvited: (made: Awaited<ReturnType<typeof makeAccount>>) => void;
}

/** Makes an account and the one-time link by which its owner sets the password. */
export function InviteForm({ vacant, onInvited }: InviteFormProps) {
  const { t } = useLanguage();
  const making = useMutation({
    mutationFn: ({ name, title, email = '', day = '', duty = '' }: Given) =>
      makeAccount({
        name,
        title,
        ...(email === '' ? {} : { email }),
        ...(day === '' ? {} : { until: endOfDay(day) }),
        ...(duty === '' ? {} : { roles: [{ role: duty, regions: 'all', until: null }] }),
      }),
    onSuccess: onInvited,
  });
  const needed = [{ required: true, message: t(administrationWords.needed) }];
  return (
    <Form<Given> name="invite" layout="vertical" requiredMark={false} onFinish={(given) => making.mutate(given)}>
      <Form.Item name="name" label={t(accountWords.name)} extra={t(accountWords.nameHint)} rules={needed}>
        <Input autoComplete="off" autoCapitalize="none" maxLength={60} />
      </Form.Item>
      <Form.Item name="title" label={t(accountWords.called)} rules={needed}>
        <Input autoComplete="off" maxLength={60} />
      </Form.Item>
      <Form.Item name="email" label={t(accountWords.email)} rules={[{ type: 'email', message: t(accountWords.badEmail) }]}>
        <Input type="email" autoComplete="off" />
      </Form.Item>
      <Form.Item name="day" label={t(accountWords.until)}>
        <Input type="date" min={dayIn(1)} />
      </Form.Item>
      {vacant.length === 0 ? null : (
        <Form.Item name="duty" label={t(accountWords.duty)} extra={t(accountWords.dutyNote)} initialValue="">
          <Radio.Group options={[{ value: '', label: t(accountWords.noDuty) }, ...vacant.map(({ name, title }) => ({ value: name, label: t(title) }))]} />
        </Form.Item>
      )}
      {making.error === null ? null : (
        <Form.Item>
          <Failure error={making.error} />
        </Form.Item>
      )}
      <p className={style['quiet']}>{t(accountWords.rolesLater)}</p>
      <Button type="primary" htmlType="submit" loading={making.isPending}>
        {t(accountWords.invite)}
      </Button>
    </Form>
  );
}
