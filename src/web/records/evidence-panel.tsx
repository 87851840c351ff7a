import type { ShownRecord } from '../../client/records.ts';
import type { AnyField } from '../../kernel/declare/field.ts';
import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import type { RegionBook } from '../../kernel/declare/region-book.ts';
import type { Draft } from '../fields/draft.ts';
import { EvidenceInput, filesOf } from '../fields/evidence-input.tsx';
import { EvidenceView } from '../fields/evidence-view.tsx';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import style from './records.module.css';
import { useSaving } from './use-saving.ts';
import { recordWords } from './words.ts';

interface EvidencePanelProps {
  readonly ledger: AnyLedger;
  readonly record: ShownRecord;
  /** The field that holds the files. */
  readonly name: string;
  readonly regions: RegionBook;
  readonly mayWrite: boolean;
}

/** The files that bear a record out; added and removed here at once, each time as a version of the record. */
export function EvidencePanel({ ledger, record, name, regions, mayWrite }: EvidencePanelProps) {
  const { t } = useLanguage();
  const shown = record.values as Draft;
  const saving = useSaving(ledger, { id: record.id, base: record.version, shown }, () => undefined);
  const files = filesOf(record.values[name]);
  const place = { ledger: ledger.name, id: record.id };
  return (
    <section aria-labelledby="record-evidence">
      <h2 id="record-evidence">{t(recordWords.evidence)}</h2>
      {mayWrite ? (
        <EvidenceInput
          id="record-evidence-input"
          name={name}
          field={ledger.fields[name] as AnyField}
          value={shown[name]}
          onChange={(value) => void saving.save({ ...shown, [name]: value })}
          invalid={false}
          label={t(recordWords.evidence)}
          regions={regions}
          references={record.references}
          record={place}
        />
      ) : (
        <div className={style['shownFiles']}>
          {files.length === 0 ? <span className={style['blank']}>{t(recordWords.noEvidence)}</span> : null}
          {files.map((file) => (
            <EvidenceView key={file.hash} file={file} record={place} />
          ))}
        </div>
      )}
      {saving.error === undefined ? null : <Failure error={saving.error} />}
      {saving.conflict === undefined ? null : <ConflictDialog ledger={ledger} sides={saving.conflict} regions={regions} references={record.references} onTake={saving.takeSides} onClose={saving.dropConflict} busy={saving.busy} />}
    </section>
  );
}
