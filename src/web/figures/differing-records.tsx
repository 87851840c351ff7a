import { Button } from 'antd';
import type { Comparison, DifferingRecord } from '../../client/figures.ts';
import { useLanguage } from '../shell/locale.tsx';
import { grouped, plusOf } from '../shown/number.ts';
import { RecordDoor } from '../shown/record-door.tsx';
import { dayText } from '../shown/time.ts';
import compare from './compare.module.css';
import style from './figures.module.css';
import { figureWords } from './words.ts';

interface DifferingRecordsProps {
  readonly records: { readonly total: number; readonly columns: Comparison['records']['columns']; readonly page: readonly DifferingRecord[] };
  readonly page: number;
  readonly turn: (page: number) => void;
  /** What the columns of the two sides are called. */
  readonly sides?: { readonly a: string; readonly b: string };
  readonly title?: string;
}

const pageSize = 20;

/** The records that the two sides count differently, the greatest difference first. */
export function DifferingRecords({ records, page, turn, sides, title }: DifferingRecordsProps) {
  const { t, locale } = useLanguage();
  if (records.total === 0) return null;
  const dayOf = ({ day }: DifferingRecord) => (day === 0 ? t(figureWords.undated) : dayText(day, locale));
  const pages = Math.ceil(records.total / pageSize);
  return (
    <section className={style['card']} aria-labelledby="differing">
      <div className={style['cardHead']}>
        <h2 id="differing">{title ?? t(figureWords.differing(grouped(String(records.total))))}</h2>
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
                {sides?.a ?? t(figureWords.sideA)}
              </th>
              <th scope="col" className={style['numeric']}>
                {sides?.b ?? t(figureWords.sideB)}
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
              <tr key={`${record.record} ${record.versions.a ?? ''} ${record.versions.b ?? ''}`}>
                <td className={style['nowrap']}>
                  {record.list?.known === false ? (
                    dayOf(record)
                  ) : (
                    <RecordDoor ledger={record.ledger} record={record.record} className={style['link']}>
                      {dayOf(record)}
                    </RecordDoor>
                  )}
                </td>
                {records.columns.map((column, index) => {
                  const cell = record.cells[index];
                  return <td key={column.name}>{cell === null || cell === undefined ? '' : t(cell)}</td>;
                })}
                <td className={style['numeric']}>{record.versions.a === null ? '—' : grouped(record.a)}</td>
                <td className={style['numeric']}>{record.versions.b === null ? '—' : grouped(record.b)}</td>
                <td className={style['numeric']}>
                  {plusOf(record.difference)}
                  {grouped(record.difference)}
                </td>
                <td>
                  {t(record.words)}
                  {record.list === null || record.list === undefined ? null : <ListCell list={record.list} />}
                </td>
                <td>
                  {record.list?.known === false ? null : (
                    <RecordDoor ledger={record.ledger} record={record.record} at="source" className={style['link']}>
                      {record.source === null ? t(record.list === null || record.list === undefined ? figureWords.typedIn : figureWords.theRecord) : `${record.source.name} › ${record.source.sheet} › ${t(figureWords.row(record.source.row))}`}
                    </RecordDoor>
                  )}
                  {record.counterpart === null || record.counterpart === undefined ? null : (
                    <RecordDoor ledger={record.counterpart.ledger} record={record.counterpart.record} className={`${style['link']} ${style['below']}`}>
                      {t(figureWords.theirRecord)}
                    </RecordDoor>
                  )}
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

/** Where a row of the list stands, and what it says otherwise. */
function ListCell({ list: { sheet, row, column, differences } }: { readonly list: NonNullable<DifferingRecord['list']> }) {
  const { t } = useLanguage();
  return (
    <ul className={compare['fields']}>
      <li className={style['soft']}>{t(figureWords.listCell(sheet, row, column))}</li>
      {differences.map(({ title, before, after }) => (
        <li key={title.en}>
          {t(title)} <s>{before ?? t(figureWords.blank)}</s> → <b>{after ?? t(figureWords.blank)}</b>
        </li>
      ))}
    </ul>
  );
}
