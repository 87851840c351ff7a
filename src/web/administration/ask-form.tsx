import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { askForBackup, type Approval } from '../../client/administration.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { administrationWords, backupWords } from './words.ts';

interface AskFormProps {
  readonly name: string;
  readonly kind: Approval['kind'];
  readonly onAsked: () => void;
}

/** Asks for a second person's word, with a reason. */
export function AskForm({ name, kind, onAsked }: AskFormProps) {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const asking = useMutation({
    mutationFn: ({ reason }: { reason: string }) => askForBackup(name, kind, reason),
    onSuccess: () => {
      void message.success(t(backupWords.wasAsked), 6);
      onAsked();
    },
  });
  return (
    <Form<{ reason: string }> name="ask" layout="vertical" requiredMark={false} onFinish={(given) => asking.mutate(given)}>
      <p>{t(kind === 'take' ? backupWords.takeNote : backupWords.restoreNote)}</p>
      <Form.Item name="reason" label={t(backupWords.reason)} rules={[{ required: true, whitespace: true, message: t(administrationWords.needed) }]}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      {asking.error === null ? null : (
        <Form.Item>
          <Failure error={asking.error} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={asking.isPending}>
        {t(backupWords.ask)}
      </Button>
    </Form>
  );
}
