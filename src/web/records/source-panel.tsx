import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { Refused } from '../../client/call.ts';
import { readSource, type ShownRecord } from '../../client/records.ts';
import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import style from './records.module.css';
import { recordWords } from './words.ts';

/** The workbook row a record came from, among its neighbours; the cells that were read are marked. */
export function SourcePanel({ ledger, record }: { readonly ledger: AnyLedger; readonly record: ShownRecord }) {
  const { t } = useLanguage();
  const { data, error, isPending } = useQuery({ queryKey: ['source', ledger.name, record.id], queryFn: ({ signal }) => readSource(ledger.name, record.id, signal), staleTime: Number.POSITIVE_INFINITY });
  const none = error instanceof Refused && error.code === 'source.not-found';
  const read = new Set(Object.values(data?.layout ?? {}));
  return (
    <section id="source" aria-labelledby="record-source">
      <h2 id="record-source">{t(recordWords.source)}</h2>
      {isPending ? <Skeleton active title={false} /> : null}
      {none ? <p className={style['blank']}>{t(recordWords.noSource)}</p> : error === null ? null : <Failure error={error} />}
      {data === undefined ? null : (
        <>
          <p className={style['sourceName']}>{t(recordWords.sourceNote(data.name, data.sheet, data.row))}</p>
          <div className={style['sheetScroll']} tabIndex={0} role="region" aria-label={t(recordWords.sheetAround(data.sheet))}>
            <table className={style['sheet']}>
              <thead>
                <tr>
                  <th aria-label={t(recordWords.row)} />
                  {data.columns.map((letter) => (
                    <th key={letter} scope="col" data-read={read.has(letter)}>
                      {letter}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.rows.map(({ row, header, cells }) => (
                  <tr key={row} data-header={header} data-here={row === data.row}>
                    <th scope="row">{row}</th>
                    {cells.map((cell, index) => (
                      <td key={index} data-read={row === data.row && read.has(data.columns[index] ?? '')}>
                        {cell}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}
