import { Button } from 'antd';
import type { Comparison } from '../../client/figures.ts';
import { useLanguage } from '../shell/locale.tsx';
import { grouped } from '../shown/number.ts';
import { RecordDoor } from '../shown/record-door.tsx';
import { dayText } from '../shown/time.ts';
import style from './figures.module.css';
import { figureWords } from './words.ts';

interface DifferingRecordsProps {
  readonly comparison: Comparison;
  readonly page: number;
  readonly turn: (page: number) => void;
}

const pageSize = 20;

/** The records that the two sides count differently, the greatest difference first. */
export function DifferingRecords({ comparison: { records }, page, turn }: DifferingRecordsProps) {
  const { t, locale } = useLanguage();
  if (records.total === 0) return null;
  const pages = Math.ceil(records.total / pageSize);
  return (
    <section className={style['card']} aria-labelledby="differing">
      <div className={style['cardHead']}>
        <h2 id="differing">{t(figureWords.differing(grouped(String(records.total))))}</h2>
      </div>
      <div className={style['scroll']}>
        <table className={style['table']}>
          <thead>
            <tr>
              <th scope="col">{t(figureWords.day)}</th>
              {records.columns.map((column) => (
                <th key={column.name} scope="col">
                  {t(column.title)}
                </th>
              ))}
              <th scope="col" className={style['numeric']}>
                {t(figureWords.sideA)}
              </th>
              <th scope="col" className={style['numeric']}>
                {t(figureWords.sideB)}
              </th>
              <th scope="col" className={style['numeric']}>
                {t(figureWords.differenceShort)}
              </th>
              <th scope="col">{t(figureWords.reason)}</th>
              <th scope="col">{t(figureWords.source)}</th>
            </tr>
          </thead>
          <tbody>
            {records.page.map((record) => (
              <tr key={record.record}>
                <td className={style['nowrap']}>
                  <RecordDoor ledger={record.ledger} record={record.record} className={style['link']}>
                    {record.day === 0 ? t(figureWords.undated) : dayText(record.day, locale)}
                  </RecordDoor>
                </td>
                {records.columns.map((column, index) => {
                  const cell = record.cells[index];
                  return <td key={column.name}>{cell === null || cell === undefined ? '' : t(cell)}</td>;
                })}
                <td className={style['numeric']}>{record.versions.a === null ? '—' : grouped(record.a)}</td>
                <td className={style['numeric']}>{record.versions.b === null ? '—' : grouped(record.b)}</td>
                <td className={style['numeric']}>
                  {record.difference.startsWith('-') ? '' : '+'}
                  {grouped(record.difference)}
                </td>
                <td>{t(record.words)}</td>
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
      {pages < 2 ? null : (
        <div className={style['foot']}>
          <Button disabled={page <= 1} onClick={() => turn(page - 1)}>
            {t(figureWords.pageBefore)}
          </Button>
          <span className={style['soft']}>{t(figureWords.pageOf(grouped(String(page)), grouped(String(pages))))}</span>
          <Button disabled={page >= pages} onClick={() => turn(page + 1)}>
            {t(figureWords.pageAfter)}
          </Button>
        </div>
      )}
    </section>
  );
}
