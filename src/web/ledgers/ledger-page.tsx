import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { PlusOutlined } from '@ant-design/icons';
import { useMemo, useRef, useState } from 'react';
import type { ListedRecord } from '../../client/records.ts';
import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import { ledgerDeclared } from '../fields/ledgers.ts';
import { useRegions } from '../fields/regions.ts';
import { RecordForm } from '../records/record-form.tsx';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { NotFound } from '../shell/not-found.tsx';
import { useNarrow } from '../shell/use-narrow.ts';
import { grouped } from '../shown/number.ts';
import { isLevel } from '../../kernel/declare/level.ts';
import { ReviewButtons } from '../review/review-buttons.tsx';
import { BulkBar, mostSelected, type AllChosen } from './bulk-bar.tsx';
import { columnsOf } from './columns.ts';
import { FilterBar } from './filter-bar.tsx';
import { queryOf, type LedgerSearch } from './ledger-address.ts';
import { LedgerCards } from './ledger-cards.tsx';
import { LedgerGrid, mostRows } from './ledger-grid.tsx';
import { LedgerTools } from './ledger-tools.tsx';
import style from './ledgers.module.css';
import { useMay } from './may.ts';
import { Totals } from './totals.tsx';
import type { Rows } from './use-rows.ts';
import { ledgerWords } from './words.ts';

const route = getRouteApi('/framed/ledgers/$ledger');

/** A ledger: its records as a table that is filtered, sorted and edited in place; all of that stands in the address. */
export function LedgerPage() {
  const { ledger: name } = route.useParams();
  const ledger = ledgerDeclared(name);
  return ledger === undefined ? <NotFound /> : <Ledger key={name} ledger={ledger} />;
}

type Seen = Pick<Rows, 'total' | 'error' | 'references' | 'head' | 'again'>;
const nothing: Seen = { total: undefined, error: null, references: {}, head: null, again: () => undefined };

function Ledger({ ledger }: { readonly ledger: AnyLedger }) {
  const { t } = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const regions = useRegions();
  const may = useMay(ledger.name);
  const narrow = useNarrow();
  const [adding, setAdding] = useState<'row' | 'form'>();
  const [selected, setSelected] = useState<ReadonlyMap<string, number>>(new Map());
  const [chosen, setChosen] = useState<AllChosen & { readonly of: string }>();
  const [seen, setSeen] = useState<Seen>(nothing);
  const latest = useRef(seen);

  const said = JSON.stringify(queryOf(search, ledger));
  const query = useMemo(() => JSON.parse(said) as Record<string, string>, [said]);
  const columns = useMemo(() => columnsOf(ledger, search['columns']), [ledger, search]);
  const go = (next: LedgerSearch) => void navigate({ search: next, replace: true });
  const onRows = (rows: Rows) => {
    const { total, error, references, head, again } = rows;
    if (latest.current.total === total && latest.current.error === error && latest.current.references === references && latest.current.head === head) return;
    latest.current = { total, error, references, head, again };
    setSeen(latest.current);
  };
  const all = chosen?.of === said ? chosen : undefined;
  const onClear = () => {
    setSelected(new Map());
    setChosen(undefined);
  };
  const onSelect = (records: readonly ListedRecord[], on: boolean) => {
    // Whoever picks a row no longer means them all.
    setChosen(undefined);
    setSelected((before) => {
      const next = new Map(before);
      for (const { id, version } of records) if (on && next.size < mostSelected) next.set(id, version);
      else if (!on) next.delete(id);
      return next;
    });
  };
  const filtered = Object.keys(query).some((key) => key !== 'sort');
  return (
    <>
      <div className={style['top']}>
        <div>
          <div className={style['crumbs']}>
            <Link to="/ledgers">{t(ledgerWords.ledgers)}</Link>
          </div>
          <h1>{t(ledger.title)}</h1>
        </div>
        <LedgerTools ledger={ledger} search={search} query={query} columns={columns} onSearch={go} may={may} onAdd={() => setAdding('form')} onAddRow={() => setAdding('row')} />
      </div>
      <FilterBar ledger={ledger} search={search} onSearch={go} regions={regions} references={seen.references} />
      {narrow ? <Totals ledger={ledger} query={query} total={seen.total} /> : null}
      {selected.size > 0 && isLevel(search['level']) ? (
        <div className={style['actions']}>
          <ReviewButtons level={search['level']} records={[...selected].map(([id, base]) => ({ ledger: ledger.name, id, base }))} may={may} onDone={() => setSelected(new Map())} />
        </div>
      ) : null}
      {selected.size > 0 && may('write') ? <BulkBar key={said} ledger={ledger} query={query} total={seen.total} head={seen.head} regions={regions} references={seen.references} selected={selected} onSelect={onSelect} onClear={onClear} all={all} onAll={(now) => setChosen({ ...now, of: said })} /> : null}
      {seen.error === null ? null : <Failure error={seen.error} reset={seen.again} />}
      {seen.total === 0 && adding !== 'row' ? <NothingHere filtered={filtered} /> : null}
      <div hidden={(seen.total === 0 && adding !== 'row') || (seen.error !== null && seen.total === undefined)}>
        {narrow ? (
          <LedgerCards ledger={ledger} query={query} regions={regions} onRows={onRows} />
        ) : (
          <LedgerGrid
            ledger={ledger}
            columns={columns}
            query={query}
            regions={regions}
            mayWrite={may('write')}
            adding={adding === 'row'}
            onAdding={(on) => setAdding(on ? 'row' : undefined)}
            onWhole={() => setAdding('form')}
            selected={selected}
            everything={all !== undefined}
            onSelect={onSelect}
            onSort={(sort) => go({ ...search, sort })}
            onOpen={(record) => void navigate({ to: '/ledgers/$ledger/$record', params: { ledger: ledger.name, record: record.id } })}
            onRows={onRows}
          />
        )}
      </div>
      {(seen.total ?? 0) > mostRows && !narrow ? <p className={style['unable']}>{t(ledgerWords.tooMany(grouped(String(mostRows))))}</p> : null}
      {narrow ? null : <Totals ledger={ledger} query={query} total={seen.total} />}
      {may('write') && narrow ? (
        <Button type="primary" className={style['addHere'] ?? ''} icon={<PlusOutlined aria-hidden />} onClick={() => setAdding('form')}>
          {t(ledgerWords.add)}
        </Button>
      ) : null}
      <Drawer open={adding === 'form'} size={narrow ? '100%' : 720} title={t(ledgerWords.addTo(ledger.title))} destroyOnHidden onClose={() => setAdding(undefined)}>
        <RecordForm ledger={ledger} regions={regions} references={seen.references} edited={undefined} onSaved={(_, another) => setAdding(another ? 'form' : undefined)} />
      </Drawer>
    </>
  );
}

function NothingHere({ filtered }: { readonly filtered: boolean }) {
  const { t } = useLanguage();
  return (
    <div className={style['empty']}>
      <h2>{t(filtered ? ledgerWords.nothingFound : ledgerWords.empty)}</h2>
      <p>{t(filtered ? ledgerWords.nothingFoundMend : ledgerWords.emptyTeach)}</p>
    </div>
  );
}
