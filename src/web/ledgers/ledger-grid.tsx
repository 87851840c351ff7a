import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';
import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import type { RegionBook } from '../../kernel/declare/region-book.ts';
import type { ListedRecord } from '../../client/records.ts';
import { useLanguage } from '../shell/locale.tsx';
import { CellEditor } from './cell-editor.tsx';
import { columnsToFill, type Column } from './columns.ts';
import { cellId, GridRow, type RowActs } from './grid-row.tsx';
import style from './grid.module.css';
import { beginning, nextSort } from './ledger-address.ts';
import { NewRow } from './new-row.tsx';
import { hasOrder } from './steps.ts';
import { useRows, type Rows } from './use-rows.ts';
import { ledgerWords } from './words.ts';

const rowHeight = 36;
const leadWidth = 84;
const overscan = 12;
/** Browsers lose count of pixels beyond some 33 million. */
export const mostRows = 900_000;

interface LedgerGridProps {
  readonly ledger: AnyLedger;
  readonly columns: readonly Column[];
  readonly query: Readonly<Record<string, string>>;
  readonly regions: RegionBook;
  readonly mayWrite: boolean;
  /** A row is being typed in at the top. */
  readonly adding: boolean;
  readonly onAdding: (adding: boolean) => void;
  /** Goes on in the whole form with what was typed in that row. */
  readonly onWhole: () => void;
  readonly selected: ReadonlyMap<string, number>;
  /** All that match are chosen, whatever `selected` has of them. */
  readonly everything: boolean;
  readonly onSelect: (records: readonly ListedRecord[], on: boolean) => void;
  readonly onSort: (sort: string) => void;
  readonly onOpen: (record: ListedRecord) => void;
  readonly onRows: (rows: Rows) => void;
}

/** A ledger as a table that scrolls through all its records; keys move, open, edit and select. */
export function LedgerGrid({ ledger, columns: asNeeded, query, regions, mayWrite, adding, onAdding, onWhole, selected, everything, onSelect, onSort, onOpen, onRows }: LedgerGridProps) {
  const { t, locale } = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const needed = useMemo(() => (adding ? columnsToFill(ledger, asNeeded) : asNeeded), [adding, ledger, asNeeded]);
  const columns = useFilling(scroller, needed);
  const [newHeight, setNewHeight] = useState(0);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const [editing, setEditing] = useState<{ readonly record: ListedRecord; readonly row: number; readonly column: number }>();
  const anchor = useRef(0);
  const [count, setCount] = useState(40);
  // Its rows are looked up anew at every scroll, which is what it is for.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan, useFlushSync: false, paddingStart: rowHeight + newHeight });
  const items = virtual.getVirtualItems();
  const rows = useRows(ledger.name, query, items[0]?.index ?? 0, items.at(-1)?.index ?? 0);
  const total = Math.min(rows.total ?? 40, mostRows);
  if (count !== total) setCount(total);
  useEffect(() => onRows(rows));
  const asked = JSON.stringify(query);
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
    setAt({ row: 0, column: 0 });
    setEditing(undefined);
  }, [asked]);

  const select = (row: number, range: boolean) => {
    const record = rows.rowAt(row);
    if (record === undefined) return;
    const on = !selected.has(record.id);
    const span = range ? Array.from({ length: Math.abs(row - anchor.current) + 1 }, (_, index) => Math.min(row, anchor.current) + index) : [row];
    anchor.current = row;
    onSelect(span.flatMap((index) => rows.rowAt(index) ?? []), range ? true : on);
  };
  const edit = (row: number, column: number) => {
    const record = rows.rowAt(row);
    const field = columns[column]?.field;
    if (mayWrite && record !== undefined && field !== undefined && field.carried === undefined && field.widget !== 'evidence') setEditing({ record, row, column });
  };
  const activate = (row: number, column: number) => {
    setAt({ row, column });
    scroller.current?.focus({ preventScroll: true });
  };
  const move = (row: number, column: number) => {
    const next = { row: Math.max(0, Math.min(total - 1, row)), column: Math.max(0, Math.min(columns.length - 1, column)) };
    setAt(next);
    virtual.scrollToIndex(next.row);
    const left = leadWidth + columns.slice(0, next.column).reduce((sum, { width }) => sum + width, 0);
    const view = scroller.current;
    if (view !== null && (left < view.scrollLeft + leadWidth || left > view.scrollLeft + view.clientWidth - 160)) view.scrollLeft = Math.max(0, left - leadWidth - 40);
  };
  /** A row's number is a link, opened here as a page of ours unless it is to open elsewhere. */
  const open = (event: MouseEvent) => {
    if (!(event.target instanceof Element) || event.target.closest('a') === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const record = rows.rowAt(Number(event.target.closest('[role=row]')?.getAttribute('aria-rowindex')) - 2);
    if (record === undefined) return;
    event.preventDefault();
    onOpen(record);
  };
  const acts = useRef<RowActs>({ select });
  useEffect(() => {
    acts.current = { select };
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (editing !== undefined || event.target !== scroller.current) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2);
    const record = rows.rowAt(at.row);
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(at.row + 1, at.column),
      ArrowUp: () => move(at.row - 1, at.column),
      ArrowRight: () => move(at.row, at.column + 1),
      ArrowLeft: () => move(at.row, at.column - 1),
      PageDown: () => move(at.row + page, at.column),
      PageUp: () => move(at.row - page, at.column),
      Home: () => (event.ctrlKey ? move(0, 0) : move(at.row, 0)),
      End: () => (event.ctrlKey ? move(total - 1, at.column) : move(at.row, columns.length - 1)),
      Enter: () => record !== undefined && onOpen(record),
      F2: () => edit(at.row, at.column),
      Insert: () => mayWrite && onAdding(true),
      ...(adding ? { Escape: () => onAdding(false) } : {}),
      ' ': () => select(at.row, event.shiftKey),
    };
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  // Always as many rows, each in its place among the elements, so that scrolling fills them anew: what is made, dropped or
  // moved elsewhere has the style of all its cells worked out again.
  const pool = Math.ceil((virtual.scrollRect?.height ?? 0) / rowHeight) + 2 * overscan + 2;
  const first = Math.max(0, Math.min(items[0]?.index ?? 0, total - pool));
  const slots = Math.min(pool, total);
  const drawn = Array.from({ length: slots }, (_, slot) => first + ((slot - (first % slots) + slots) % slots));
  const width = leadWidth + columns.reduce((sum, column) => sum + column.width, 0);
  const sorted = query['sort'];
  const inView = useInView(scroller, columns);
  return (
    <div
      ref={scroller}
      className={style['scroller']}
      role="grid"
      tabIndex={0}
      aria-label={t(ledgerWords.grid(ledger.title))}
      aria-describedby="grid-keys"
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={cellId(at.row, at.column)}
      aria-multiselectable
      aria-busy={rows.total === undefined}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        onCell(event.target, activate);
        open(event);
      }}
      onDoubleClick={({ target }) => onCell(target, edit)}
    >
      <span id="grid-keys" className="spoken-only">
        {t(ledgerWords.keys)}
      </span>
      <div className={style['sheet']} style={{ height: virtual.getTotalSize(), width }} data-stale={rows.stale}>
        <div className={style['head']} role="row" aria-rowindex={1} style={{ width }}>
          <div role="columnheader" className={style['lead']} style={{ width: leadWidth }}>
            {t(ledgerWords.rowNumber)}
          </div>
          {columns.map(({ name, field, width: wide, right }) => {
            const order = sorted === name ? 'ascending' : sorted === `-${name}` ? 'descending' : 'none';
            const sortable = !field.sensitive && (hasOrder(field) || field.can.includes('splits') || field.can.includes('reads'));
            return (
              <div key={name} role="columnheader" aria-sort={order} className={`${style['headCell']} ${right ? style['right'] : ''}`} style={{ width: wide }}>
                {sortable ? (
                  <button type="button" tabIndex={-1} title={t(ledgerWords.sortBy(field.title))} onClick={() => onSort(nextSort(sorted, name))}>
                    {t(field.title)}
                    {field.unit === undefined ? null : <small>{field.unit[locale]}</small>}
                    <i aria-hidden>{order === 'ascending' ? '↑' : order === 'descending' ? '↓' : ''}</i>
                  </button>
                ) : (
                  <span>{t(field.title)}</span>
                )}
              </div>
            );
          })}
        </div>
        {adding ? (
          <NewRow
            ledger={ledger}
            columns={columns}
            leadWidth={leadWidth}
            regions={regions}
            references={rows.references}
            begin={beginning(query, ledger)}
            onHeight={setNewHeight}
            onLeave={() => {
              onAdding(false);
              scroller.current?.focus({ preventScroll: true });
            }}
            onWhole={onWhole}
          />
        ) : null}
        {drawn.map((index, slot) => {
          const record = rows.rowAt(index);
          return (
            <GridRow
              key={slot}
              index={index}
              start={(index + 1) * rowHeight + newHeight}
              record={record}
              columns={inView.columns}
              from={inView.from}
              before={inView.before}
              leadWidth={leadWidth}
              width={width}
              regions={regions}
              references={rows.references}
              locale={locale}
              active={at.row === index ? at.column : undefined}
              selected={record !== undefined && (everything || selected.has(record.id))}
              acts={acts}
            />
          );
        })}
        {editing === undefined || columns[editing.column] === undefined ? null : (
          <CellEditor
            ledger={ledger}
            record={editing.record}
            column={columns[editing.column] as Column}
            top={editing.row * rowHeight + rowHeight + newHeight}
            left={leadWidth + columns.slice(0, editing.column).reduce((sum, column) => sum + column.width, 0)}
            regions={regions}
            references={rows.references}
            onDone={() => {
              setEditing(undefined);
              scroller.current?.focus({ preventScroll: true });
            }}
          />
        )}
      </div>
    </div>
  );
}

/** The cell that was pointed at, by its row and column. */
function onCell(target: EventTarget, act: (row: number, column: number) => void): void {
  const cell = target instanceof Element && target.closest('[role=dialog]') === null ? target.closest('[role=gridcell][aria-colindex]') : null;
  const row = cell?.closest('[role=row][aria-rowindex]');
  if (cell != null && row != null) act(Number(row.getAttribute('aria-rowindex')) - 2, Number(cell.getAttribute('aria-colindex')) - 2);
}

/** Columns drawn beyond those in view, so that they stand when they come in. */
const columnsBeside = 2;

/** The columns in view, with how many and how many pixels are left of them: what isn't seen needn't be filled at each scroll. */
function useInView(scroller: RefObject<HTMLDivElement | null>, columns: readonly Column[]): { readonly columns: readonly Column[]; readonly from: number; readonly before: number } {
  const [view, setView] = useState({ left: 0, right: Number.POSITIVE_INFINITY });
  useLayoutEffect(() => {
    const seen = scroller.current;
    if (seen === null) return undefined;
    const look = () => setView((was) => (was.left === seen.scrollLeft && was.right === seen.scrollLeft + seen.clientWidth ? was : { left: seen.scrollLeft, right: seen.scrollLeft + seen.clientWidth }));
    const observer = new ResizeObserver(look);
    observer.observe(seen);
    seen.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      seen.removeEventListener('scroll', look);
    };
  }, [scroller]);
  const ends = useMemo(() => {
    const found: number[] = [];
    for (const { width } of columns) found.push((found.at(-1) ?? leadWidth) + width);
    return found;
  }, [columns]);
  const first = ends.findIndex((end) => end > view.left + leadWidth);
  const last = ends.findIndex((end) => end >= view.right);
  const from = Math.max(0, (first < 0 ? columns.length - 1 : first) - columnsBeside);
  const to = Math.min(columns.length, (last < 0 ? columns.length - 1 : last) + 1 + columnsBeside);
  return useMemo(() => ({ columns: columns.slice(from, to), from, before: (ends[from - 1] ?? leadWidth) - leadWidth }), [columns, ends, from, to]);
}

/** The columns, widened evenly where there is room for more than they need. */
function useFilling(scroller: RefObject<HTMLDivElement | null>, columns: readonly Column[]): readonly Column[] {
  const [room, setRoom] = useState(0);
  useLayoutEffect(() => {
    const view = scroller.current;
    if (view === null) return undefined;
    const observer = new ResizeObserver(() => setRoom(view.clientWidth));
    observer.observe(view);
    return () => observer.disconnect();
  }, [scroller]);
  return useMemo(() => {
    const needed = columns.reduce((sum, { width }) => sum + width, 0);
    const factor = Math.max(1, (room - leadWidth) / needed);
    return columns.map((column) => ({ ...column, width: Math.floor(column.width * factor) }));
  }, [columns, room]);
}
