import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { openFigure, readSources, type FigureDeclared, type FigurePlace } from '../../client/figures.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { addDecimals } from '../shown/decimal.ts';
import { grouped } from '../shown/number.ts';
import { RecordDoor } from '../shown/record-door.tsx';
import { dayText } from '../shown/time.ts';
import style from './figures.module.css';
import { figureWords } from './words.ts';

interface RecordsBehindProps {
  readonly figure: FigureDeclared;
  readonly place: FigurePlace;
  readonly extra: ReactNode;
}

const pageSize = 20;

/** The records that make a base figure up, each with what it adds, and the proof that together they are the value. */
export function RecordsBehind({ figure, place, extra }: RecordsBehindProps) {
  const { t, locale } = useLanguage();
  const { name } = figure;
  const pages = useInfiniteQuery({
    queryKey: ['records-behind', name, place],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) => openFigure(name, place, { size: pageSize, ...(pageParam === '' ? {} : { cursor: pageParam }) }, signal),
    getNextPageParam: (last) => last.records.next ?? undefined,
  });
  const account = useQuery({ queryKey: ['sources', name, place], queryFn: ({ signal }) => readSources(name, place, signal) });
  if (pages.error !== null) return <Failure error={pages.error} reset={() => void pages.refetch()} />;
  const [first] = pages.data?.pages ?? [];
  if (first === undefined) return <Skeleton active paragraph={{ rows: 6 }} />;
  const records = pages.data?.pages.flatMap((page) => page.records.page) ?? [];
  const { columns, total } = first.records;
  const unit = t(first.value.unit);
  const adds = ['count', 'sum', 'distinct'].includes(figure.measure?.op ?? '');
  const recounted = account.data?.recounted ?? null;
  return (
    <section className={style['card']} aria-labelledby="records">
      <div className={style['cardHead']}>
        <h2 id="records">{t(figureWords.recordsBehind(grouped(String(total))))}</h2>
        {extra}
      </div>
      {total === 0 ? (
        <p className={style['empty']}>
          {t(figureWords.nothingYet)}
          <br />
          {t(figureWords.nothingYetMend)}
        </p>
      ) : (
        <div className={style['scroll']}>
          <table className={style['table']}>
            <thead>
              <tr>
                <th scope="col">{t(figureWords.day)}</th>
                {columns.map((column) => (
                  <th key={column.name} scope="col">
                    {t(column.title)}
                  </th>
                ))}
                <th scope="col" className={style['numeric']}>
                  {t(figureWords.contribution)}
                  {unit === '' || !adds ? '' : t(figureWords.unitOf(unit))}
                </th>
                <th scope="col">{t(figureWords.source)}</th>
              </tr>
            </thead>
            <tbody>
              {records.map((record) => (
                <tr key={record.record}>
                  <td className={style['nowrap']}>
                    <RecordDoor ledger={record.ledger} record={record.record} className={style['link']}>
                      {record.day === 0 ? t(figureWords.undated) : dayText(record.day, locale)}
                    </RecordDoor>
                  </td>
                  {columns.map((column, index) => {
                    const cell = record.cells[index];
                    return <td key={column.name}>{cell === null || cell === undefined ? '' : t(cell)}</td>;
                  })}
                  <td className={style['numeric']}>{grouped(record.contribution)}</td>
                  <td>
                    <RecordDoor ledger={record.ledger} record={record.record} at="source" className={style['link']}>
                      {record.source === null ? t(figureWords.typedIn) : `${record.source.name} › ${record.source.sheet} › ${t(figureWords.row(record.source.row))}`}
                    </RecordDoor>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className={style['foot']}>
        <span className={style['soft']} aria-live="polite">
          {adds && total > 0 ? t(figureWords.shownSum(grouped(String(records.length)), grouped(String(total)), `${grouped(addDecimals(records.map(({ contribution }) => contribution)))} ${unit}`.trim())) : null}
        </span>
        {recounted === null || account.data === undefined ? null : (
          <span className={style[account.data.agrees ? 'ok' : 'wrong']}>
            {account.data.agrees ? '✓ ' : '✗ '}
            {t((account.data.agrees ? figureWords.agrees : figureWords.disagrees)(`${grouped(recounted)} ${unit}`.trim()))}
          </span>
        )}
      </div>
      {pages.hasNextPage ? (
        <div className={style['foot']}>
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t(figureWords.more(pageSize))}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
