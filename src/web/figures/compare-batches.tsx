import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { listBatches } from '../../client/batches.ts';
import { readBatchShares, type BatchShares } from '../../client/figures.ts';
import { batchWords } from '../batches/words.ts';
import { Failure } from '../shell/failure.tsx';
import { Loading } from '../shell/loading.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { FigureDoor } from '../shown/figure-door.tsx';
import { grouped, plusOf, spoken } from '../shown/number.ts';
import { instantText } from '../shown/time.ts';
import { Reasons } from './comparison-answer.tsx';
import type { ComparedOne } from './compare-offices.tsx';
import { DifferingRecords } from './differing-records.tsx';
import compare from './compare.module.css';
import style from './figures.module.css';
import { figureWords } from './words.ts';

interface CompareBatchesProps extends ComparedOne {
  readonly batches: string | undefined;
  readonly look: (batches: string | undefined) => void;
}

/** What one batch or several made of a figure. */
export function CompareBatches({ name, place, reason, choose, page, turn, batches, look }: CompareBatchesProps) {
  const { t } = useLanguage();
  const { data, error, refetch } = useQuery({
    queryKey: ['batch-shares', name, place, batches, reason, page],
    enabled: batches !== undefined,
    queryFn: ({ signal }) => readBatchShares(name, place, batches ?? '', { reason, page }, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <BatchChoice key={batches} batches={batches} look={look} />
      {error !== null ? (
        <div className={compare['apart']}>
          <Failure error={error} reset={() => void refetch()} />
        </div>
      ) : batches === undefined ? null : data === undefined ? (
        <Loading />
      ) : (
        <>
          <Shares shares={data} />
          <Reasons explanations={data.explanations} unit={data.value.unit} sides={{ a: t(figureWords.cameIn), b: t(figureWords.wentOut), both: t(figureWords.valueChanged) }} chosen={reason} choose={choose} />
          <DifferingRecords records={data.records} page={page} turn={turn} sides={{ a: t(figureWords.after), b: t(figureWords.beforeIt) }} title={t(figureWords.versionsWritten(grouped(String(data.records.total))))} />
        </>
      )}
    </>
  );
}

/** So many batches are offered to be ticked; older ones are written by number. */
const offered = 100;

function BatchChoice({ batches, look }: Pick<CompareBatchesProps, 'batches' | 'look'>) {
  const { t } = useLanguage();
  const id = useId();
  const [text, setText] = useState(batches ?? '');
  const { data, error, refetch } = useQuery({ queryKey: ['batches', offered], queryFn: ({ signal }) => listBatches(1, offered, signal) });
  const ticked = new Set(text.split(/[,，、\s]+/));
  const tick = (number: string) => {
    const others = [...ticked].filter((one) => one !== number && one !== '');
    setText((ticked.has(number) ? others : [...others, number]).join(','));
  };
  return (
    <section className={style['card']} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t(figureWords.whichBatches)}</h2>
      <p className={style['soft']}>{t(figureWords.batchesNote)}</p>
      <form
        className={compare['asked']}
        onSubmit={(event) => {
          event.preventDefault();
          look(text.trim() === '' ? undefined : text.trim());
        }}
      >
        <label htmlFor={`${id}-numbers`}>{t(figureWords.batchNumbers)}</label>
        <Input id={`${id}-numbers`} value={text} placeholder={t(figureWords.batchesExample)} style={{ width: 260 }} onChange={({ target }) => setText(target.value)} />
        <Button htmlType="submit" type="primary" disabled={text.trim() === ''}>
          {t(figureWords.lookAtBatches)}
        </Button>
      </form>
      <details className={style['details']} open={batches === undefined}>
        <summary>{t(figureWords.recentBatches)}</summary>
        {error === null ? null : <Failure error={error} reset={() => void refetch()} />}
        <ul className={compare['ticks']} tabIndex={0} aria-label={t(figureWords.recentBatches)}>
          {(data?.batches ?? []).map(({ number, at, kind, fileName, reason }) => (
            <li key={number}>
              <label>
                <input type="checkbox" checked={ticked.has(number)} onChange={() => tick(number)} />
                <b>{number}</b>
                <span className={style['nowrap']}>{instantText(at)}</span>
                <span>{fileName ?? reason ?? t(batchWords.kind(kind))}</span>
              </label>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function Shares({ shares: { value, share, printed, others, batches, figure, window, region, slice } }: { readonly shares: BatchShares }) {
  const { t, locale } = useLanguage();
  const said = (of: { value: string; printed: string }) => spoken({ ...of, unit: value.unit }, locale);
  const [theirs, rest] = [said({ value: share, printed }), said(others)];
  const moved = batches.filter(({ records }) => records > 0);
  const still = batches.length - moved.length;
  return (
    <>
      <div className={style['three']} aria-live="polite">
        <section className={style['card']} aria-label={t(figureWords.theseBatches)}>
          <p>{t(figureWords.theseBatches)}</p>
          <strong title={theirs.exact}>
            {plusOf(share)}
            {theirs.number} <small>{theirs.unit}</small>
          </strong>
          <p>{theirs.exact}</p>
        </section>
        <section className={style['card']} aria-label={t(figureWords.otherBatches)}>
          <p>{t(figureWords.otherBatches)}</p>
          <strong title={rest.exact}>
            {rest.number} <small>{rest.unit}</small>
          </strong>
          <p>{rest.exact}</p>
        </section>
        <section className={style['card']} aria-label={t(figureWords.asItStands)}>
          <p>{t(figureWords.asItStands)}</p>
          <strong>
            <FigureDoor figure={figure} window={window} region={region} slice={slice} value={value} />
          </strong>
          <p className={style['ok']}>✓ {t(figureWords.sharesAddUp)}</p>
        </section>
      </div>
      <section className={style['card']} aria-labelledby="each-batch">
        <h2 id="each-batch">{t(figureWords.eachBatch)}</h2>
        {moved.length === 0 ? <p>{t(figureWords.noneMoved)}</p> : null}
        <ul className={style['bars']}>
          {moved.map(({ number, at, fileName, reason, kind, records, share: own, printed: told, undoneBy }) => {
            const { number: amount, unit, exact } = said({ value: own, printed: told });
            return (
              <li key={number} className={compare['batchLine']}>
                <Link to="/batches/$number" params={{ number }} className={style['link']}>
                  {t(batchWords.title(number))}
                </Link>
                <span>
                  {fileName ?? reason ?? (kind === undefined ? '' : t(batchWords.kind(kind)))}{' '}
                  <span className={style['soft']}>
                    {at === undefined ? '' : instantText(at)} · {t(figureWords.written(grouped(String(records))))}
                    {undoneBy === null || undoneBy === undefined ? '' : ` · ${t(batchWords.undoneBy(undoneBy))}`}
                  </span>
                </span>
                <span className={style['amount']} title={exact}>
                  {plusOf(own)}
                  {amount}
                  {unit === '' ? null : <small>{unit}</small>}
                </span>
              </li>
            );
          })}
        </ul>
        {still > 0 && moved.length > 0 ? <p className={style['soft']}>{t(figureWords.stillBatches(still))}</p> : null}
      </section>
    </>
  );
}
