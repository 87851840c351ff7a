import { memo } from 'react';
import type { ImportedSheet, ImportedTable, SheetRow } from '../../client/imports.ts';
import { useLanguage } from '../shell/locale.tsx';
import { cellId } from './cell-at.ts';
import { columnLetter } from './listed-rows.ts';
import style from './sheet-grid.module.css';
import { wizardWords } from './words.ts';

interface SheetCellsProps {
  /** `undefined` while it is on its way. */
  readonly row: SheetRow | undefined;
  readonly number: number;
  readonly width: number;
  readonly merges: ImportedSheet['merges'];
  readonly tables: readonly ImportedTable[];
  readonly current: string | null;
  readonly open: string | null;
  /** Pixels from the top, and the columns' widths. */
  readonly start: number;
  readonly template: string;
  /** Whether what the check says is shown, or only the sheet as it is. */
  readonly checked: boolean;
}

/** One row of the grid; scrolling moves the others past it without drawing it anew. */
export const SheetCells = memo(function SheetCells({ row, number, width, merges, tables, current, open, start, template, checked }: SheetCellsProps) {
  const { t } = useLanguage();
  const role = row?.role ?? 'outside';
  const status = row?.status ?? null;
  const said = status === null ? t(wizardWords.role(role)) : t(wizardWords.status(status));
  const cells = [];
  for (let index = 0; index < width; index++) {
    const letter = columnLetter(index + 1);
    const merge = merges.find(({ top, bottom, left, right }) => number >= top && number <= bottom && index + 1 >= left && index + 1 <= right);
    if (merge !== undefined && index + 1 > merge.left) continue;
    const problems = !checked ? [] : (row?.problems ?? []).filter(({ place }) => (place.column ?? firstColumn(tables)) === letter);
    const difference = !checked ? undefined : row?.differences.find(({ column }) => column === letter);
    const worst = problems.some(({ severity }) => severity === 'error') ? 'error' : problems.length > 0 ? 'warning' : undefined;
    const text = row?.cells[index] ?? '';
    const corrected = row?.corrected.includes(letter) === true;
    const span = merge === undefined ? 1 : merge.right - merge.left + 1;
    const label = worst === undefined ? undefined : `${letter}${number} ${text} ${problems.map(({ message }) => t(message)).join(' ')}`;
    cells.push(
      <span
        key={letter}
        id={cellId({ row: number, column: letter })}
        role="gridcell"
        tabIndex={-1}
        aria-colindex={index + 1}
        aria-label={label}
        className={style['cell']}
        style={span > 1 ? { gridColumn: `${index + 2} / span ${span}` } : undefined}
        data-worst={worst}
        data-changed={difference !== undefined || undefined}
        data-corrected={corrected || undefined}
        data-current={current === letter || undefined}
        data-open={open === letter || undefined}
        data-merged={span > 1 || undefined}
        data-number={isNumber(text) || undefined}
        title={text}
      >
        {difference === undefined ? null : <s>{difference.before ?? '—'}</s>}
        {span > 1 && text !== '' ? <span className={style['stuck']}>{merge !== undefined && number > merge.top ? '' : text}</span> : merge !== undefined && number > merge.top ? '' : text}
      </span>,
    );
  }
  return (
    <div role="row" aria-rowindex={number} className={style['row']} data-role={role} data-status={checked ? (status ?? undefined) : undefined} data-coming={row === undefined || undefined} style={{ transform: `translateY(${start}px)`, gridTemplateColumns: template }}>
      <span role="rowheader" className={style['number']} title={said} aria-label={said === '' ? String(number) : `${number} ${said}`}>
        {number}
      </span>
      {cells}
    </div>
  );
});

/** A problem of a whole row is shown in the first column that is anything. */
function firstColumn(tables: readonly ImportedTable[]): string {
  return tables[0]?.columns[0]?.column ?? 'A';
}

const isNumber = (text: string): boolean => /^-?\d+(?:\.\d+)?$/.test(text) && text.length < 16;
