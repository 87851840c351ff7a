import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useImperativeHandle, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode, type Ref } from 'react';
import type { Imported, ImportedSheet, SheetRow } from '../../client/imports.ts';
import { useLanguage } from '../shell/locale.tsx';
import { cellId, type CellAt } from './cell-at.ts';
import { fieldTitle } from './declared-ledgers.ts';
import { columnLetter, columnNumber, type Listed } from './listed-rows.ts';
import { SheetCells } from './sheet-cells.tsx';
import style from './sheet-grid.module.css';
import { useSheetRows } from './use-sheet-rows.ts';
import { wizardWords } from './words.ts';

/** What others can ask of the grid. */
export interface GridHandle {
  /** Brings a cell into view and makes it the current one. */
  show(at: CellAt): void;
}

interface SheetGridProps {
  readonly imported: Imported;
  readonly sheet: ImportedSheet;
  readonly listed: readonly Listed[];
  readonly open: CellAt | null;
  readonly onOpen: (at: CellAt | null) => void;
  readonly onUnfold: () => void;
  /** What is shown at the open cell. */
  readonly renderNote: (row: SheetRow, at: CellAt) => ReactNode;
  /** Shows what the check says; without, the sheet as it is with what its columns were taken for. */
  readonly checked: boolean;
  readonly handle: Ref<GridHandle>;
}

const blank = { zh: '', en: '' };
const rowHeight = 31;
/** Pixels of a character, and of what surrounds a text. */
const perCharacter = 7.2;
const around = 24;

/** A sheet as its clerk knows it: letters above, numbers at the side, what is wrong in its place. */
export function SheetGrid({ imported, sheet, listed, open, onOpen, onUnfold, renderNote, checked, handle }: SheetGridProps) {
  const { t } = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<CellAt | null>(null);
  const rowNumbers = useMemo(() => listed.map((one) => (typeof one === 'number' ? one : 0)), [listed]);
  const { plain, positions } = useMemo(() => withoutFolds(rowNumbers), [rowNumbers]);
  const width = Math.max(1, sheet.widths.length);
  const template = useMemo(() => `52px ${Array.from({ length: width }, (_, index) => `${Math.round((sheet.widths[index] ?? 4) * perCharacter + around)}px`).join(' ')}`, [sheet.widths, width]);
  // oxlint-disable-next-line react/incompatible-library -- there is no compiler here that would keep what it returns
  const virtual = useVirtualizer({ count: listed.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 8, scrollPaddingStart: rowHeight, scrollPaddingEnd: rowHeight });
  const items = virtual.getVirtualItems();
  const rows = useSheetRows(imported.id, sheet.name, imported.at, plain, positions[items[0]?.index ?? 0] ?? 0, positions[items.at(-1)?.index ?? 0] ?? 0);
  const tables = useMemo(() => imported.tables.filter((table) => table.sheet === sheet.name), [imported.tables, sheet.name]);
  const mapped = new Map(tables.flatMap(({ ledger, columns }) => (ledger === null ? [] : columns.map(({ column, field }) => [column, fieldTitle(ledger, field)] as const))));

  const show = (at: CellAt) => {
    const index = rowNumbers.indexOf(at.row);
    if (index < 0) return;
    virtual.scrollToIndex(index, { align: 'auto' });
    setCurrent(at);
    const left = 52 + (sheet.widths.slice(0, columnNumber(at.column) - 1).reduce((sum, each) => sum + each * perCharacter + around, 0));
    const box = scroller.current;
    if (box !== null && (left < box.scrollLeft + 52 || left > box.scrollLeft + box.clientWidth - 120)) box.scrollLeft = Math.max(0, left - 120);
  };
  useImperativeHandle(handle, () => ({ show }));

  useEffect(() => {
    if (current !== null && columnNumber(current.column) > width) setCurrent(null);
  }, [current, width]);

  const move = (event: KeyboardEvent) => {
    // Within a note the keys are the note's.
    if (event.target instanceof Element && event.target.closest(`.${style['note']}`) !== null) return;
    const at = current ?? { row: rowNumbers.find((row) => row > 0) ?? 1, column: 'A' };
    const index = rowNumbers.indexOf(at.row);
    const column = columnNumber(at.column);
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 300) / rowHeight) - 2);
    const steps: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-page, 0], PageDown: [page, 0] };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      onOpen(null);
      const down = rowAlong(rowNumbers, index, step[0]);
      show({ row: down, column: columnLetter(Math.min(width, Math.max(1, column + step[1]))) });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      onOpen(at);
    } else if (event.key === 'Escape') onOpen(null);
    else if (event.key === 'Home') show({ ...at, column: 'A' });
    else if (event.key === 'End') show({ ...at, column: columnLetter(width) });
  };

  const pick = (event: MouseEvent) => {
    const cell = event.target instanceof Element ? event.target.closest('[id^="cell-"]') : null;
    const [, column, row] = /^cell-([A-Z]+)(\d+)$/.exec(cell?.id ?? '') ?? [];
    if (column === undefined || row === undefined) return;
    const at = { row: Number(row), column };
    setCurrent(at);
    onOpen(open?.row === at.row && open.column === column ? null : at);
  };

  const openRow = open === null ? undefined : rows.get(open.row);
  const openIndex = open === null ? -1 : rowNumbers.indexOf(open.row);
  return (
    <div className={style['frame']}>
      <div
        ref={scroller}
        className={style['scroller']}
        role="grid"
        aria-label={t(wizardWords.grid(sheet.name))}
        aria-rowcount={sheet.rows}
        aria-colcount={width}
        tabIndex={0}
        aria-activedescendant={current === null || !items.some(({ index }) => rowNumbers[index] === current.row) ? undefined : cellId(current)}
        onKeyDown={move}
        onClick={pick}
      >
        <div role="row" className={style['letters']} data-named={!checked || undefined} style={{ gridTemplateColumns: template }}>
          <span role="columnheader" className={style['corner']} aria-label={t(wizardWords.gridHelp)} title={t(wizardWords.gridHelp)} />
          {Array.from({ length: width }, (_, index) => columnLetter(index + 1)).map((letter) => (
            <span key={letter} role="columnheader" className={style['letter']} data-mapped={mapped.has(letter) || undefined}>
              {letter}
              {checked || !mapped.has(letter) ? null : <b>{t(mapped.get(letter) ?? blank)}</b>}
            </span>
          ))}
        </div>
        <div className={style['body']} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start, key }) => {
            const one = listed[index];
            if (one === undefined) return null;
            if (typeof one !== 'number') {
              return (
                <div key={key} role="row" className={style['row']} style={{ transform: `translateY(${start}px)`, gridTemplateColumns: template }}>
                  <span role="rowheader" className={style['number']}>
                    ⋮
                  </span>
                  <span role="gridcell" className={style['fold']}>
                    <button type="button" onClick={onUnfold}>
                      {t(wizardWords.folded(one.folded))}
                    </button>
                  </span>
                </div>
              );
            }
            return (
              <SheetCells
                key={key}
                row={rows.get(one)}
                number={one}
                width={width}
                merges={sheet.merges}
                tables={tables}
                current={current?.row === one ? current.column : null}
                open={open?.row === one ? open.column : null}
                start={start}
                template={template}
                checked={checked}
              />
            );
          })}
          {open === null || openRow === undefined || openIndex < 0 ? null : (
            <div
              className={style['note']}
              style={{ top: (openIndex + 1) * rowHeight + 4, left: noteLeft(sheet, open, scroller.current) }}
              onKeyDown={(event) => {
                if (event.key !== 'Escape') return;
                onOpen(null);
                scroller.current?.focus();
              }}
              role="presentation"
            >
              {renderNote(openRow, open)}
            </div>
          )}
        </div>
      </div>
    </div>
  );
}

/** The rows alone, and the position among them of whatever is listed. */
function withoutFolds(rows: readonly number[]): { readonly plain: readonly number[]; readonly positions: readonly number[] } {
  const plain: number[] = [];
  const positions = rows.map((row) => {
    if (row > 0) plain.push(row);
    return row > 0 ? plain.length - 1 : Math.max(0, plain.length - 1);
  });
  return { plain, positions };
}

function rowAlong(rows: readonly number[], index: number, step: number): number {
  let at = Math.min(rows.length - 1, Math.max(0, index + step));
  // A fold is no row to stand on.
  while ((rows[at] ?? 0) === 0 && at > 0 && at < rows.length - 1) at += Math.sign(step) || 1;
  return (rows[at] ?? 0) > 0 ? (rows[at] ?? 1) : (rows[index] ?? 1);
}

function noteLeft(sheet: ImportedSheet, { column }: CellAt, box: HTMLDivElement | null): number {
  const left = 52 + sheet.widths.slice(0, columnNumber(column) - 1).reduce((sum, each) => sum + each * perCharacter + around, 0);
  const most = (box?.scrollLeft ?? 0) + (box?.clientWidth ?? 800) - 340;
  return Math.max((box?.scrollLeft ?? 0) + 8, Math.min(left, most));
}
