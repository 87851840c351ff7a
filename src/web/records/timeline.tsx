import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { readHistory, type ShownRecord, type ShownStep } from '../../client/records.ts';
import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import type { RegionBook } from '../../kernel/declare/region-book.ts';
import { batchWords } from '../batches/words.ts';
import { valueText } from '../fields/value-text.ts';
import { levelTitles } from '../../kernel/declare/level.ts';
import { useLanguage } from '../shell/locale.tsx';
import { instantText } from '../shown/time.ts';
import style from './records.module.css';
import { recordWords } from './words.ts';

interface TimelineProps {
  readonly ledger: AnyLedger;
  readonly record: ShownRecord;
  readonly regions: RegionBook;
}

/** Every version, the newest first: who, when and why, and what it changed. */
export function Timeline({ ledger, record, regions }: TimelineProps) {
  const { t } = useLanguage();
  const { data } = useQuery({ queryKey: ['history', ledger.name, record.id, record.version], queryFn: ({ signal }) => readHistory(ledger.name, record.id, signal) });
  return (
    <section aria-labelledby="record-history">
      <h2 id="record-history">{t(recordWords.history)}</h2>
      {data === undefined ? <Skeleton active title={false} /> : null}
      <ol className={style['timeline']}>
        {data?.versions.toReversed().map((step, index, all) => (
          <Step key={step.version} step={step} before={all[index + 1]} ledger={ledger} record={record} regions={regions} />
        ))}
      </ol>
    </section>
  );
}

const mostShown = 12;

function Step({ step, before, ledger, record, regions }: TimelineProps & { readonly step: ShownStep; readonly before: ShownStep | undefined }) {
  const { t, locale } = useLanguage();
  const what = step.deleted ? recordWords.removed : before === undefined ? recordWords.created : before.deleted ? recordWords.restored : recordWords.changed;
  const by = step.kind === 'import' ? ` · ${t(recordWords.imported)}` : step.kind === 'undo' ? ` · ${t(recordWords.undone)}` : '';
  const said = (name: string, values: ShownStep['values'] | undefined) => valueText(ledger.fields[name] as never, values?.[name], locale, regions, record.references) || '—';
  const changes = before === undefined || step.deleted ? [] : step.changed.filter((name) => name in ledger.fields);
  return (
    <li>
      <div className={style['stepHead']}>
        <b>{t(recordWords.version(step.version))}</b> {t(what)}
        {by}
        {before === undefined || before.level === step.level ? null : ` · ${t(levelTitles[before.level])} → ${t(levelTitles[step.level])}`}
      </div>
      <div className={style['stepBy']}>
        {instantText(step.at)} · <span title={step.party}>{t(batchWords.party(step.party, step.partyTitle))}</span> ·{' '}
        <Link to="/batches/$number" params={{ number: step.batch }} className={style['link']}>
          {t(recordWords.batch(step.batch))}
        </Link>
      </div>
      {step.source === null ? null : <div className={style['stepBy']}>{t(recordWords.sourceNote(step.source.name, step.source.sheet, step.source.row))}</div>}
      {step.reason === null ? null : <div className={style['stepBy']}>{t(recordWords.reason(step.reason))}</div>}
      {changes.length === 0 ? null : (
        <dl className={style['differences']}>
          {changes.slice(0, mostShown).map((name) => (
            <div key={name}>
              <dt>{t(ledger.fields[name]?.title ?? { zh: name, en: name })}</dt>
              <dd>
                <del>{said(name, before?.values)}</del> <ins>{said(name, step.values)}</ins>
              </dd>
            </div>
          ))}
          {changes.length > mostShown ? <div>{t(recordWords.more(changes.length - mostShown))}</div> : null}
        </dl>
      )}
    </li>
  );
}
