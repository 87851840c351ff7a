import { Alert, Button, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import type { RegionBook } from '../../kernel/declare/region-book.ts';
import { besideOf, checkDraft, yearOfDraft, type Draft, type DraftProblem } from '../fields/draft.ts';
import { FieldRow } from '../fields/field-row.tsx';
import { fieldsOf } from '../fields/ledgers.ts';
import type { References } from '../fields/value-text.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { useOwnBeginning } from '../shell/session.ts';
import { instantText } from '../shown/time.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { newId } from './new-id.ts';
import style from './records.module.css';
import { useDraft } from './use-draft.ts';
import { useSaving, type Edited } from './use-saving.ts';
import { recordWords } from './words.ts';

interface RecordFormProps {
  readonly ledger: AnyLedger;
  readonly regions: RegionBook;
  readonly references: References;
  /** The record edited; absent for a new one. */
  readonly edited: Edited | undefined;
  /** What a new record begins with. */
  readonly begin?: Draft;
  /** @param another the clerk goes on with another new one */
  readonly onSaved: (id: string, another: boolean) => void;
  readonly onCancel?: (() => void) | undefined;
}

/** A record's form. The ledger's rules run while one types; what is typed survives until it is saved. */
export function RecordForm({ ledger, regions, references, edited, begin, onSaved, onCancel }: RecordFormProps) {
  const { t } = useLanguage();
  const own = useOwnBeginning(ledger, regions);
  const kept = useDraft(`draft:${ledger.name}:${edited?.id ?? ['new', ...Object.values(begin ?? {})].join(' ')}`, () =>
    edited === undefined ? { id: newId(), base: 0, draft: { ...own, ...begin }, shown: {} } : { id: edited.id, base: edited.base, draft: edited.shown, shown: edited.shown },
  );
  const { shown } = kept;
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const another = useRef(false);
  const form = useRef<HTMLFormElement>(null);
  const latest = useRef(kept.draft);
  useEffect(() => {
    latest.current = kept.draft;
  }, [kept.draft]);
  // Edited from the version the draft began at: whoever changed the record since is shown as the other side.
  const saving = useSaving(ledger, { id: kept.id, base: kept.base, shown }, (id) => {
    void kept.discard().then(() => {
      setTouched(new Set());
      setTried(false);
      form.current?.scrollTo({ top: 0 });
      onSaved(id, another.current);
    });
  });
  if (!kept.ready) return <Skeleton active />;
  const problems: DraftProblem[] = checkDraft(ledger, kept.draft, shown, regions);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.length - errors.length;
  const ofServer = saving.problems.filter(({ place }) => place.field !== undefined && place.field in ledger.fields);
  const said = (name: string): DraftProblem[] => [
    ...problems.filter(({ field }) => field === name && (tried || touched.has(name))),
    ...ofServer.filter(({ place, message }) => place.field === name && !problems.some((one) => one.field === name && one.message.zh === message.zh)).map(({ severity, message, mend }) => ({ field: name, severity, message, mend })),
  ];
  const submit = () => {
    setTried(true);
    const wrong = checkDraft(ledger, latest.current, shown, regions).filter(({ severity }) => severity === 'error');
    if (wrong.length === 0) void saving.save(latest.current);
    else document.getElementById(`field-${wrong[0]?.field ?? ''}`)?.focus();
  };
  const fields = fieldsOf(ledger);
  const required = fields.filter(({ field }) => !field.optional && field.carried === undefined);
  const optional = fields.filter((one) => !required.includes(one));
  const year = yearOfDraft(ledger, kept.draft, regions);
  const beside = besideOf(ledger, kept.draft, regions);
  const draw = (of: typeof fields) =>
    of.map(({ name, field }) => (
      <FieldRow
        key={`${kept.id}-${name}`}
        name={name}
        field={field}
        value={(kept.draft as Draft)[name] ?? null}
        masked={field.sensitive ? shown[name] : undefined}
        onChange={(value) => {
          latest.current = { ...latest.current, [name]: value };
          kept.change(name, value);
          setTouched(new Set([...touched, name]));
        }}
        problems={said(name)}
        regions={regions}
        references={references}
        year={year}
        beside={beside}
        record={edited === undefined ? undefined : { ledger: ledger.name, id: edited.id }}
      />
    ));
  return (
    <form
      ref={form}
      className={style['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // What is still being typed is taken when its field is left.
        (document.activeElement as HTMLElement | null)?.blur();
        setTimeout(submit);
      }}
    >
      {kept.foundAt === undefined ? null : (
        <Alert
          type="info"
          showIcon
          title={t(recordWords.draftBack(instantText(kept.foundAt)))}
          action={
            <Button size="small" onClick={() => void kept.discard()}>
              {t(recordWords.discard)}
            </Button>
          }
        />
      )}
      <div className={style['formFields']}>{draw(required)}</div>
      <h2 className={style['formHead']}>{t(recordWords.optional(optional.length))}</h2>
      <div className={style['formFields']}>{draw(optional)}</div>
      {saving.error === undefined || ofServer.length > 0 ? null : <Failure error={saving.error} reset={() => setTimeout(submit)} />}
      <div className={style['formFoot']}>
        <span className={style['formState']} aria-live="polite">
          {tried && errors.length > 0 ? t(recordWords.mendFirst(errors.length)) : warnings > 0 ? t(recordWords.warned(warnings)) : ''}
        </span>
        {onCancel === undefined ? null : <Button onClick={() => void kept.discard().then(onCancel)}>{t(recordWords.cancel)}</Button>}
        {edited === undefined ? (
          <Button htmlType="submit" loading={saving.busy} onClick={() => (another.current = true)}>
            {t(recordWords.saveAndNext)}
          </Button>
        ) : null}
        <Button type="primary" htmlType="submit" loading={saving.busy} onClick={() => (another.current = false)}>
          {t(recordWords.save)}
        </Button>
      </div>
      {saving.conflict === undefined ? null : <ConflictDialog ledger={ledger} sides={saving.conflict} regions={regions} references={references} onTake={saving.takeSides} onClose={saving.dropConflict} busy={saving.busy} />}
    </form>
  );
}
