import { Button } from 'antd';
import type { Imported, ImportedTable } from '../../client/imports.ts';
import { batchWords } from '../batches/words.ts';
import { useLanguage } from '../shell/locale.tsx';
import { instantText } from '../shown/time.ts';
import { fieldTitle } from './declared-ledgers.ts';
import style from './side.module.css';
import { wizardWords } from './words.ts';

interface FoundFactsProps {
  readonly imported: Imported;
  readonly sheet: string;
  readonly onAdjust?: (() => void) | undefined;
}

/** How a sheet was understood: header, units, format, columns. */
export function FoundFacts({ imported, sheet, onAdjust }: FoundFactsProps) {
  const { t } = useLanguage();
  const tables = imported.tables.filter((table) => table.sheet === sheet);
  const { file, ignored } = imported;
  return (
    <section className={style['section']}>
      <h2>
        {t(wizardWords.foundTitle)}
        {onAdjust === undefined ? null : (
          <Button size="small" type="link" onClick={onAdjust}>
            {t(wizardWords.adjust)}
          </Button>
        )}
      </h2>
      <dl className={style['facts']}>
        {tables.map((table, index) => (
          <TableFacts key={index} table={table} />
        ))}
        {file === null ? null : (
          <div>
            <dt>{t(wizardWords.format)}</dt>
            <dd>
              {t(wizardWords.formatOf(file.format, file.encoding))}
              {ignored.macros ? `；${t(wizardWords.ignoredMacros)}` : ''}
              {ignored.formulas > 0 ? `；${t(wizardWords.ignoredFormulas(ignored.formulas))}` : ''}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function TableFacts({ table }: { readonly table: ImportedTable }) {
  const { t } = useLanguage();
  const { ledger, title, headerRows, firstDataRow, lastDataRow, totalRows, columns, unused, fromTitle, remembered } = table;
  const units = columns.flatMap(({ header, unit }) => (unit === null ? [] : [header.includes(unit) ? header : `${header}（${unit}）`]));
  const named = ledger === null ? [] : Object.entries(fromTitle);
  return (
    <>
      <div>
        <dt>{t(wizardWords.ledger)}</dt>
        <dd>
          <b>{title === null ? t(wizardWords.ledgerUnknown) : t(title)}</b>
        </dd>
      </div>
      <div>
        <dt>{t(wizardWords.header)}</dt>
        <dd>
          {headerRows === null ? t(wizardWords.headerNone) : t(wizardWords.headerAt(headerRows[0], headerRows[1]))}
          {firstDataRow === null || lastDataRow === null ? '' : `；${t(wizardWords.dataAt(firstDataRow, lastDataRow))}`}
          {totalRows.length === 0 ? '' : `；${t(wizardWords.totalsAt(totalRows.join('、')))}`}
        </dd>
      </div>
      {ledger === null ? null : (
        <>
          <div>
            <dt>{t(wizardWords.units)}</dt>
            <dd>{units.length === 0 ? t(wizardWords.unitsNone) : units.join('、')}</dd>
          </div>
          <div>
            <dt>{t(wizardWords.mapping)}</dt>
            <dd>
              {t(wizardWords.mappedOf(columns.length, columns.length + unused.length))}
              {columns
                .filter(({ by }) => by !== 'alias')
                .slice(0, 6)
                .map(({ field, header, column, by }) => (
                  <div key={field}>
                    <b>{header === '' ? column : header}</b> → {t(fieldTitle(ledger, field))} ({t(wizardWords.by(by))})
                  </div>
                ))}
              {named.map(([field, text]) => (
                <div key={field}>
                  {t(fieldTitle(ledger, field))}: {t(wizardWords.fromTitle(text))}
                </div>
              ))}
              {unused.length === 0 ? null : <div className={style['quiet']}>{t(wizardWords.unusedColumns(unused.map(({ column, header }) => `${column} ${header}`).join('、')))}</div>}
              {remembered === null ? null : <div>{t(wizardWords.remembered(t(batchWords.party(remembered.party, remembered.partyTitle)), instantText(remembered.at).slice(0, 10)))}</div>}
            </dd>
          </div>
        </>
      )}
    </>
  );
}
