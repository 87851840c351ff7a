import { memo, type RefObject } from 'react';
import type { ListedRecord } from '../../client/records.ts';
import type { RegionBook } from '../../kernel/declare/region-book.ts';
import type { Locale } from '../../kernel/declare/wording.ts';
import { filesOf } from '../fields/evidence-input.tsx';
import { cellText, type References } from '../fields/value-text.ts';
import { fieldWords } from '../fields/words.ts';
import type { Column } from './columns.ts';
import style from './grid.module.css';
import { ledgerWords } from './words.ts';

interface GridRowProps {
  readonly index: number;
  readonly start: number;
  readonly record: ListedRecord | undefined;
  readonly columns: readonly Column[];
  readonly leadWidth: number;
  readonly width: number;
  readonly regions: RegionBook;
  readonly references: References;
  readonly locale: Locale;
  /** The column of the active cell, in the active row. */
  readonly active: number | undefined;
  readonly selected: boolean;
  /** What rows do, as of now: rows are drawn seldom. */
  readonly acts: RefObject<RowActs>;
}

export interface RowActs {
  select(row: number, range: boolean): void;
}

/** One row of the table; drawn again only when what it shows changes, so that scrolling stays smooth. References come with the rows that hold them. */
export const GridRow = memo(drawRow, (a, b) => {
  const { references: _before, ...before } = a;
  const { references: _now, ...now } = b;
  return (Object.keys(now) as (keyof typeof now)[]).every((key) => Object.is(before[key], now[key]));
});

function drawRow({ index, start, record, columns, leadWidth, width, regions, references, locale, active, selected, acts }: GridRowProps) {
  return (
    <div className={`${style['row']} ${selected ? style['selected'] : ''}`} role="row" aria-rowindex={index + 2} aria-selected={selected} style={{ transform: `translateY(${start}px)`, width }}>
      <div role="rowheader" className={style['lead']} style={{ width: leadWidth }}>
        {record === undefined ? null : (
          <>
            <input type="checkbox" tabIndex={-1} checked={selected} aria-label={ledgerWords.selectRow(index + 1)[locale]} onClick={({ shiftKey }) => acts.current.select(index, shiftKey)} onChange={() => undefined} />
            <a tabIndex={-1} href={`/ledgers/${record.ledger}/${record.id}`} aria-label={ledgerWords.openRow(index + 1)[locale]}>
              {index + 1}
            </a>
          </>
        )}
      </div>
      {columns.map((column, at) => (
        <div
          key={column.name}
          id={`cell-${index}-${at}`}
          role="gridcell"
          aria-colindex={at + 2}
          className={`${style['cell']} ${column.right ? style['right'] : ''} ${active === at ? style['active'] : ''}`}
          style={{ width: column.width }}
          tabIndex={-1}
        >
          {record === undefined ? <span className={style['coming']} /> : <CellContent column={column} record={record} regions={regions} references={references} locale={locale} />}
        </div>
      ))}
    </div>
  );
}

function CellContent({ column: { name, field }, record, regions, references, locale }: { readonly column: Column; readonly record: ListedRecord } & Pick<GridRowProps, 'regions' | 'references' | 'locale'>) {
  const value = record.values[name];
  if (field.widget === 'evidence') {
    const { length } = filesOf(value);
    return length === 0 ? null : fieldWords.files(length)[locale];
  }
  return cellText(field, value, locale, regions, references);
}
