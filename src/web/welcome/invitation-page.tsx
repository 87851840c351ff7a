import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form, Skeleton } from 'antd';
import { acceptInvitation, readInvitation } from '../../client/own-account.ts';
import { NewPassword, type Chosen } from '../me/password-fields.tsx';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { sessionChanged } from '../shell/session.ts';
import { WelcomeCard } from './welcome-card.tsx';
import { welcomeWords } from './words.ts';

/** Where an invitation's one-time link leads: to one's first password, or to a new one. */
export function InvitationPage() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const { token = '' } = useSearch({ strict: false });
  const invitation = useQuery({ queryKey: ['invitation', token], queryFn: ({ signal }) => readInvitation(token, signal), enabled: token !== '', refetchOnWindowFocus: false });
  const accepting = useMutation({
    mutationFn: ({ next }: Chosen) => acceptInvitation(token, next),
    onSuccess: async () => {
      await navigate({ to: '/' });
      await sessionChanged();
    },
  });
  return (
    <WelcomeCard title={t(welcomeWords.invitation)} token={token}>
      {invitation.error !== null ? <Failure error={invitation.error} /> : invitation.data === undefined ? <Skeleton active /> : (
        <>
          <p>
            {t(welcomeWords.greeting(invitation.data.title))} {t(welcomeWords.invitationNote(invitation.data.account))}
          </p>
          <Form<Chosen> name="invitation" layout="vertical" requiredMark={false} onFinish={(given) => accepting.mutate(given)}>
            <NewPassword />
            {accepting.error === null ? null : (
              <Form.Item>
                <Failure error={accepting.error} />
              </Form.Item>
            )}
            <Button type="primary" size="large" block htmlType="submit" loading={accepting.isPending}>
              {t(welcomeWords.enter)}
            </Button>
          </Form>
        </>
      )}
    </WelcomeCard>
  );
}
