import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { readClosedChanges, type ClosedChange } from '../../client/closings.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { Panel } from '../shown/panel.tsx';
import { grouped, plusOf } from '../shown/number.ts';
import { Rows } from '../shown/rows.tsx';
import { instantText } from '../shown/time.ts';
import style from './closings.module.css';
import { closingWords } from './words.ts';

/** So many effects of one change are named. */
const mostEffects = 4;

/** What was changed of records that count in closed periods, the newest first. */
export function ChangesPanel({ closing }: { readonly closing?: string }) {
  const { t } = useLanguage();
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useQuery({ queryKey: ['closings', 'changes', closing, page], queryFn: ({ signal }) => readClosedChanges(page, closing, signal) });
  const pages = data === undefined ? 1 : Math.max(1, Math.ceil(data.total / data.size));
  return (
    <Panel title={t(closingWords.changes)} note={t(closingWords.changesNote)}>
      {error === null ? null : <Failure error={error} reset={() => void refetch()} />}
      {data === undefined ? null : (
        <Rows
          label={t(closingWords.changes)}
          columns={[
            { title: t(closingWords.record), render: (change) => <RecordOf change={change} /> },
            { title: t(closingWords.what), render: (change) => <What change={change} /> },
            { title: t(closingWords.why), render: ({ reason, party, at }) => <>{reason}<div className={style['quiet']}>{`${party} · ${instantText(at)}`}</div></> },
            { title: t(closingWords.effect), render: (change) => <Effects change={change} /> },
          ]}
          rows={data.changes}
          keyOf={({ ledger, record, version }) => `${ledger} ${record} ${version}`}
          empty={t(closingWords.noChanges)}
        />
      )}
      {pages === 1 ? null : (
        <div className={style['bar']}>
          <Button disabled={page === 1} onClick={() => setPage(page - 1)}>{t(closingWords.earlier)}</Button>
          <span>{t(closingWords.pageOf(page, pages))}</span>
          <Button disabled={page === pages} onClick={() => setPage(page + 1)}>{t(closingWords.later)}</Button>
        </div>
      )}
    </Panel>
  );
}

function RecordOf({ change: { ledger, ledgerTitle, record, called, closings } }: { readonly change: ClosedChange }) {
  const { t } = useLanguage();
  const named = called.map((one) => t(one)).join(' · ');
  return (
    <>
      <Link to="/ledgers/$ledger/$record" params={{ ledger, record }} className={style['link']}>
        {named === '' ? t(ledgerTitle) : named}
      </Link>
      <div className={style['quiet']}>{`${t(ledgerTitle)} · ${closings.map(({ window }) => window).join('、')}`}</div>
    </>
  );
}

function What({ change: { did, fields } }: { readonly change: ClosedChange }) {
  const { t } = useLanguage();
  if (did !== 'changed') return t(closingWords[did]);
  return (
    <ul className={style['lines']}>
      {fields.map(({ name, title, before, after }) => (
        <li key={name}>{`${t(title)}：${before === null ? t(closingWords.blank) : t(before)} → ${after === null ? t(closingWords.blank) : t(after)}`}</li>
      ))}
    </ul>
  );
}

function Effects({ change: { effects } }: { readonly change: ClosedChange }) {
  const { t } = useLanguage();
  return (
    <ul className={style['lines']}>
      {effects.slice(0, mostEffects).map(({ figure, title, window, difference, printed }) => (
        <li key={`${figure} ${window}`}>
          <Link to="/figures/$name" params={{ name: figure }} search={{ window }} className={style['link']}>
            {t(title)}
          </Link>{' '}
          {difference === null ? t(closingWords.moves) : `${plusOf(difference)}${grouped(printed)}`}
        </li>
      ))}
    </ul>
  );
}
