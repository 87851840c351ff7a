import { useQuery } from '@tanstack/react-query';
import { Button, Modal, Progress } from 'antd';
import { useState } from 'react';
import { readChanging, stopChanging } from '../../client/records.ts';
import { useLanguage } from '../shell/locale.tsx';
import { grouped } from '../shown/number.ts';
import { ledgerWords } from './words.ts';

const stages: Readonly<Record<string, keyof Pick<typeof ledgerWords, 'comparing' | 'writing' | 'counting'>>> = { compare: 'comparing', write: 'writing', count: 'counting' };

/** A change of many records under way: its stage, its count, and a way to stop it, which leaves nothing done. */
export function Changing({ batch, count }: { readonly batch: string; readonly count: number }) {
  const { t } = useLanguage();
  const [stopping, setStopping] = useState(false);
  const { data } = useQuery({ queryKey: ['changing', batch], queryFn: ({ signal }) => readChanging(batch, signal), refetchInterval: 400, gcTime: 0 });
  const stage = data?.stage ?? null;
  const part = data === undefined || data.total === null || data.total === 0 ? 0 : Math.min(1, data.done / data.total);
  const stop = async () => {
    setStopping(true);
    await stopChanging(batch).catch(() => setStopping(false));
  };
  return (
    <Modal open closable={false} keyboard={false} mask={{ closable: false }} title={t(ledgerWords.changingMany(grouped(String(count))))} footer={<Button loading={stopping} onClick={() => void stop()}>{t(ledgerWords.stop)}</Button>}>
      <Progress percent={Math.round(part * 100)} showInfo={false} aria-label={t(ledgerWords.changingMany(grouped(String(count))))} />
      <p aria-live="polite">
        {t(ledgerWords[stages[stage ?? ''] ?? 'waiting'])}
        {data !== undefined && data.total !== null && data.total > 1 ? ` · ${grouped(String(data.done))} / ${grouped(String(data.total))}` : ''}
      </p>
      <p>{t(ledgerWords.stopNote)}</p>
    </Modal>
  );
}
