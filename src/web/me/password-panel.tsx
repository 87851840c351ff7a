import { useMutation } from '@tanstack/react-query';
import { App, Button, Form } from 'antd';
import { changePassword } from '../../client/own-account.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { queries } from '../shell/queries.ts';
import { Panel } from '../shown/panel.tsx';
import { CurrentPassword, NewPassword, type Chosen } from './password-fields.tsx';
import style from './me.module.css';
import { meWords } from './words.ts';

type Given = Chosen & { readonly current: string };

/** Changes one's own password. */
export function PasswordPanel() {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const [form] = Form.useForm<Given>();
  const changing = useMutation({
    mutationFn: ({ current, next }: Given) => changePassword(current, next),
    onSuccess: () => {
      form.resetFields();
      void message.success(t(meWords.changed));
      void queries.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  return (
    <Panel title={t(meWords.password)} note={t(meWords.passwordNote)}>
      <Form<Given> form={form} name="password" layout="vertical" requiredMark={false} className={style['form'] ?? ''} onFinish={(given) => changing.mutate(given)}>
        <CurrentPassword name="current" />
        <NewPassword />
        {changing.error === null ? null : (
          <Form.Item>
            <Failure error={changing.error} />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" loading={changing.isPending}>
          {t(meWords.change)}
        </Button>
      </Form>
    </Panel>
  );
}
