import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { JsonValues, ShownRecord } from '../../client/records.ts';
import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import type { RegionBook } from '../../kernel/declare/region-book.ts';
import { fieldsOf, type NamedField } from '../fields/ledgers.ts';
import { unitOf, valueText } from '../fields/value-text.ts';
import { useLanguage } from '../shell/locale.tsx';
import { instantText } from '../shown/time.ts';
import style from './records.module.css';
import { UnmaskButton } from './unmask-button.tsx';
import { recordWords } from './words.ts';

interface RecordFieldsProps {
  readonly ledger: AnyLedger;
  readonly record: ShownRecord;
  readonly regions: RegionBook;
  readonly mayUnmask: boolean;
}

/** Every field with its value, and where that came from. */
export function RecordFields({ ledger, record: masked, regions, mayUnmask }: RecordFieldsProps) {
  const { t } = useLanguage();
  const [full, setFull] = useState<JsonValues>({});
  const record = { ...masked, values: { ...masked.values, ...full } };
  const fields = fieldsOf(ledger).filter(({ field }) => !field.can.includes('attaches'));
  return (
    <section aria-labelledby="record-fields">
      <div className={style['fieldsHead']}>
        <h2 id="record-fields">{t(recordWords.fields)}</h2>
        {mayUnmask ? <UnmaskButton ledger={ledger} record={masked} onShown={setFull} /> : null}
      </div>
      <dl className={style['fields']}>
        {fields.map((one) => (
          <div key={one.name} className={one.field.widget === 'note' ? style['wide'] : undefined} title={originOf(record, one.name, t)}>
            <dt>{t(one.field.title)}</dt>
            <dd>
              <Value {...one} record={record} regions={regions} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function originOf({ sources, values }: ShownRecord, name: string, t: ReturnType<typeof useLanguage>['t']): string | undefined {
  const source = sources[name];
  if (source === undefined || values[name] === null) return undefined;
  if (source.cell === null) return t(recordWords.byHand(instantText(source.at)));
  return t(recordWords.fromCell(source.cell.column ?? '', source.cell.row, source.cell.name));
}

function Value({ name, field, record, regions }: NamedField & { readonly record: ShownRecord; readonly regions: RegionBook }) {
  const { locale } = useLanguage();
  const value = record.values[name];
  const text = valueText(field, value, locale, regions, record.references);
  const unit = unitOf(field, record.values);
  if (text === '') return <span className={style['blank']}>—</span>;
  if (field.refersTo !== undefined) {
    return (
      <Link to="/ledgers/$ledger/$record" params={{ ledger: field.refersTo, record: String(value) }} className={style['link']}>
        {text}
      </Link>
    );
  }
  if (field.widget === 'link') {
    return (
      <a href={text} target="_blank" rel="noreferrer noopener" className={style['link']}>
        {text}
      </a>
    );
  }
  return (
    <>
      <span className={field.can.includes('sums') ? style['amount'] : undefined}>{text}</span>
      {unit === undefined ? null : <span className={style['unit']}> {unit[locale]}</span>}
    </>
  );
}
