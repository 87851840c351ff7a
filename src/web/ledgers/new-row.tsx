import { Button } from 'antd';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import type { RegionBook } from '../../kernel/declare/region-book.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import { besideOf, checkDraft, type Draft, type DraftProblem, type DraftValue } from '../fields/draft.ts';
import { FieldInput } from '../fields/field-input.tsx';
import type { References } from '../fields/value-text.ts';
import { newId } from '../records/new-id.ts';
import { useDraft } from '../records/use-draft.ts';
import { useSaving } from '../records/use-saving.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { useOwnBeginning } from '../shell/session.ts';
import type { Column } from './columns.ts';
import style from './grid.module.css';
import { ledgerWords } from './words.ts';

interface NewRowProps {
  readonly ledger: AnyLedger;
  readonly columns: readonly Column[];
  readonly leadWidth: number;
  readonly regions: RegionBook;
  readonly references: References;
  /** What the list is filtered by, which a new row begins with. */
  readonly begin: Draft;
  readonly onHeight: (height: number) => void;
  readonly onLeave: () => void;
  /** Goes on in the whole form, with what has been typed. */
  readonly onWhole: () => void;
}

/** An empty row of the table: typed along its columns, checked by the ledger's own rules; Enter lands it and begins the next, Esc leaves. */
export function NewRow({ ledger, columns, leadWidth, regions, references, begin, onHeight, onLeave, onWhole }: NewRowProps) {
  const { t } = useLanguage();
  const own = useOwnBeginning(ledger, regions);
  const row = useRef<HTMLDivElement>(null);
  const kept = useDraft(`draft:${ledger.name}:new`, () => ({ id: newId(), base: 0, draft: { ...own, ...begin }, shown: {} }));
  const latest = useRef(kept.draft);
  useEffect(() => {
    latest.current = kept.draft;
  }, [kept.draft]);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const first = columns.find(fillable)?.name ?? '';
  const saving = useSaving(ledger, { id: kept.id, base: 0, shown: {} }, () => {
    void kept.discard().then(() => {
      setTouched(new Set());
      setTried(false);
      focusOn(first);
    });
  });
  useLayoutEffect(() => {
    const drawn = row.current;
    if (drawn === null) return undefined;
    const observer = new ResizeObserver(() => onHeight(drawn.offsetHeight));
    observer.observe(drawn);
    return () => {
      observer.disconnect();
      onHeight(0);
    };
  }, [onHeight]);
  useEffect(() => {
    if (kept.ready) focusOn(first);
  }, [kept.ready, first]);

  const found = checkDraft(ledger, kept.draft, {}, regions);
  const ofServer = saving.problems.filter(({ message }) => !found.some((one) => one.message.zh === message.zh)).map(({ place, severity, message, mend }): DraftProblem => ({ field: place.field, severity, message, mend }));
  const said = [...found.filter(({ field }) => tried || (field !== undefined && touched.has(field))), ...ofServer];
  const take = (name: string, value: DraftValue) => {
    latest.current = { ...latest.current, [name]: value };
    kept.change(name, value);
    setTouched((before) => new Set([...before, name]));
  };
  const land = () => {
    setTried(true);
    const wrong = checkDraft(ledger, latest.current, {}, regions).find(({ severity }) => severity === 'error');
    if (wrong === undefined) void saving.save(latest.current);
    else focusOn(wrong.field ?? first);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') return onLeave();
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    const isButton = event.target instanceof HTMLButtonElement;
    // A list takes Enter to open and to choose.
    if (isButton || (event.defaultPrevented && !event.ctrlKey && !event.metaKey)) return;
    event.preventDefault();
    // What is still being typed is taken when its field is left.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    setTimeout(land);
  };
  const widest = columns.reduce((sum, { width }) => sum + width, leadWidth);
  return (
    // Keys bubble up to here from the inputs.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div ref={row} role="row" aria-label={t(ledgerWords.newRow)} className={style['newRow']} style={{ width: widest }} onKeyDown={onKeyDown}>
      <div className={style['newCells']}>
        <div role="rowheader" className={style['lead']} style={{ width: leadWidth }}>
          {t(ledgerWords.newShort)}
        </div>
        {columns.map((column) => {
          const { name, field, width } = column;
          const wrong = said.some((one) => one.field === name && one.severity === 'error');
          return (
            <div key={`${kept.id}-${name}`} role="gridcell" className={style['newCell']} style={{ width }}>
              {kept.ready && fillable(column) ? (
                <FieldInput id={`new-${name}`} name={name} field={field} value={(kept.draft as Draft)[name] ?? null} onChange={(value) => take(name, value)} invalid={wrong} describedBy={said.length > 0 ? 'new-row-said' : undefined} label={t(field.title)} regions={regions} references={references} beside={besideOf(ledger, kept.draft, regions)} />
              ) : (
                '—'
              )}
            </div>
          );
        })}
      </div>
      <div role="gridcell" className={style['newFoot']}>
        <Button size="small" type="primary" loading={saving.busy} onClick={land}>
          {t(ledgerWords.landRow)}
        </Button>
        <Button size="small" onClick={onLeave}>
          {t(ledgerWords.leaveRow)}
        </Button>
        <Button size="small" type="text" onClick={() => void kept.keep().then(onWhole)}>
          {t(ledgerWords.wholeForm)}
        </Button>
        <div id="new-row-said" className={style['newSaid']} aria-live="polite">
          {said.slice(0, 3).map(({ field, severity, message, mend }, index) => (
            <div key={index} className={style[severity]}>
              {whose(ledger, field, message, t)}
              {t(message)} · {t(mend)}
            </div>
          ))}
          {saving.error === undefined || ofServer.length > 0 ? null : <Failure error={saving.error} reset={land} />}
        </div>
      </div>
    </div>
  );
}

/** Files are picked in the whole form; what is carried comes by itself. */
const fillable = ({ field }: Pick<Column, 'field'>): boolean => field.carried === undefined && field.widget !== 'evidence';

/** The field's title, where the message doesn't say it itself. */
function whose(ledger: AnyLedger, name: string | undefined, message: Wording, t: (words: Wording) => string): string {
  const title = ledger.fields[name ?? '']?.title;
  return title === undefined || t(message).includes(t(title)) ? '' : `${t(title)}：`;
}

function focusOn(name: string): void {
  // After what is drawn now has been drawn.
  setTimeout(() => document.getElementById(`new-${name}`)?.focus());
}
