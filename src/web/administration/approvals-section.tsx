import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { decideApproval, listApprovals, type Approval } from '../../client/administration.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { useMay } from '../shell/session.ts';
import { Panel } from '../shown/panel.tsx';
import { Rows } from '../shown/rows.tsx';
import { instantText } from '../shown/time.ts';
import style from './administration.module.css';
import { askedText, stateText } from './approval-state.ts';
import { Asked } from './asked.tsx';
import { administrationWords, approvalWords } from './words.ts';

/** What others asked for that takes a second person: this one. */
export function ApprovalsSection() {
  const { t } = useLanguage();
  const { account: me } = useMay();
  const approvals = useQuery({ queryKey: ['approvals'], queryFn: ({ signal }) => listApprovals(signal), refetchInterval: 10_000 });
  const deciding = useMutation({ mutationFn: ({ id, approved }: { id: string; approved: boolean }) => decideApproval(id, approved), onSettled: () => approvals.refetch() });
  return (
    <Panel title={t(administrationWords.approvals)} note={t(approvalWords.note)}>
      {deciding.error === null ? null : <Failure error={deciding.error} />}
      <Asked query={approvals}>
        {({ approvals: all }) => (
          <Rows<Approval>
            label={t(administrationWords.approvals)}
            rows={all}
            keyOf={({ id }) => id}
            empty={t(approvalWords.none)}
            columns={[
              { title: t(approvalWords.who), render: ({ askedBy }) => askedBy },
              { title: t(approvalWords.at), render: ({ askedAt }) => instantText(askedAt) },
              { title: t(approvalWords.what), render: (one) => t(askedText(one)) },
              { title: t(approvalWords.reason), render: ({ reason }) => reason },
              { title: t(approvalWords.state), render: (one) => t(stateText(one)) },
              {
                title: '',
                render: ({ id, state, askedBy }) =>
                  state !== 'asked' || askedBy === me?.name ? null : (
                    <div className={style['acts']}>
                      <Popconfirm title={t(approvalWords.approveAsk)} okText={t(approvalWords.approve)} onConfirm={() => deciding.mutate({ id, approved: true })}>
                        <Button size="small" type="primary">
                          {t(approvalWords.approve)}
                        </Button>
                      </Popconfirm>
                      <Button size="small" onClick={() => deciding.mutate({ id, approved: false })}>
                        {t(approvalWords.refuse)}
                      </Button>
                    </div>
                  ),
              },
            ]}
          />
        )}
      </Asked>
    </Panel>
  );
}
