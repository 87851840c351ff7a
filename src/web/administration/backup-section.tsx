import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { listApprovals, listBackups, makeBackup, restoreBackup, type Approval } from '../../client/administration.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { useMay } from '../shell/session.ts';
import { Panel } from '../shown/panel.tsx';
import { Rows } from '../shown/rows.tsx';
import { sizeText } from '../shown/size.ts';
import { instantText } from '../shown/time.ts';
import style from './administration.module.css';
import { askedText, stateText } from './approval-state.ts';
import { AskForm } from './ask-form.tsx';
import { Asked } from './asked.tsx';
import { KeptBackups } from './kept-backups.tsx';
import { Restoring } from './restoring.tsx';
import { administrationWords, approvalWords, backupWords } from './words.ts';

interface Asking {
  readonly name: string;
  readonly kind: Approval['kind'];
}

/** Backups: making, taking away, restoring. The last two take a second person. */
export function BackupSection() {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const { account: me } = useMay();
  const [asking, setAsking] = useState<Asking>();
  const backups = useQuery({ queryKey: ['backups'], queryFn: ({ signal }) => listBackups(signal), refetchInterval: ({ state }) => (state.data?.running === true ? 2000 : false) });
  const approvals = useQuery({ queryKey: ['approvals'], queryFn: ({ signal }) => listApprovals(signal), refetchInterval: 10_000, enabled: backups.data !== undefined });
  const making = useMutation({ mutationFn: makeBackup, onSuccess: ({ size }) => message.success(t(backupWords.made(sizeText(size)))), onSettled: () => backups.refetch() });
  const restoring = useMutation({ mutationFn: restoreBackup });
  const isRunning = making.isPending || backups.data?.running === true;
  const own = approvals.data?.approvals.filter(({ askedBy }) => askedBy === me?.name) ?? [];
  if (restoring.isSuccess) return <Restoring onDone={restoring.reset} />;
  return (
    <>
      <Panel
        title={t(administrationWords.backup)}
        note={t(backupWords.note)}
        acts={
          backups.data === undefined ? null : (
            <Button type="primary" loading={isRunning} onClick={() => making.mutate()}>
              {t(isRunning ? backupWords.running : backupWords.make)}
            </Button>
          )
        }
      >
        {making.error === null ? null : <Failure error={making.error} />}
        {restoring.error === null ? null : <Failure error={restoring.error} />}
        <Asked query={backups}>{({ backups: kept }) => <KeptBackups kept={kept} approvals={own} isBeginning={restoring.isPending} onAsk={(name, kind) => setAsking({ name, kind })} onRestore={(name) => restoring.mutate(name)} />}</Asked>
      </Panel>
      {own.length === 0 ? null : (
        <Panel title={t(approvalWords.mine)}>
          <Rows<Approval>
            label={t(approvalWords.mine)}
            rows={own.slice(0, 10)}
            keyOf={({ id }) => id}
            empty={t(approvalWords.none)}
            columns={[
              { title: t(approvalWords.at), render: ({ askedAt }) => instantText(askedAt) },
              { title: t(approvalWords.what), render: (one) => t(askedText(one)) },
              { title: t(approvalWords.reason), render: ({ reason }) => reason },
              { title: t(approvalWords.state), render: (one) => t(stateText(one)) },
            ]}
          />
        </Panel>
      )}
      {backups.data === undefined ? null : (
        <Panel title={t(backupWords.owner)} note={t(backupWords.ownerNote)}>
          <code className={style['command']} tabIndex={0} aria-label={t(backupWords.command)} role="region">
            {t(backupWords.restoringBy(backups.data.backups[0]?.name ?? '….tar.gz'))}
          </code>
        </Panel>
      )}
      <Modal open={asking !== undefined} title={asking === undefined ? '' : t(approvalWords[asking.kind](asking.name))} footer={null} destroyOnHidden onCancel={() => setAsking(undefined)}>
        {asking === undefined ? null : (
          <AskForm
            {...asking}
            onAsked={() => {
              setAsking(undefined);
              void approvals.refetch();
            }}
          />
        )}
      </Modal>
    </>
  );
}
