import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { endOtherSessions, endSession, listSessions, type OwnSession } from '../../client/own-account.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { Panel } from '../shown/panel.tsx';
import { Rows } from '../shown/rows.tsx';
import { instantText } from '../shown/time.ts';
import { deviceName } from './device.ts';
import style from './me.module.css';
import { meWords } from './words.ts';

/** Where one is signed in, and the way to end that. */
export function SessionsPanel() {
  const { t } = useLanguage();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: ({ signal }) => listSessions(signal) });
  const ending = useMutation({ mutationFn: (id: string | undefined) => (id === undefined ? endOtherSessions() : endSession(id)), onSettled: () => sessions.refetch() });
  const rows = sessions.data?.sessions;
  const others = (rows?.length ?? 0) > 1;
  return (
    <Panel
      title={t(meWords.sessions)}
      note={t(meWords.sessionsNote)}
      acts={
        others ? (
          <Button disabled={ending.isPending} onClick={() => ending.mutate(undefined)}>
            {t(meWords.endOthers)}
          </Button>
        ) : null
      }
    >
      {ending.error === null ? null : <Failure error={ending.error} />}
      {sessions.error !== null ? <Failure error={sessions.error} reset={() => void sessions.refetch()} /> : rows === undefined ? <Skeleton active /> : (
        <Rows<OwnSession>
          label={t(meWords.sessions)}
          rows={rows}
          keyOf={({ id }) => id}
          empty={t(meWords.noSessions)}
          columns={[
            {
              title: t(meWords.device),
              render: ({ device, current }) => (
                <span title={device}>
                  {deviceName(device) ?? t(meWords.unknownDevice)}
                  {current ? <span className={style['this']}>{t(meWords.thisOne)}</span> : null}
                </span>
              ),
            },
            { title: t(meWords.address), render: ({ address }) => address },
            { title: t(meWords.begun), render: ({ begunAt }) => instantText(begunAt) },
            { title: t(meWords.seen), render: ({ seenAt }) => instantText(seenAt) },
            {
              title: '',
              render: ({ id, current }) =>
                current ? null : (
                  <Button size="small" disabled={ending.isPending} onClick={() => ending.mutate(id)}>
                    {t(meWords.end)}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </Panel>
  );
}
