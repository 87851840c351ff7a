import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, App, Button, Skeleton } from 'antd';
import { useRef, useState } from 'react';
import { deleteRecord, readRecord, restoreRecord, type ShownRecord } from '../../client/records.ts';
import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import type { Draft } from '../fields/draft.ts';
import { ledgerDeclared, nameField } from '../fields/ledgers.ts';
import { useRegions } from '../fields/regions.ts';
import { valueText } from '../fields/value-text.ts';
import { useMay } from '../ledgers/may.ts';
import { useLanding } from '../ledgers/use-landing.tsx';
import { ledgerWords } from '../ledgers/words.ts';
import { reasoned } from '../closings/reasoned.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { NotFound } from '../shell/not-found.tsx';
import { ReviewButtons } from '../review/review-buttons.tsx';
import { levelTitles } from '../../kernel/declare/level.ts';
import { CountsIn } from './counts-in.tsx';
import { EvidencePanel } from './evidence-panel.tsx';
import { newId } from './new-id.ts';
import { RecordFields } from './record-fields.tsx';
import { RecordForm } from './record-form.tsx';
import style from './records.module.css';
import { SourcePanel } from './source-panel.tsx';
import { Timeline } from './timeline.tsx';
import { recordWords } from './words.ts';

const route = getRouteApi('/framed/ledgers/$ledger/$record');

/** What happened to one row: its fields and evidence, its versions, where it came from and where it counts. */
export function RecordPage() {
  const { ledger: name, record: id } = route.useParams();
  const ledger = ledgerDeclared(name);
  const read = useQuery({ queryKey: ['record', name, id], queryFn: ({ signal }) => readRecord(name, id, signal), enabled: ledger !== undefined });
  if (ledger === undefined) return <NotFound />;
  if (read.error !== null && read.data === undefined) return <Failure error={read.error} reset={() => void read.refetch()} />;
  if (read.data === undefined) return <Skeleton active paragraph={{ rows: 14 }} />;
  return <Record key={id} ledger={ledger} record={read.data} />;
}

function Record({ ledger, record }: { readonly ledger: AnyLedger; readonly record: ShownRecord }) {
  const { t, locale } = useLanguage();
  const regions = useRegions();
  const may = useMay(ledger.name);
  const [editing, setEditing] = useState(false);
  const named = nameField(ledger);
  const title = valueText(named.field, record.values[named.name], locale, regions, record.references) || record.id.slice(0, 8);
  const [evidence] = Object.entries(ledger.fields).find(([, field]) => field.can.includes('attaches')) ?? [];
  return (
    <>
      <div className={style['top']}>
        <div>
          <nav className={style['crumbs']}>
            <Link to="/ledgers">{t(ledgerWords.ledgers)}</Link> ›{' '}
            <Link to="/ledgers/$ledger" params={{ ledger: ledger.name }} search={{}}>
              {t(ledger.title)}
            </Link>
          </nav>
          <h1>{title}</h1>
          <div className={style['actions']}>
            <span>{t(levelTitles[record.level])}</span>
            {record.deleted || editing ? null : <ReviewButtons key={record.version} level={record.level} records={[{ ledger: ledger.name, id: record.id, base: record.version }]} may={may} />}
          </div>
        </div>
        {may('write') && !editing ? <RecordActions record={record} onEdit={() => setEditing(true)} /> : null}
      </div>
      {record.deleted ? <Alert className={style['gone'] ?? ''} type="warning" showIcon title={t(recordWords.deletedNow)} /> : null}
      <div className={style['layout']}>
        <div className={style['main']}>
          {editing ? (
            <RecordForm ledger={ledger} regions={regions} references={record.references} edited={{ id: record.id, base: record.version, shown: record.values as Draft }} onSaved={() => setEditing(false)} onCancel={() => setEditing(false)} />
          ) : (
            <>
              <RecordFields key={record.version} ledger={ledger} record={record} regions={regions} mayUnmask={may('unmask') && !record.deleted} />
              {evidence === undefined ? null : <EvidencePanel ledger={ledger} record={record} name={evidence} regions={regions} mayWrite={may('write') && !record.deleted} />}
            </>
          )}
          <SourcePanel ledger={ledger} record={record} />
        </div>
        <aside className={style['aside']}>
          <CountsIn ledger={ledger.name} record={record} />
          <Timeline ledger={ledger} record={record} regions={regions} />
        </aside>
      </div>
    </>
  );
}

function RecordActions({ record, onEdit }: { readonly record: ShownRecord; readonly onEdit: () => void }) {
  const { t } = useLanguage();
  const { modal, notification } = App.useApp();
  const landed = useLanding();
  const batch = useRef(newId());
  const act = async (work: () => ReturnType<typeof deleteRecord>) => {
    try {
      landed(await work());
      batch.current = newId();
    } catch (error) {
      notification.open({ title: '', description: <Failure error={error} />, duration: 0 });
    }
  };
  if (record.deleted) {
    return (
      <Button type="primary" onClick={() => void act(() => reasoned((reason) => restoreRecord(record.ledger, record.id, batch.current, reason)))}>
        {t(recordWords.restore)}
      </Button>
    );
  }
  const remove = () =>
    modal.confirm({
      title: t(recordWords.deleteSure),
      content: t(recordWords.deleteNote),
      okText: t(recordWords.delete),
      cancelText: t(recordWords.cancel),
      okButtonProps: { danger: true },
      onOk: () => act(() => reasoned((reason) => deleteRecord({ ledger: record.ledger, id: record.id, base: record.version }, batch.current, reason))),
    });
  return (
    <div className={style['actions']}>
      <Button danger onClick={remove}>
        {t(recordWords.delete)}
      </Button>
      <Button type="primary" onClick={onEdit}>
        {t(recordWords.edit)}
      </Button>
    </div>
  );
}
