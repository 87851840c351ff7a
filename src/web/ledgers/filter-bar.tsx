import { CloseOutlined, FilterOutlined } from '@ant-design/icons';
import { Button, Popover, Select } from 'antd';
import { useState } from 'react';
import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import type { RegionBook } from '../../kernel/declare/region-book.ts';
import { fieldsOf } from '../fields/ledgers.ts';
import type { References } from '../fields/value-text.ts';
import { useLanguage } from '../shell/locale.tsx';
import { levels } from '../../kernel/declare/level.ts';
import { LevelPicker } from '../review/level-picker.tsx';
import { reviewWords } from '../review/words.ts';
import { FilterEditor } from './filter-editor.tsx';
import { filterText } from './filter-words.ts';
import { filtersByField, queryOf, withFilter, withoutFilters, type LedgerSearch } from './ledger-address.ts';
import style from './ledgers.module.css';
import { ledgerWords } from './words.ts';

interface FilterBarProps {
  readonly ledger: AnyLedger;
  readonly search: LedgerSearch;
  readonly onSearch: (search: LedgerSearch) => void;
  readonly regions: RegionBook;
  readonly references: References;
}

/** The filters as chips; each opens, and each goes. */
export function FilterBar({ ledger, search, onSearch, regions, references }: FilterBarProps) {
  const { t, locale } = useLanguage();
  const [editing, setEditing] = useState<string>();
  const filters = filtersByField(queryOf(search, ledger));
  const apply = (name: string, conditions: Readonly<Record<string, string>>) => {
    setEditing(undefined);
    onSearch(withFilter(search, name, conditions));
  };
  const editor = (name: string) => {
    const field = ledger.fields[name];
    if (field === undefined) return null;
    return <FilterEditor key={name} name={name} field={field} filter={filters.get(name) ?? {}} regions={regions} references={references} onApply={(conditions) => apply(name, conditions)} onCancel={() => setEditing(undefined)} />;
  };
  const others = fieldsOf(ledger).filter(({ name, field }) => !field.sensitive && !filters.has(name));
  return (
    <div className={style['filters']} role="group" aria-label={t(ledgerWords.addFilter)}>
      {[...filters].map(([name, filter]) => {
        const field = ledger.fields[name];
        if (field === undefined) return null;
        const said = `${t(field.title)}：${filterText(field, filter, locale, t, regions, references)}`;
        return (
          <span key={name} className={style['chip']}>
            <Popover open={editing === name} onOpenChange={(open) => setEditing(open ? name : undefined)} trigger="click" destroyOnHidden placement="bottomLeft" content={editor(name)}>
              <button type="button" className={style['chipText']}>
                {said}
              </button>
            </Popover>
            <button type="button" className={style['chipClose']} aria-label={t(ledgerWords.removeFilter(said))} onClick={() => apply(name, {})}>
              <CloseOutlined aria-hidden />
            </button>
          </span>
        );
      })}
      <Popover
        open={editing === 'new' || (editing !== undefined && !filters.has(editing))}
        onOpenChange={(open) => setEditing(open ? 'new' : undefined)}
        trigger="click"
        destroyOnHidden
        placement="bottomLeft"
        content={
          editing === undefined || editing === 'new' ? (
            <div className={style['editor']}>
              <Select
                ref={focused}
                defaultOpen
                aria-label={t(ledgerWords.filterBy)}
                style={{ width: 240 }}
                placeholder={t(ledgerWords.filterBy)}
                showSearch={{ optionFilterProp: 'label' }}
                options={others.map(({ name, field }) => ({ value: name, label: t(field.title) }))}
                onChange={(name: string) => setEditing(name)}
              />
            </div>
          ) : (
            editor(editing)
          )
        }
      >
        <Button size="small" icon={<FilterOutlined aria-hidden />}>
          {t(ledgerWords.addFilter)}
        </Button>
      </Popover>
      <LevelPicker value={search['level']} levels={levels} usual={t(reviewWords.anyLevel)} onChange={(level) => onSearch({ ...search, level: level ?? '' })} />
      {filters.size > 0 ? (
        <Button size="small" type="text" onClick={() => onSearch(withoutFilters(search))}>
          {t(ledgerWords.clearFilters)}
        </Button>
      ) : null}
    </div>
  );
}

/** Goes on where the keyboard left off: a button was pressed to get here. */
const focused = (select: { focus(): void } | null) => select?.focus();
