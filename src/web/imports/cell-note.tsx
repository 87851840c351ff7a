import { Button } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import type { SheetRow } from '../../client/imports.ts';
import { useLanguage } from '../shell/locale.tsx';
import type { CellAt } from './cell-at.ts';
import style from './cell-note.module.css';
import { choicesOf, faultOf } from './declared-field.ts';
import { columnNumber } from './listed-rows.ts';
import { wizardWords } from './words.ts';

interface CellNoteProps {
  readonly at: CellAt;
  readonly row: SheetRow;
  /** The field its column is, where it is one. */
  readonly field: { readonly ledger: string; readonly name: string; readonly unit: string | null } | null;
  readonly busy: boolean;
  readonly onMend: (value: string | null) => void;
  readonly onLeaveOut: (out: boolean) => void;
  readonly onClose: () => void;
}

/** At a cell: what is wrong, how to mend it, and mending it right there. */
export function CellNote({ at, row, field, busy, onMend, onLeaveOut, onClose }: CellNoteProps) {
  const { t } = useLanguage();
  const place = `${at.column}${at.row}`;
  const masked = row.masked.includes(at.column);
  const [value, setValue] = useState(masked ? '' : (row.cells[columnNumber(at.column) - 1] ?? ''));
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const own = row.problems.filter(({ place: { column } }) => column === undefined || column === at.column);
  const difference = row.differences.find(({ column }) => column === at.column);
  const corrected = row.corrected.includes(at.column);
  const data = row.role === 'data';
  const editable = data || row.role === 'total' || row.role === 'header';
  const fault = value === '' || field === null ? undefined : faultOf(field, value);
  const choices = field === null ? [] : choicesOf(field);
  const whole = useRef<HTMLElement>(null);
  useEffect(() => {
    whole.current?.scrollIntoView({ block: 'nearest' });
    // On a phone the keyboard would cover what is wrong before it is read.
    if (editable && matchMedia('(min-width: 721px)').matches) input.current?.focus({ preventScroll: true });
  }, [editable]);
  return (
    <section ref={whole} className={style['note']} data-wrong={own.some(({ severity }) => severity === 'error') || undefined} aria-label={t(wizardWords.mendCell(place))}>
      <button type="button" className={style['close']} aria-label={t(wizardWords.close)} onClick={onClose}>
        ×
      </button>
      {own.map((problem, index) => (
        <div key={index} className={style['problem']} data-severity={problem.severity}>
          <b>
            {problem.place.column ?? ''}
            {problem.place.row} {t(problem.message)}
          </b>
          <p>{t(problem.mend)}</p>
          <code>{problem.code}</code>
        </div>
      ))}
      {own.length === 0 ? <b>{place}</b> : null}
      {difference === undefined ? null : (
        <p>
          {t(wizardWords.before)} <s>{difference.before ?? t(wizardWords.blankValue)}</s> → {difference.after ?? t(wizardWords.blankValue)}
        </p>
      )}
      {corrected ? <p className={style['quiet']}>{t(wizardWords.correctedCell)}</p> : null}
      {editable ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onMend(value);
          }}
        >
          <label className={style['label']}>
            {t(wizardWords.mend)}
            <input ref={input} className={style['input']} value={value} disabled={busy} list={choices.length > 0 ? list : undefined} maxLength={2000} autoComplete="off" onChange={({ target }) => setValue(target.value)} />
          </label>
          {choices.length > 0 ? (
            <datalist id={list}>
              {choices.map((choice) => (
                <option key={choice} value={choice}>
                  {choice}
                </option>
              ))}
            </datalist>
          ) : null}
          {masked ? <p className={style['quiet']}>{t(wizardWords.masked)}</p> : null}
          {fault === undefined ? null : (
            <p className={style['fault']} role="status">
              {t(wizardWords.notMended)}
              {t(fault.message)}
            </p>
          )}
          <div className={style['actions']}>
            <Button size="small" type="primary" htmlType="submit" loading={busy}>
              {t(busy ? wizardWords.saving : wizardWords.save)}
            </Button>
            {corrected ? (
              <Button size="small" disabled={busy} onClick={() => onMend(null)}>
                {t(wizardWords.withdraw)}
              </Button>
            ) : null}
            {data ? (
              <Button size="small" disabled={busy} onClick={() => onLeaveOut(row.status !== 'leftOut')}>
                {t(row.status === 'leftOut' ? wizardWords.takeIn : wizardWords.leaveOut)}
              </Button>
            ) : null}
          </div>
        </form>
      ) : null}
    </section>
  );
}
