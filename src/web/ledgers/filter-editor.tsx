import { Button, Checkbox, Input, Radio, TreeSelect } from 'antd';
import { useState } from 'react';
import type { AnyField } from '../../kernel/declare/field.ts';
import type { RegionBook } from '../../kernel/declare/region-book.ts';
import { choicesOf } from '../fields/choices-of.ts';
import { isUnread, readTyped } from '../fields/draft.ts';
import { FieldInput } from '../fields/field-input.tsx';
import { fieldWords } from '../fields/words.ts';
import type { References } from '../fields/value-text.ts';
import { useLanguage } from '../shell/locale.tsx';
import type { FieldFilter } from './ledger-address.ts';
import style from './ledgers.module.css';
import { hasOrder, jsonOf, stepped } from './steps.ts';
import { ledgerWords } from './words.ts';

interface FilterEditorProps {
  readonly name: string;
  readonly field: AnyField;
  readonly filter: FieldFilter;
  readonly regions: RegionBook;
  readonly references: References;
  readonly onApply: (filter: FieldFilter) => void;
  readonly onCancel: () => void;
}

/** What may be asked of a field goes by what it can: its choices, a region with all in it, a range, words in it. */
export function FilterEditor({ name, field, filter, regions, references, onApply, onCancel }: FilterEditorProps) {
  const { t } = useLanguage();
  const [draft, setDraft] = useState<FieldFilter>(filter);
  const set = (changes: Readonly<Record<string, string | undefined>>) =>
    setDraft(Object.fromEntries(Object.entries({ ...draft, ...changes }).filter((each): each is [string, string] => each[1] !== undefined && each[1] !== '')));
  const { present } = draft;
  return (
    <form
      className={style['editor']}
      aria-label={t(field.title)}
      onSubmit={(event) => {
        event.preventDefault();
        onApply(draft);
      }}
    >
      <strong>{t(field.title)}</strong>
      <Conditions name={name} field={field} draft={draft} set={set} regions={regions} references={references} />
      {field.optional ? (
        <Radio.Group
          size="small"
          aria-label={t(field.title)}
          value={present ?? 'any'}
          options={[
            { value: 'any', label: t(ledgerWords.any) },
            { value: 'true', label: t(ledgerWords.filled) },
            { value: 'false', label: t(ledgerWords.blank) },
          ]}
          onChange={({ target }) => (target.value === 'any' ? set({ present: undefined }) : setDraft({ present: String(target.value) }))}
        />
      ) : null}
      <div className={style['editorButtons']}>
        <Button size="small" onClick={onCancel}>
          {t(ledgerWords.cancel)}
        </Button>
        <Button size="small" type="primary" htmlType="submit">
          {t(ledgerWords.apply)}
        </Button>
      </div>
    </form>
  );
}

interface ConditionsProps extends Pick<FilterEditorProps, 'name' | 'field' | 'regions' | 'references'> {
  readonly draft: FieldFilter;
  readonly set: (changes: Readonly<Record<string, string | undefined>>) => void;
}

function Conditions({ name, field, draft, set, regions, references }: ConditionsProps) {
  const { t, locale } = useLanguage();
  if (field.can.includes('places')) {
    return (
      <TreeSelect
        aria-label={t(field.title)}
        style={{ width: '100%' }}
        treeDefaultExpandAll
        showSearch={{ treeNodeFilterProp: 'title' }}
        value={draft['within'] ?? draft['is'] ?? null}
        treeData={treeOf(regions, field, locale)}
        onChange={(code: string | null) => set({ within: code ?? undefined, is: undefined })}
      />
    );
  }
  if (field.widget === 'flag') {
    return (
      <Radio.Group
        aria-label={t(field.title)}
        value={draft['is'] ?? ''}
        options={[
          { value: '', label: t(ledgerWords.any) },
          { value: 'true', label: t(fieldWords.yes) },
          { value: 'false', label: t(fieldWords.no) },
        ]}
        onChange={({ target }) => set({ is: String(target.value) })}
      />
    );
  }
  const choices = choicesOf({ field, regions }, locale);
  if (choices.length > 0) {
    const chosen = draft['oneOf']?.split(',') ?? (draft['is'] === undefined ? [] : [draft['is']]);
    return (
      <Checkbox.Group
        className={style['choices'] ?? ''}
        value={chosen}
        options={choices}
        onChange={(keys) => set(keys.length === 1 ? { is: String(keys[0]), oneOf: undefined } : { is: undefined, oneOf: keys.join(',') })}
      />
    );
  }
  if (hasOrder(field)) return <Range field={field} draft={draft} set={set} regions={regions} />;
  if (field.can.includes('reads')) {
    return <Input aria-label={`${t(field.title)} ${t(ledgerWords.contains)}`} prefix={t(ledgerWords.contains)} defaultValue={draft['contains'] ?? draft['is'] ?? ''} onChange={({ target }) => set({ contains: target.value.trim(), is: undefined })} />;
  }
  if (field.refersTo !== undefined) {
    return <FieldInput id={`filter-${name}`} name={name} field={field} value={draft['is'] ?? null} onChange={(value) => set({ is: typeof value === 'string' ? value : undefined })} invalid={false} label={t(field.title)} regions={regions} references={references} />;
  }
  return null;
}

interface RangeProps {
  readonly field: AnyField;
  readonly draft: FieldFilter;
  readonly set: (changes: Readonly<Record<string, string | undefined>>) => void;
  readonly regions: RegionBook;
}

/** From … to …, both included. */
function Range({ field, draft, set, regions }: RangeProps) {
  const { t } = useLanguage();
  const type = field.widget === 'date' || field.widget === 'month' ? field.widget : 'text';
  const { atLeast, below } = draft;
  const upTo = below === undefined ? '' : String(stepped(field, jsonOf(field, below), -1));
  const take = (text: string): string | undefined => {
    const value = text === '' ? null : readTyped(field, text, regions);
    return value === null || isUnread(value) ? undefined : String(value);
  };
  return (
    <div className={style['range']}>
      <label>
        {t(ledgerWords.from)}
        <Input type={type} defaultValue={atLeast ?? ''} onChange={({ target }) => set({ atLeast: take(target.value) })} />
      </label>
      <label>
        {t(ledgerWords.to)}
        <Input
          type={type}
          defaultValue={upTo}
          onChange={({ target }) => {
            const value = take(target.value);
            set({ below: value === undefined ? undefined : String(stepped(field, jsonOf(field, value), 1)) });
          }}
        />
      </label>
    </div>
  );
}

interface Node {
  readonly value: string;
  readonly title: string;
  readonly children: Node[];
}

function treeOf(regions: RegionBook, field: AnyField, locale: 'zh' | 'en'): Node[] {
  const nodes = new Map<string, Node>();
  const tops: Node[] = [];
  for (const { code } of regions.all) if (typeof field.accept(code, regions) === 'string') nodes.set(code, { value: code, title: regions.title(code, locale), children: [] });
  for (const { code, parent } of regions.all) {
    const node = nodes.get(code);
    const among = parent === null ? undefined : nodes.get(parent)?.children;
    if (node !== undefined) (among ?? tops).push(node);
  }
  return tops;
}
