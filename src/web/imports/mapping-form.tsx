import { Alert, Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { Imported, ImportedSheet, SheetTold } from '../../client/imports.ts';
import { useLanguage } from '../shell/locale.tsx';
import { declaredLedgers, fieldsOf } from './declared-ledgers.ts';
import { columnLetter } from './listed-rows.ts';
import style from './mapping-form.module.css';
import { wizardWords } from './words.ts';

interface MappingFormProps {
  readonly imported: Imported;
  readonly sheet: ImportedSheet;
  readonly busy: boolean;
  readonly error: string | null;
  /** `undefined` goes back to what is found by itself. */
  readonly onTell: (told: SheetTold | undefined) => void;
}

/** Which ledger a sheet is, where its header stands, which column is which field, in which unit: as found, or as told. */
export function MappingForm({ imported, sheet, busy, error, onTell }: MappingFormProps) {
  const { t } = useLanguage();
  const table = imported.tables.find((one) => one.sheet === sheet.name);
  const told = imported.options.sheets?.[sheet.name];
  const [ledger, setLedger] = useState<string | null>(told?.ledger === null ? null : (table?.ledger ?? null));
  const [columns, setColumns] = useState<Readonly<Record<string, string | null>>>(() => Object.fromEntries((table?.columns ?? []).map(({ field, column }) => [field, column])));
  const [units, setUnits] = useState<Readonly<Record<string, string>>>(told?.units ?? {});
  const [first, setFirst] = useState(table?.headerRows?.[0] ?? 1);
  const [last, setLast] = useState(table?.headerRows?.[1] ?? 1);
  const headers = new Map([...(table?.columns ?? []), ...(table?.unused ?? [])].map(({ column, header }) => [column, header]));
  const letters = sheet.widths.map((_, index) => columnLetter(index + 1));
  const apply = () => {
    if (ledger === null) return onTell({ ledger: null });
    const headerMoved = first !== table?.headerRows?.[0] || last !== table?.headerRows?.[1] || told?.headerRows !== undefined;
    const same = table?.ledger === ledger;
    const named = Object.entries(units).filter(([, unit]) => unit !== '');
    onTell({
      ledger,
      // Columns of another ledger, or under another header, are to be found anew.
      ...(same && !(headerMoved && told?.headerRows === undefined) ? { mapping: Object.fromEntries(fieldsOf(ledger).map(([name]) => [name, columns[name] ?? null])) } : {}),
      ...(headerMoved ? { headerRows: [first, last] as const } : {}),
      ...(named.length === 0 ? {} : { units: Object.fromEntries(named) }),
    });
  };
  const byField = new Map((table?.columns ?? []).map((one) => [one.field, one]));
  return (
    <section className={style['form']} aria-busy={busy}>
      {error === null ? null : <Alert type="error" showIcon role="alert" title={error} />}
      <div className={style['top']}>
        <label>
          <span>{t(wizardWords.ledger)}</span>
          <Select
            value={ledger ?? ''}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(name: string) => setLedger(name === '' ? null : name)}
            aria-label={t(wizardWords.ledger)}
            options={[{ value: '', label: t(wizardWords.noLedger) }, ...declaredLedgers.map(({ name, title }) => ({ value: name, label: t(title) }))]}
            popupMatchSelectWidth={false}
          />
        </label>
        <label>
          <span>{t(wizardWords.headerFirst)}</span>
          <InputNumber value={first} min={1} max={Math.max(1, sheet.rows)} aria-label={t(wizardWords.headerFirst)} onChange={(row) => setFirst(row ?? 1)} />
        </label>
        <label>
          <span>{t(wizardWords.headerLast)}</span>
          <InputNumber value={last} min={first} max={first + 10} aria-label={t(wizardWords.headerLast)} onChange={(row) => setLast(row ?? first)} />
        </label>
      </div>
      {ledger === null || ledger !== table?.ledger ? null : (
        <div className={style['scroll']}>
          <table className={style['table']}>
            <thead>
              <tr>
                <th scope="col">{t(wizardWords.field)}</th>
                <th scope="col">{t(wizardWords.column)}</th>
                <th scope="col">{t(wizardWords.units)}</th>
              </tr>
            </thead>
            <tbody>
              {fieldsOf(ledger).map(([name, field]) => {
                const found = byField.get(name);
                return (
                  <tr key={name}>
                    <th scope="row">
                      {t(field.title)} {field.optional ? null : <small className={columns[name] == null && !(name in table.fromTitle) ? style['lacking'] : style['quiet']}>{t(wizardWords.required)}</small>}
                    </th>
                    <td>
                      <select
                        className={style['select']}
                        aria-label={`${t(wizardWords.column)} ${t(field.title)}`}
                        value={columns[name] ?? ''}
                        onChange={({ target }) => setColumns({ ...columns, [name]: target.value === '' ? null : target.value })}
                      >
                        <option value="">{name in table.fromTitle ? t(wizardWords.fromTitle(table.fromTitle[name] ?? '')) : t(wizardWords.noColumn)}</option>
                        {letters.map((letter) => (
                          <option key={letter} value={letter}>
                            {letter} {headers.get(letter) ?? ''}
                          </option>
                        ))}
                      </select>
                      {found === undefined || columns[name] !== found.column ? null : <small className={style['quiet']}>{t(wizardWords.by(found.by))}</small>}
                    </td>
                    <td>
                      {field.unit === undefined ? null : (
                        <input
                          className={style['unit']}
                          aria-label={t(wizardWords.unitOf(t(field.title)))}
                          value={units[name] ?? found?.unit ?? ''}
                          placeholder={t(field.unit)}
                          maxLength={20}
                          onChange={({ target }) => setUnits((known) => ({ ...known, [name]: target.value }))}
                        />
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      <p className={style['quiet']}>{t(wizardWords.memory)}</p>
      <div className={style['actions']}>
        <Button type="primary" loading={busy} onClick={apply}>
          {t(busy ? wizardWords.applying : wizardWords.apply)}
        </Button>
        {told === undefined ? null : (
          <Button disabled={busy} onClick={() => onTell(undefined)}>
            {t(wizardWords.asFound)}
          </Button>
        )}
      </div>
    </section>
  );
}
