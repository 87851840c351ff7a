import { CheckOutlined, CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { ListedRecord } from '../../client/records.ts';
import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import type { RegionBook } from '../../kernel/declare/region-book.ts';
import { besideOf, checkDraft, yearOfDraft, type Draft, type DraftValue } from '../fields/draft.ts';
import { FieldInput } from '../fields/field-input.tsx';
import type { References } from '../fields/value-text.ts';
import { ConflictDialog } from '../records/conflict-dialog.tsx';
import { useSaving } from '../records/use-saving.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import type { Column } from './columns.ts';
import style from './grid.module.css';
import { ledgerWords } from './words.ts';

interface CellEditorProps {
  readonly ledger: AnyLedger;
  readonly record: ListedRecord;
  readonly column: Column;
  readonly top: number;
  readonly left: number;
  readonly regions: RegionBook;
  readonly references: References;
  readonly onDone: () => void;
}

/** Edits one cell in its place: Enter saves, Esc leaves it. The ledger's rules look at the whole record. */
export function CellEditor({ ledger, record, column: { name, field, width }, top, left, regions, references, onDone }: CellEditorProps) {
  const { t } = useLanguage();
  const shown = record.values as Draft;
  const [value, setValue] = useState<DraftValue>(shown[name] ?? null);
  const latest = useRef(value);
  useEffect(() => {
    const input = document.getElementById(`edit-${name}`);
    input?.focus();
    if (input instanceof HTMLInputElement) input.select();
  }, [name]);
  const saving = useSaving(ledger, { id: record.id, base: record.version, shown }, onDone);
  const problems = checkDraft(ledger, { ...shown, [name]: value }, shown, regions).filter(({ field: at, severity }) => severity === 'error' || at === name);
  const take = (next: DraftValue) => {
    setValue(next);
    latest.current = next;
  };
  const save = () => {
    const draft: Draft = { ...shown, [name]: latest.current };
    const wrong = checkDraft(ledger, draft, shown, regions).some(({ severity }) => severity === 'error');
    if (!wrong) void saving.save(draft);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') onDone();
    // The input takes what was typed on the same key first.
    if (event.key === 'Enter' && !event.defaultPrevented && field.widget !== 'note') setTimeout(save);
  };
  return (
    // Keys bubble up to here from the input.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div className={style['cellEditor']} style={{ top, left, minWidth: Math.max(width, 220) }} role="dialog" aria-label={t(field.title)} onKeyDown={onKeyDown}>
      <div className={style['cellInput']}>
        <FieldInput id={`edit-${name}`} name={name} field={field} value={value} onChange={take} invalid={problems.length > 0} label={t(field.title)} regions={regions} references={references} year={yearOfDraft(ledger, shown, regions)} beside={besideOf(ledger, shown, regions)} />
        <Button type="primary" icon={<CheckOutlined aria-hidden />} aria-label={t(ledgerWords.save)} loading={saving.busy} onClick={() => setTimeout(save)} />
        <Button icon={<CloseOutlined aria-hidden />} aria-label={t(ledgerWords.cancel)} onClick={onDone} />
      </div>
      {problems.map(({ message, mend, severity }, index) => (
        <div key={index} className={style[severity]} role="alert">
          {t(message)} · {t(mend)}
        </div>
      ))}
      {saving.error === undefined ? null : <Failure error={saving.error} />}
      {saving.conflict === undefined ? null : <ConflictDialog ledger={ledger} sides={saving.conflict} regions={regions} references={references} onTake={saving.takeSides} onClose={saving.dropConflict} busy={saving.busy} />}
    </div>
  );
}
