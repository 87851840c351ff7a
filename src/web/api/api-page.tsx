import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readApiDocument, readLedgerFields } from '../../client/api-document.ts';
import { listLedgers, type LedgerListed } from '../../client/ledgers.ts';
import { Failure } from '../shell/failure.tsx';
import { Loading } from '../shell/loading.tsx';
import { useLanguage } from '../shell/locale.tsx';
import choose from '../shown/choose.module.css';
import tables from '../figures/figures.module.css';
import style from './api.module.css';
import { areasOf, inLocale, type ShownRoute } from './areas.ts';
import { apiWords } from './words.ts';

/** The API for people: the same as its OpenAPI document says. */
export function ApiPage() {
  const { t, locale } = useLanguage();
  const [sought, setSought] = useState('');
  const read = useQuery({ queryKey: ['declared', 'api'], queryFn: ({ signal }) => readApiDocument(signal) });
  const ledgers = useQuery({ queryKey: ['declared', 'ledgers'], queryFn: ({ signal }) => listLedgers(signal) });
  const failed = read.error ?? ledgers.error;
  if (failed !== null) return <Failure error={failed} reset={() => void Promise.all([read.refetch(), ledgers.refetch()])} />;
  if (read.data === undefined || ledgers.data === undefined) return <Loading />;
  const areas = areasOf(read.data, locale, sought.trim().toLowerCase());
  return (
    <>
      <div className={tables['head']}>
        <div>
          <h1>{t(apiWords.title)}</h1>
          <p className={style['lead']}>
            {inLocale(read.data.info.description, '\n\n', locale)} {t(apiWords.standard(read.data.openapi))} ·{' '}
            <a className={`${tables['link']} ${tables['underlined']}`} href="/api/openapi.json">
              {t(apiWords.document)}
            </a>
          </p>
        </div>
        <input className={choose['field']} type="search" aria-label={t(apiWords.search)} placeholder={t(apiWords.search)} value={sought} onChange={({ target }) => setSought(target.value)} />
      </div>
      {areas.length === 0 ? <p className={tables['empty']}>{t(apiWords.none)}</p> : null}
      {areas.map(({ title, routes }) => (
        <section key={title.en} className={style['area']}>
          <h2>{t(title)}</h2>
          <div className={style['list']}>
            {routes.map((route) => (
              <RouteTold key={route.operation.operationId} route={route} />
            ))}
          </div>
        </section>
      ))}
      <section className={style['area']}>
        <h2>{t(apiWords.ledgers)}</h2>
        <div className={style['list']}>
          {ledgers.data.ledgers.map((ledger) => (
            <LedgerTold key={ledger.name} ledger={ledger} />
          ))}
        </div>
      </section>
    </>
  );
}

function RouteTold({ route: { method, path, title, note, operation } }: { readonly route: ShownRoute }) {
  const { t, locale } = useLanguage();
  const parameters = (operation.parameters ?? []).filter(({ description }) => description !== undefined);
  const answers = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
  return (
    <details>
      <summary>
        <span className={style['method']}>{method}</span>
        <code>{path}</code>
        <span className={style['soft']}>{title}</span>
      </summary>
      <div className={style['inside']}>
        {note === '' ? null : <p>{note}</p>}
        {operation.requestBody === undefined ? null : (
          <p>
            {t(apiWords.body)}: <code>{Object.keys(operation.requestBody.content).join(', ')}</code>
          </p>
        )}
        {answers.map(([status, { description = '', content = {} }]) => (
          <p key={status}>
            {t(apiWords.answers)} {status}: {inLocale(description, '\n\n', locale)} <code>{Object.keys(content).join(', ')}</code>
          </p>
        ))}
        {parameters.length === 0 ? null : (
          <div className={tables['scroll']}>
            <table className={tables['table']}>
              <thead>
                <tr>
                  <th scope="col">{t(apiWords.parameter)}</th>
                  <th scope="col">{t(apiWords.place)}</th>
                  <th scope="col">{t(apiWords.meaning)}</th>
                </tr>
              </thead>
              <tbody>
                {parameters.map(({ name, in: place, description = '', required }) => (
                  <tr key={name}>
                    <td>
                      <code>{name}</code>
                      {required === true ? ` · ${t(apiWords.required)}` : ''}
                    </td>
                    <td>{place}</td>
                    <td>{inLocale(description, '\n\n', locale)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </details>
  );
}

/** A ledger's fields, asked for when it is opened. */
function LedgerTold({ ledger }: { readonly ledger: LedgerListed }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const fields = useQuery({ queryKey: ['declared', 'fields', ledger.name], enabled: open, queryFn: ({ signal }) => readLedgerFields(ledger.name, signal) });
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <code>{ledger.name}</code>
        <span className={style['soft']}>{t(ledger.title)}</span>
      </summary>
      <div className={style['inside']}>
        {fields.error !== null ? <Failure error={fields.error} reset={() => void fields.refetch()} /> : null}
        <div className={tables['scroll']}>
          <table className={tables['table']}>
            <thead>
              <tr>
                {[apiWords.field, apiWords.called, apiWords.kind, apiWords.unit, apiWords.required].map((word) => (
                  <th key={word.en} scope="col">
                    {t(word)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {(fields.data?.fields ?? []).map(({ name, title, kind, unit, required, carried, sensitive }) => (
                <tr key={name}>
                  <td>
                    <code>{name}</code>
                  </td>
                  <td>{t(title)}</td>
                  <td>
                    {kind}
                    {sensitive ? ` · ${t(apiWords.sensitive)}` : ''}
                  </td>
                  <td>{unit === null ? '' : t(unit)}</td>
                  <td>{carried === null ? (required ? '✓' : '') : t(apiWords.filledIn)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </details>
  );
}
