import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { closePeriod, readChecklist, type ChecklistItem, type Closing } from '../../client/closings.ts';
import { Failure } from '../shell/failure.tsx';
import { Loading } from '../shell/loading.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { queries } from '../shell/queries.ts';
import { Choose, Controls, OneOf } from '../shown/choose.tsx';
import { Panel } from '../shown/panel.tsx';
import { periodText } from '../shown/period.ts';
import style from './closings.module.css';
import { newestEnded, partsOf, windowOf, type Kind } from './periods.ts';
import { closingWords } from './words.ts';

const oldest = 2016;

/** Chooses a period that has ended, shows what is open in it, and closes it. */
export function ClosePanel({ closings }: { readonly closings: readonly Closing[] }) {
  const { t, locale } = useLanguage();
  const { notification } = App.useApp();
  const [today] = useState(() => new Date());
  const [kind, setKind] = useState<Kind>('year');
  const [{ year, part }, setPart] = useState(() => newestEnded('year', today));
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const window = windowOf(kind, year, part);
  const checklist = useQuery({ queryKey: ['closings', 'checklist', window], queryFn: ({ signal }) => readChecklist(window, signal) });
  const closing = useMutation({
    mutationFn: () => closePeriod(window, reason, [...seen]),
    onSuccess: async () => {
      notification.success({ title: t(closingWords.closed(periodText(window, locale))), placement: 'bottomRight' });
      setReason('');
      setSeen(new Set());
      await queries.invalidateQueries();
    },
  });
  const newest = newestEnded(kind, today);
  const choose = (of: Kind, to: { year: number; part: number }) => {
    setKind(of);
    setPart(to);
    setSeen(new Set());
    closing.reset();
  };
  const parts = Array.from({ length: year === newest.year ? newest.part : partsOf(kind) }, (_, index) => index + 1);
  const partWords = { month: closingWords.monthOf, quarter: closingWords.quarterOf, half: closingWords.halfOf };
  const items = checklist.data?.items ?? [];
  const isClosed = closings.some((one) => one.window === window && one.reopened === null);
  const open = items.some(({ severity, code }) => severity === 'blocks' || !seen.has(code));
  return (
    <Panel title={t(closingWords.closeTitle)} note={t(closingWords.closeNote)}>
      <form
        className={style['form']}
        onSubmit={(event) => {
          event.preventDefault();
          closing.mutate();
        }}
      >
        <Controls>
          <OneOf label={t(closingWords.kind)} value={kind} options={(['month', 'quarter', 'half', 'year'] as const).map((one) => ({ value: one, text: t(closingWords[one]) }))} onChoose={(of) => choose(of, newestEnded(of, today))} />
          <Choose label={t(closingWords.year)} value={String(year)} options={Array.from({ length: newest.year - oldest + 1 }, (_, back) => String(newest.year - back)).map((one) => ({ value: one, text: periodText(one, locale) }))} onChoose={(text) => choose(kind, { year: Number(text), part: Math.min(part, Number(text) === newest.year ? newest.part : partsOf(kind)) })} />
          {kind === 'year' ? null : <Choose label={t(closingWords.part)} value={String(part)} options={parts.map((one) => ({ value: String(one), text: t(partWords[kind](one)) }))} onChoose={(text) => choose(kind, { year, part: Number(text) })} />}
        </Controls>
        {isClosed ? <p className={style['mark']}>{t(closingWords.closed(periodText(window, locale)))}</p> : null}
        {isClosed ? null : (
          <>
            {checklist.error === null ? null : <Failure error={checklist.error} reset={() => void checklist.refetch()} />}
            {checklist.isPending ? <Loading /> : null}
            {checklist.data !== undefined && items.length === 0 ? <p>{t(closingWords.nothingOpen)}</p> : null}
            {items.length === 0 ? null : (
              <ul className={style['items']} aria-label={t(closingWords.checklist)}>
                {items.map((item) => (
                  <Item key={item.code} item={item} seen={seen.has(item.code)} onSeen={(is) => setSeen(new Set(is ? [...seen, item.code] : [...seen].filter((code) => code !== item.code)))} />
                ))}
              </ul>
            )}
            <Input value={reason} maxLength={500} aria-label={t(closingWords.reason)} placeholder={t(closingWords.reasonHint)} onChange={({ target }) => setReason(target.value)} />
            {closing.error === null ? null : <Failure error={closing.error} />}
            <div className={style['bar']}>
              <Button type="primary" htmlType="submit" loading={closing.isPending} disabled={reason.trim() === '' || checklist.data === undefined || open}>
                {t(closingWords.close)} {periodText(window, locale)}
              </Button>
            </div>
          </>
        )}
      </form>
    </Panel>
  );
}

function Item({ item: { code, title, count, severity, detail, door }, seen, onSeen }: { readonly item: ChecklistItem; readonly seen: boolean; readonly onSeen: (seen: boolean) => void }) {
  const { t } = useLanguage();
  return (
    <li>
      <span className={style['count']}>{count}</span>
      <div>
        {t(title)}
        {detail === null ? null : <div className={style['quiet']}>{t(detail)}</div>}
        <Door door={door} />
      </div>
      {severity === 'blocks' ? (
        <span className={style['mark']}>{t(closingWords.blocks)}</span>
      ) : (
        <Checkbox checked={seen} aria-label={`${t(closingWords.acknowledge)} ${t(title)}`} data-code={code} onChange={({ target }) => onSeen(target.checked)}>
          {t(closingWords.acknowledge)}
        </Checkbox>
      )}
    </li>
  );
}

function Door({ door }: Pick<ChecklistItem, 'door'>) {
  const { t } = useLanguage();
  if (door === null) return null;
  if ('figure' in door) {
    return (
      <Link to="/figures/$name" params={{ name: door.figure }} search={{ window: door.window, region: door.region }} className={style['link']}>
        {t(closingWords.look)}
      </Link>
    );
  }
  return door.batches.map((number) => (
    <Link key={number} to="/batches/$number" params={{ number }} className={style['link']}>
      {t(closingWords.batch(number))}{' '}
    </Link>
  ));
}
