import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { Link } from '@tanstack/react-router';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ListedRecord } from '../../client/records.ts';
import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import type { RegionBook } from '../../kernel/declare/region-book.ts';
import { fieldsOf, nameField } from '../fields/ledgers.ts';
import { valueText, type References } from '../fields/value-text.ts';
import { useLanguage } from '../shell/locale.tsx';
import { mostRows } from './ledger-grid.tsx';
import style from './ledgers.module.css';
import { useRows, type Rows } from './use-rows.ts';

const cardHeight = 84;

interface LedgerCardsProps {
  readonly ledger: AnyLedger;
  readonly query: Readonly<Record<string, string>>;
  readonly regions: RegionBook;
  readonly onRows: (rows: Rows) => void;
}

/** A ledger on a phone: a card for each record, what it is called first. */
export function LedgerCards({ ledger, query, regions, onRows }: LedgerCardsProps) {
  const list = useRef<HTMLUListElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => setOffset(list.current?.offsetTop ?? 0), []);
  const [count, setCount] = useState(12);
  // Its rows are looked up anew at every scroll, which is what it is for.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useWindowVirtualizer({ count, estimateSize: () => cardHeight, overscan: 6, scrollMargin: offset, useFlushSync: false });
  const items = virtual.getVirtualItems();
  const rows = useRows(ledger.name, query, items[0]?.index ?? 0, items.at(-1)?.index ?? 0);
  // A phone's browser gives up earlier than a desk's.
  const total = Math.min(rows.total ?? 12, mostRows / 3);
  if (count !== total) setCount(total);
  useEffect(() => onRows(rows));
  return (
    <ul ref={list} className={style['cards']} style={{ height: virtual.getTotalSize() }} aria-busy={rows.total === undefined}>
      {items.map(({ index, start }) => {
        const record = rows.rowAt(index);
        return (
          <li key={index} className={style['card']} style={{ height: cardHeight, transform: `translateY(${start - offset}px)` }}>
            {record === undefined ? <div className={style['cardBox']} /> : <Card ledger={ledger} record={record} regions={regions} references={rows.references} />}
          </li>
        );
      })}
    </ul>
  );
}

function Card({ ledger, record, regions, references }: { readonly ledger: AnyLedger; readonly record: ListedRecord; readonly regions: RegionBook; readonly references: References }) {
  const { locale } = useLanguage();
  const named = nameField(ledger);
  const amount = fieldsOf(ledger).find(({ field }) => field.widget === 'money' && !field.optional) ?? fieldsOf(ledger).find(({ field }) => field.can.includes('sums'));
  const text = ({ name, field }: typeof named) => valueText(field, record.values[name], locale, regions, references);
  const more = [ledger.scope, ...(ledger.when === null ? [] : [ledger.when]), ...ledger.identity].filter((name, index, all) => name !== named.name && all.indexOf(name) === index);
  return (
    <Link to="/ledgers/$ledger/$record" params={{ ledger: ledger.name, record: record.id }} className={style['cardBox']}>
      <span className={style['cardTitle']}>{text(named) || record.id.slice(0, 8)}</span>
      <span className={style['cardFigure']}>
        {amount === undefined ? '' : text(amount)}
        {amount === undefined || text(amount) === '' || amount.field.unit === undefined ? '' : ` ${amount.field.unit[locale]}`}
      </span>
      <span className={style['cardMore']}>
        {more
          .map((name) => text({ name, field: ledger.fields[name] as never }))
          .filter((each) => each !== '')
          .join(' · ')}
      </span>
    </Link>
  );
}
