import { Alert, Modal } from 'antd';
import { useState } from 'react';
import type { ConflictSides } from '../../client/records.ts';
import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import type { RegionBook } from '../../kernel/declare/region-book.ts';
import type { Json } from '../../kernel/declare/field.ts';
import type { Draft } from '../fields/draft.ts';
import { fieldsOf } from '../fields/ledgers.ts';
import { valueText, type References } from '../fields/value-text.ts';
import { useLanguage } from '../shell/locale.tsx';
import { Sides } from './sides.tsx';
import { recordWords } from './words.ts';

interface ConflictDialogProps {
  readonly ledger: AnyLedger;
  readonly sides: ConflictSides;
  readonly regions: RegionBook;
  readonly references: References;
  readonly busy: boolean;
  /** The values taken from one's own side. */
  readonly onTake: (values: Draft) => void;
  readonly onClose: () => void;
}

/** Two people edited one record: both versions side by side, and for each field that differs the one to take. */
export function ConflictDialog({ ledger, sides: { yours, standing }, regions, references, busy, onTake, onClose }: ConflictDialogProps) {
  const { t, locale } = useLanguage();
  const own = yours.values ?? {};
  const stands = standing?.values ?? {};
  const differing = fieldsOf(ledger).filter(({ name, field }) => field.carried === undefined && JSON.stringify(own[name] ?? null) !== JSON.stringify(stands[name] ?? null));
  const [mine, setMine] = useState<ReadonlySet<string>>(() => new Set(differing.map(({ name }) => name)));
  const said = (name: string, value: Json | undefined) => valueText(ledger.fields[name] as never, value, locale, regions, references) || '—';
  const gone = standing === null || standing.deleted;
  return (
    <Modal
      open
      width={820}
      title={t(recordWords.conflict)}
      okText={t(recordWords.save)}
      cancelText={t(recordWords.cancel)}
      okButtonProps={{ disabled: gone, loading: busy }}
      onOk={() => onTake(Object.fromEntries(differing.filter(({ name }) => mine.has(name)).map(({ name }) => [name, own[name] ?? null])))}
      onCancel={onClose}
    >
      {gone ? (
        <Alert type="warning" showIcon title={t(recordWords.conflictGone)} />
      ) : (
        <>
          <p>{t(recordWords.conflictNote)}</p>
          <Sides
            label={t(recordWords.conflict)}
            mine={mine}
            onMine={setMine}
            rows={differing.map(({ name, field }) => ({ key: name, title: t(field.title), theirs: { caption: t(recordWords.theirs(standing.version)), said: said(name, stands[name]) }, yours: { caption: t(recordWords.yours), said: said(name, own[name]) } }))}
          />
        </>
      )}
    </Modal>
  );
}
