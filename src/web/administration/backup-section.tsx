import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { backupFile, listBackups, makeBackup, type KeptBackup } from '../../client/administration.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { Panel } from '../shown/panel.tsx';
import { Rows, type Column } from '../shown/rows.tsx';
import { sizeText } from '../shown/size.ts';
import { instantText } from '../shown/time.ts';
import style from './administration.module.css';
import { Asked } from './asked.tsx';
import { administrationWords, backupWords } from './words.ts';

/** Backups, and how to bring one back. */
export function BackupSection() {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const backups = useQuery({ queryKey: ['backups'], queryFn: ({ signal }) => listBackups(signal), refetchInterval: ({ state }) => (state.data?.running === true ? 2000 : false) });
  const making = useMutation({ mutationFn: makeBackup, onSuccess: ({ size }) => message.success(t(backupWords.made(sizeText(size)))), onSettled: () => backups.refetch() });
  const isRunning = making.isPending || backups.data?.running === true;
  const newest = backups.data?.backups[0]?.name;
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
        <Asked query={backups}>
          {({ backups: kept, mayTake }) => (
            <>
              <Kept kept={kept} mayTake={mayTake} />
              {mayTake ? null : <p className={style['quiet']}>{t(backupWords.mayNot)}</p>}
            </>
          )}
        </Asked>
      </Panel>
      {backups.data === undefined ? null : (
        <Panel title={t(backupWords.restore)} note={t(backupWords.restoreNote)}>
          <code className={style['command']} tabIndex={0} aria-label={t(backupWords.command)} role="region">
            {t(backupWords.restoring(newest ?? '….tar.gz'))}
          </code>
        </Panel>
      )}
    </>
  );
}

function Kept({ kept, mayTake }: { readonly kept: readonly KeptBackup[]; readonly mayTake: boolean }) {
  const { t } = useLanguage();
  const columns: Column<KeptBackup>[] = [
    { title: t(backupWords.name), render: ({ name }) => <span className={style['mono']}>{name}</span> },
    { title: t(backupWords.at), render: ({ at }) => instantText(at) },
    { title: t(backupWords.kind), render: ({ kind }) => t(backupWords[kind]) },
    { title: t(backupWords.size), render: ({ size }) => sizeText(size), amount: true },
  ];
  if (mayTake) {
    columns.push({
      title: '',
      render: ({ name }) => (
        <Button size="small" href={backupFile(name)} download={name}>
          {t(backupWords.download)}
        </Button>
      ),
    });
  }
  return <Rows<KeptBackup> label={t(administrationWords.backup)} rows={kept} keyOf={({ name }) => name} empty={t(backupWords.none)} columns={columns} />;
}
