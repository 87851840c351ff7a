import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form, Input, Skeleton } from 'antd';
import { readSetup, setUp } from '../../client/own-account.ts';
import { NewPassword, type Chosen } from '../me/password-fields.tsx';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { sessionChanged } from '../shell/session.ts';
import { WelcomeCard } from './welcome-card.tsx';
import { welcomeWords } from './words.ts';

type Given = Chosen & { readonly name: string; readonly title: string };

/** Where the link leads that a new programme's first start shows: to its administrator. */
export function SetupPage() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const { token = '' } = useSearch({ strict: false });
  const link = useQuery({ queryKey: ['setup', token], queryFn: ({ signal }) => readSetup(token, signal), enabled: token !== '', refetchOnWindowFocus: false });
  const making = useMutation({
    mutationFn: ({ name, title, next }: Given) => setUp(token, { name, title, password: next }),
    onSuccess: async () => {
      await navigate({ to: '/administration' });
      await sessionChanged();
    },
  });
  const needed = [{ required: true, message: t(welcomeWords.needed) }];
  return (
    <WelcomeCard title={t(welcomeWords.setup)} token={token}>
      {link.error !== null ? <Failure error={link.error} /> : link.data === undefined ? <Skeleton active /> : (
        <>
          <p>{t(welcomeWords.setupNote)}</p>
          <Form<Given> name="setup" layout="vertical" requiredMark={false} onFinish={(given) => making.mutate(given)}>
            <Form.Item name="name" label={t(welcomeWords.name)} extra={t(welcomeWords.nameHint)} rules={needed}>
              <Input autoComplete="username" autoCapitalize="none" maxLength={60} />
            </Form.Item>
            <Form.Item name="title" label={t(welcomeWords.called)} rules={needed}>
              <Input autoComplete="name" maxLength={60} />
            </Form.Item>
            <NewPassword />
            {making.error === null ? null : (
              <Form.Item>
                <Failure error={making.error} />
              </Form.Item>
            )}
            <Button type="primary" size="large" block htmlType="submit" loading={making.isPending}>
              {t(welcomeWords.enter)}
            </Button>
          </Form>
        </>
      )}
    </WelcomeCard>
  );
}
