import type { ReactNode } from 'react';
import { useLanguage } from '../shell/locale.tsx';
import style from './panel.module.css';
import { rowWords } from './words.ts';

export interface Column<R> {
  /** Blank of the column with what can be done with a row. */
  readonly title: string;
  readonly render: (row: R) => ReactNode;
  readonly amount?: true;
}

interface RowsProps<R> {
  /** What the rows are, for whoever hears them. */
  readonly label: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string;
  /** Said where there are none. */
  readonly empty: string;
}

/** A short table; on a phone each of its rows is a card. */
export function Rows<R>({ label, columns, rows, keyOf, empty }: RowsProps<R>) {
  const { t } = useLanguage();
  if (rows.length === 0) return <p className={style['empty']}>{empty}</p>;
  const classOf = ({ title, amount }: Column<R>) => style[amount === true ? 'amount' : title === '' ? 'acts' : ''];
  return (
    <table className={style['rows']} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column, index) => (
            <th key={index} scope="col" className={classOf(column)}>
              {column.title === '' ? <span className="spoken-only">{t(rowWords.acts)}</span> : column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map((column, index) => (
              <td key={index} className={classOf(column)} {...(column.title === '' ? {} : { 'data-label': column.title })}>
                {column.title === '' ? column.render(row) : <span>{column.render(row)}</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
