import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Popconfirm, Progress } from 'antd';
import { listWork, stopWork, type Work } from '../../client/administration.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { grouped } from '../shown/number.ts';
import { Panel } from '../shown/panel.tsx';
import { Rows } from '../shown/rows.tsx';
import { instantText } from '../shown/time.ts';
import { Asked } from './asked.tsx';
import { administrationWords, workWords } from './words.ts';

const stages = { read: workWords.read, check: workWords.check, compare: workWords.compare, write: workWords.write, count: workWords.count } as const;

/** Whose imports are under way, and how far they are. */
export function WorkSection() {
  const { t } = useLanguage();
  const work = useQuery({ queryKey: ['work'], queryFn: ({ signal }) => listWork(signal), refetchInterval: 2000 });
  const stopping = useMutation({ mutationFn: stopWork, onSettled: () => work.refetch() });
  return (
    <Panel title={t(administrationWords.work)} note={t(workWords.note)}>
      {stopping.error === null ? null : <Failure error={stopping.error} />}
      <Asked query={work}>
        {({ work: listed }) => (
          <Rows<Work>
            label={t(administrationWords.work)}
            rows={listed}
            keyOf={({ id }) => id}
            empty={t(workWords.none)}
            columns={[
              { title: t(workWords.who), render: ({ party, partyTitle }) => <span title={party}>{partyTitle ?? party}</span> },
              { title: t(workWords.since), render: ({ at }) => instantText(at) },
              { title: t(workWords.stage), render: ({ kind, stage }) => `${t(workWords[kind])}${stage !== null && stage in stages ? ` · ${t(stages[stage as keyof typeof stages])}` : ''}` },
              { title: t(workWords.progress), render: (one) => <HowFar {...one} /> },
              {
                title: '',
                // An upload ends with its connection; there is nothing to stop yet.
                render: ({ id, kind }) =>
                  kind === 'receiving' ? null : (
                    <Popconfirm title={t(workWords.stopAsk)} okText={t(workWords.stop)} onConfirm={() => stopping.mutate(id)}>
                      <Button size="small">{t(workWords.stop)}</Button>
                    </Popconfirm>
                  ),
              },
            ]}
          />
        )}
      </Asked>
    </Panel>
  );
}

function HowFar({ done, total }: Pick<Work, 'done' | 'total'>) {
  const { t } = useLanguage();
  if (total === null || total === 0) return t(workWords.soFar(grouped(String(done))));
  const text = t(workWords.done(grouped(String(done)), grouped(String(total))));
  return (
    <>
      <Progress percent={Math.min(100, Math.round((done / total) * 100))} showInfo={false} size="small" aria-label={text} />
      {text}
    </>
  );
}
