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
  /** Those in view, the first of which is the `from`th; `before` pixels of others are left of them. */
  readonly columns: readonly Column[];
  readonly from: number;
  readonly before: number;
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

/** What the active cell is named, for whoever is told of it. */
export const cellId = (row: number, column: number): string => `cell-${row}-${column}`;

/** One row of the table; drawn again only when what it shows changes, so that scrolling stays smooth. References come with the rows that hold them. */
export const GridRow = memo(drawRow, (a, b) => {
  const { references: _before, ...before } = a;
  const { references: _now, ...now } = b;
  return (Object.keys(now) as (keyof typeof now)[]).every((key) => Object.is(before[key], now[key]));
});

function drawRow({ index, start, record, columns, from, before, leadWidth, width, regions, references, locale, active, selected, acts }: GridRowProps) {
  return (
    <div className={`${style['row']} ${selected ? style['selected'] : ''} ${record === undefined ? style['coming'] : ''}`} role="row" aria-rowindex={index + 2} aria-selected={selected} style={{ transform: `translateY(${start}px)`, width }}>
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
      {columns.map((column, seen) => (
        <div
          key={column.name}
          // Of a thousand cells that are filled anew at each scroll only the one that is pointed at needs a name.
          id={active === from + seen ? cellId(index, from + seen) : undefined}
          role="gridcell"
          aria-colindex={from + seen + 2}
          className={`${style['cell']} ${column.right ? style['right'] : ''} ${active === from + seen ? style['active'] : ''}`}
          style={seen === 0 && before > 0 ? { width: column.width, marginLeft: before } : { width: column.width }}
          tabIndex={-1}
        >
          {record === undefined ? null : <CellContent column={column} record={record} regions={regions} references={references} locale={locale} />}
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
