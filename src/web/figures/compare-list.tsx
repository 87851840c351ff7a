import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { v7 as newId } from 'uuid';
import { compareList, type ListComparison } from '../../client/figures.ts';
import { dropImport, sendWorkbook } from '../../client/imports.ts';
import { useTakeDrops } from '../imports/drop-taker.ts';
import { Failure } from '../shell/failure.tsx';
import { Loading } from '../shell/loading.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { FigureDoor } from '../shown/figure-door.tsx';
import { grouped, spoken } from '../shown/number.ts';
import type { ComparedOne } from './compare-offices.tsx';
import { Difference, Reasons } from './comparison-answer.tsx';
import { DifferingRecords } from './differing-records.tsx';
import compare from './compare.module.css';
import style from './figures.module.css';
import { ListSums } from './list-sums.tsx';
import { figureWords } from './words.ts';

/** A list from elsewhere on its way, read, or refused. */
type Sent = { readonly name: string } & ({ readonly id?: undefined; readonly error?: unknown } | { readonly id: string; readonly error?: undefined });

/** A figure beside somebody else's list, dropped in or pasted; nothing of it is kept. */
export function CompareList({ name, place, reason, choose, page, turn }: ComparedOne) {
  const { t } = useLanguage();
  const { sent, send, forget } = useList();
  const taker = useMemo(() => ({ take: ([file]: readonly File[]) => file !== undefined && send(file), title: figureWords.listDrop, note: figureWords.listDropNote }), [send]);
  useTakeDrops(taker);
  const id = sent?.id;
  const { data, error, refetch } = useQuery({
    queryKey: ['compare-list', id, name, place, reason, page],
    enabled: id !== undefined,
    queryFn: ({ signal }) => compareList(id ?? '', name, place, { reason, page }, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (sent === undefined || sent.error !== undefined) return <ListEntry send={send} error={sent?.error} />;
  const another = (
    <Button
      onClick={() => {
        choose(undefined);
        forget();
      }}
    >
      {t(figureWords.listAnother)}
    </Button>
  );
  if (error !== null) {
    return (
      <div className={compare['apart']}>
        <Failure error={error} reset={() => void refetch()} />
        <p>{another}</p>
      </div>
    );
  }
  if (data === undefined) {
    return (
      <section className={style['card']} role="status">
        <p>{t(figureWords.listReading(sent.name))}</p>
        <Loading />
      </section>
    );
  }
  const sides = { a: t(figureWords.onlyHere), b: t(figureWords.onlyInList), both: t(figureWords.inBoth) };
  return (
    <>
      <Beside compared={data} another={another} />
      <ListSums compared={data} sides={sides} />
      <Difference comparison={data} title={t(figureWords.listDifference)} />
      {data.exact === null ? null : (
        <>
          <Reasons explanations={data.explanations} unit={data.a.value.unit} sides={sides} chosen={reason} choose={choose} />
          <DifferingRecords records={data.records} page={page} turn={turn} sides={{ a: t(figureWords.here), b: t(figureWords.inList) }} />
        </>
      )}
    </>
  );
}

/** Sends a list to be compared and has it forgotten when it isn't looked at any more. */
function useList() {
  const [sent, setSent] = useState<Sent>();
  const kept = useRef<{ readonly id: string; readonly stop: AbortController }>(undefined);
  const actions = useMemo(() => {
    const forget = () => {
      const last = kept.current;
      kept.current = undefined;
      last?.stop.abort();
      // It would be gone within a day anyway.
      if (last !== undefined) void dropImport(last.id).catch(() => undefined);
      setSent(undefined);
    };
    const send = (file: File) => {
      forget();
      const mine = { id: newId(), stop: new AbortController() };
      kept.current = mine;
      setSent({ name: file.name });
      sendWorkbook(file, { id: mine.id, onSent: () => undefined, signal: mine.stop.signal, comparison: true }).then(
        () => kept.current === mine && setSent({ name: file.name, id: mine.id }),
        (error: unknown) => kept.current === mine && setSent({ name: file.name, error }),
      );
    };
    return { send, forget };
  }, []);
  useEffect(() => actions.forget, [actions]);
  return { sent, ...actions };
}

function ListEntry({ send, error }: { readonly send: (file: File) => void; readonly error: unknown }) {
  const { t } = useLanguage();
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [cells, setCells] = useState('');
  return (
    <section className={style['card']} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t(figureWords.listTitle)}</h2>
      <p className={style['soft']}>{t(figureWords.listLead)}</p>
      {error === undefined ? null : <Failure error={error} />}
      <form
        className={compare['listEntry']}
        onSubmit={(event) => {
          event.preventDefault();
          send(new File([cells], `${t(figureWords.pastedName)}.csv`, { type: 'text/csv' }));
        }}
      >
        <label htmlFor={`${id}-cells`}>{t(figureWords.listCells)}</label>
        <Input.TextArea id={`${id}-cells`} value={cells} rows={5} placeholder={t(figureWords.listCellsExample)} onChange={({ target }) => setCells(target.value)} />
        <div className={compare['asked']}>
          <Button htmlType="submit" type="primary" disabled={cells.trim() === ''}>
            {t(figureWords.listCompare)}
          </Button>
          <Button onClick={() => chooser.current?.click()}>{t(figureWords.listFile)}</Button>
          <input
            ref={chooser}
            type="file"
            hidden
            aria-label={t(figureWords.listFile)}
            accept=".xlsx,.xls,.ods,.csv"
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file !== undefined) send(file);
            }}
          />
        </div>
      </form>
    </section>
  );
}

interface BesideProps {
  readonly compared: ListComparison;
  readonly another: ReactNode;
}

/** Both values, and which rows of the list are in neither. */
function Beside({ compared: { a, b, list }, another }: BesideProps) {
  const { t, locale } = useLanguage();
  const theirs = spoken(b.value, locale);
  return (
    <>
      <div className={style['pair']}>
        <section className={`${style['card']} ${style['sideHead']}`} aria-label={t(figureWords.here)}>
          <span className={style['sideTag']} data-side="a">
            {t(figureWords.here)}
          </span>
          <strong>
            <FigureDoor figure={a.figure} window={a.window} region={a.region} slice={a.slice} value={a.value} />
          </strong>
          <span className={style['soft']}>
            {spoken(a.value, locale).exact} · {t(figureWords.records(grouped(String(a.value.n))))}
          </span>
        </section>
        <section className={`${style['card']} ${style['sideHead']}`} aria-label={t(figureWords.inList)}>
          <span className={style['sideTag']} data-side="b">
            {list.name}
          </span>
          <strong title={theirs.exact}>
            {theirs.number} <small>{theirs.unit}</small>
          </strong>
          <span className={style['soft']}>
            {theirs.exact} · {t(figureWords.listRead(grouped(String(list.read)), grouped(String(list.same))))}
          </span>
          <span>{another}</span>
        </section>
      </div>
      {list.leftOut.length === 0 ? null : (
        <section className={style['card']}>
          <details className={style['details']}>
            <summary>{t(figureWords.leftOutRows(grouped(String(list.leftOutRows))))}</summary>
            <ul className={compare['explanations']}>
              {list.leftOut.map(({ sheet, row, column, message, mend }, index) => (
                <li key={index}>
                  {sheet === null || row === null ? sheet : <span className={style['soft']}>{t(figureWords.listCell(sheet, row, column))}</span>} {t(message)} <span className={style['soft']}>{t(mend)}</span>
                </li>
              ))}
            </ul>
          </details>
        </section>
      )}
    </>
  );
}
