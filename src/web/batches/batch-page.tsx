import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { readBatch, readBatchMoves, readBatchRecords, type ShownBatch } from '../../client/batches.ts';
import { fieldTitle } from '../imports/declared-ledgers.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { instantText } from '../shown/time.ts';
import { BatchEffect } from './batch-effect.tsx';
import style from './batch-page.module.css';
import { Moves } from './moves.tsx';
import { OriginalButton } from './original-button.tsx';
import { UndoButton } from './undo-button.tsx';
import { batchWords } from './words.ts';

/** What one batch did, and its undo. */
export function BatchPage() {
  const { t } = useLanguage();
  const { number = '' } = useParams({ strict: false });
  const found = useQuery({ queryKey: ['batch', number], queryFn: ({ signal }) => readBatch(number, signal) });
  if (found.data === undefined) return found.error === null ? <Skeleton active paragraph={{ rows: 8 }} /> : <Failure error={found.error} reset={() => void found.refetch()} />;
  const batch = found.data;
  const { kind, party, partyTitle, at, reason, file, fileName, undoes, undoneBy, counts, hash } = batch;
  const facts: [string, React.ReactNode][] = [
    [t(batchWords.who), <span key="who" title={party}>{t(batchWords.party(party, partyTitle))}</span>],
    [t(batchWords.when), instantText(at)],
    ...(reason === null ? [] : [[t(batchWords.why), reason] satisfies [string, React.ReactNode]]),
    ...(fileName === null ? [] : [[t(batchWords.file), fileName] satisfies [string, React.ReactNode]]),
    [t(batchWords.result), <BatchEffect key="effect" counts={counts} />],
    [t(batchWords.hash), <code key="hash">{hash.slice(0, 16)}</code>],
  ];
  return (
    <div className={style['page']}>
      <header className={style['head']}>
        <div>
          <h1>{t(batchWords.title(number))}</h1>
          <p className={style['quiet']}>
            {t(batchWords.kind(kind))}
            {undoes === null ? null : (
              <>
                {' · '}
                <Link to="/batches/$number" params={{ number: undoes }} className={style['link']}>
                  {t(batchWords.undoes(undoes))}
                </Link>
              </>
            )}
            {undoneBy === null ? null : (
              <>
                {' · '}
                <Link to="/batches/$number" params={{ number: undoneBy }} className={style['link']}>
                  {t(batchWords.undoneBy(undoneBy))}
                </Link>
              </>
            )}
          </p>
        </div>
        <div className={style['actions']}>
          {file === null ? null : <OriginalButton hash={file} name={fileName ?? ''} />}
          {undoneBy === null ? <UndoButton number={number} small /> : null}
        </div>
      </header>
      <dl className={style['facts']}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <BatchFigures batch={batch} />
      <BatchRecords number={number} />
    </div>
  );
}

function BatchFigures({ batch: { number, undoneBy } }: { readonly batch: ShownBatch }) {
  const { t } = useLanguage();
  const moves = useQuery({ queryKey: ['batch-moves', number], queryFn: ({ signal }) => readBatchMoves(number, signal), enabled: undoneBy === null });
  const moved = moves.data?.moved;
  return (
    <section>
      <h2>
        {t(batchWords.figures)} <span className={style['quiet']}>{t(batchWords.figuresNote)}</span>
      </h2>
      {undoneBy !== null ? (
        <p className={style['quiet']}>{t(batchWords.figuresUndone)}</p>
      ) : moves.error !== null ? (
        <Failure error={moves.error} reset={() => void moves.refetch()} />
      ) : moved === undefined ? (
        <Skeleton active paragraph={{ rows: 2 }} title={false} />
      ) : moved === null ? (
        <p className={style['quiet']}>{t(batchWords.figuresUnknown)}</p>
      ) : moved.length === 0 ? (
        <p className={style['quiet']}>{t(batchWords.figuresNone)}</p>
      ) : (
        <Moves moved={moved} />
      )}
    </section>
  );
}

function BatchRecords({ number }: { readonly number: string }) {
  const { t } = useLanguage();
  const [page, setPage] = useState(1);
  const found = useQuery({ queryKey: ['batch-records', number, page], queryFn: ({ signal }) => readBatchRecords(number, page, signal), placeholderData: keepPreviousData });
  if (found.error !== null) return <Failure error={found.error} reset={() => void found.refetch()} />;
  if (found.data === undefined) return <Skeleton active paragraph={{ rows: 6 }} title={false} />;
  const { records, total, size } = found.data;
  const pages = Math.max(1, Math.ceil(total / size));
  return (
    <section>
      <h2>{t(batchWords.records)}</h2>
      {total === 0 ? <p className={style['quiet']}>{t(batchWords.recordsNone)}</p> : null}
      <ul className={style['records']}>
        {records.map(({ ledger, ledgerTitle, record, what, title, sheet, row, differences }) => (
          <li key={`${ledger} ${record}`}>
            <span className={style['what']} data-what={what}>
              {t(batchWords.what(what))}
            </span>
            <div>
              <Link to="/ledgers/$ledger/$record" params={{ ledger, record }} className={style['link']}>
                {title}
              </Link>{' '}
              <span className={style['quiet']}>
                {t(ledgerTitle)}
                {sheet === null || row === null ? '' : ` · ${t(batchWords.row(sheet, row))}`}
              </span>
              {differences.map(({ field, before, after }) => (
                <div key={field}>
                  {t(fieldTitle(ledger, field))}: <s className={style['quiet']}>{before ?? t(batchWords.blank)}</s> → {after ?? t(batchWords.blank)}
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {pages > 1 ? (
        <div className={style['actions']}>
          <Button size="small" disabled={page === 1} onClick={() => setPage(page - 1)}>
            {t(batchWords.previous)}
          </Button>
          <span>{t(batchWords.page(page, pages))}</span>
          <Button size="small" disabled={page >= pages} onClick={() => setPage(page + 1)}>
            {t(batchWords.next)}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
