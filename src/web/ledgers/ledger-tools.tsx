import { DownloadOutlined, InsertRowAboveOutlined, PlusOutlined, TableOutlined } from '@ant-design/icons';
import { App, Button, Checkbox, Dropdown, Popover } from 'antd';
import { useState } from 'react';
import { exportRecords, templateAddress } from '../../client/records.ts';
import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import { fieldsOf } from '../fields/ledgers.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { saveAs } from '../shown/save-as.ts';
import { keepColumns, type Column } from './columns.ts';
import type { LedgerSearch } from './ledger-address.ts';
import style from './ledgers.module.css';
import { ViewsMenu } from './views-menu.tsx';
import { ledgerWords } from './words.ts';

interface LedgerToolsProps {
  readonly ledger: AnyLedger;
  readonly search: LedgerSearch;
  readonly query: Readonly<Record<string, string>>;
  readonly columns: readonly Column[];
  readonly onSearch: (search: LedgerSearch) => void;
  readonly may: (action: string) => boolean;
  readonly onAdd: () => void;
  readonly onAddRow: () => void;
}

/** What can be done with the whole list: choose columns, take it along, add to it. */
export function LedgerTools({ ledger, search, query, columns, onSearch, may, onAdd, onAddRow }: LedgerToolsProps) {
  const { t } = useLanguage();
  const { notification } = App.useApp();
  const [exporting, setExporting] = useState(false);
  const take = async (ending: 'xlsx' | 'csv') => {
    setExporting(true);
    try {
      saveAs(await exportRecords(ledger.name, ending, { ...query, columns: columns.map(({ name }) => name).join(',') }), `${t(ledger.title)}.${ending}`);
    } catch (error) {
      notification.open({ title: '', description: <Failure error={error} />, duration: 0 });
    } finally {
      setExporting(false);
    }
  };
  const choose = (names: readonly string[] | undefined) => {
    keepColumns(ledger, names);
    onSearch({ ...search, columns: names?.join(',') ?? '' });
  };
  const shown = new Set(columns.map(({ name }) => name));
  return (
    <div className={style['actions']}>
      <ViewsMenu ledger={ledger.name} search={search} />
      <Popover
        trigger="click"
        placement="bottomRight"
        content={
          <div className={style['columnList']}>
            {fieldsOf(ledger).map(({ name, field }) => (
              <Checkbox
                key={name}
                checked={shown.has(name)}
                disabled={shown.size === 1 && shown.has(name)}
                onChange={({ target }) => choose(fieldsOf(ledger).flatMap((one) => ((one.name === name ? target.checked : shown.has(one.name)) ? [one.name] : [])))}
              >
                {t(field.title)}
              </Checkbox>
            ))}
            <Button size="small" onClick={() => choose(undefined)}>
              {t(ledgerWords.columnsReset)}
            </Button>
          </div>
        }
      >
        <Button className={style['atDesk'] ?? ''} icon={<TableOutlined aria-hidden />}>{t(ledgerWords.columns)}</Button>
      </Popover>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...(may('export')
              ? [
                  { type: 'group' as const, label: t(ledgerWords.exportSeen), children: [
                    { key: 'xlsx', label: '.xlsx', onClick: () => void take('xlsx') },
                    { key: 'csv', label: '.csv', onClick: () => void take('csv') },
                  ] },
                ]
              : []),
            { key: 'template', label: <a href={templateAddress(ledger.name)} download>{t(ledgerWords.template)}</a> },
          ],
        }}
      >
        <Button icon={<DownloadOutlined aria-hidden />} loading={exporting}>
          {t(ledgerWords.export)}
        </Button>
      </Dropdown>
      {may('write') ? (
        <Button className={style['atDesk'] ?? ''} icon={<InsertRowAboveOutlined aria-hidden />} onClick={onAddRow}>
          {t(ledgerWords.newRow)}
        </Button>
      ) : null}
      {may('write') ? (
        <Button type="primary" className={style['atDesk'] ?? ''} icon={<PlusOutlined aria-hidden />} onClick={onAdd}>
          {t(ledgerWords.add)}
        </Button>
      ) : null}
    </div>
  );
}
