import { Button, Popconfirm } from 'antd';
import { backupFile, type Approval, type KeptBackup } from '../../client/administration.ts';
import { useLanguage } from '../shell/locale.tsx';
import { Rows } from '../shown/rows.tsx';
import { sizeText } from '../shown/size.ts';
import { instantText } from '../shown/time.ts';
import style from './administration.module.css';
import { administrationWords, backupWords } from './words.ts';

interface KeptBackupsProps {
  readonly kept: readonly KeptBackup[];
  /** What one asked for oneself. */
  readonly approvals: readonly Approval[];
  readonly isBeginning: boolean;
  readonly onAsk: (name: string, kind: Approval['kind']) => void;
  readonly onRestore: (name: string) => void;
}

const kinds = { daily: backupWords.daily, upgrade: backupWords.upgrade, rekey: backupWords.rekey, restore: backupWords.beforeRestore, asked: backupWords.asked } as const;

/** The backups there are, and what may be done with each. */
export function KeptBackups({ kept, approvals, isBeginning, onAsk, onRestore }: KeptBackupsProps) {
  const { t } = useLanguage();
  const isAt = (name: string, kind: Approval['kind'], state: Approval['state']) => approvals.some((one) => one.subject === name && one.kind === kind && one.state === state);
  return (
    <Rows<KeptBackup>
      label={t(administrationWords.backup)}
      rows={kept}
      keyOf={({ name }) => name}
      empty={t(backupWords.none)}
      columns={[
        { title: t(backupWords.name), render: ({ name }) => <span className={style['mono']}>{name}</span> },
        { title: t(backupWords.at), render: ({ at }) => instantText(at) },
        { title: t(backupWords.kind), render: ({ kind }) => t(kinds[kind]) },
        { title: t(backupWords.size), render: ({ size }) => sizeText(size), amount: true },
        {
          title: '',
          render: ({ name }) => (
            <div className={style['acts']}>
              {isAt(name, 'take', 'approved') ? (
                <Button size="small" type="primary" href={backupFile(name)} download={name}>
                  {t(backupWords.take)}
                </Button>
              ) : (
                <Button size="small" disabled={isAt(name, 'take', 'asked')} onClick={() => onAsk(name, 'take')}>
                  {t(backupWords.askTake)}
                </Button>
              )}
              {isAt(name, 'restore', 'approved') ? (
                <Popconfirm title={t(backupWords.restoreAsk(name))} okText={t(backupWords.begin)} onConfirm={() => onRestore(name)}>
                  <Button size="small" danger loading={isBeginning}>
                    {t(backupWords.restore)}
                  </Button>
                </Popconfirm>
              ) : (
                <Button size="small" disabled={isAt(name, 'restore', 'asked')} onClick={() => onAsk(name, 'restore')}>
                  {t(backupWords.askRestore)}
                </Button>
              )}
            </div>
          ),
        },
      ]}
    />
  );
}
