import { Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import type { ConflictSides } from '../../client/records.ts';
import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import type { RegionBook } from '../../kernel/declare/region-book.ts';
import { nameField } from '../fields/ledgers.ts';
import { valueText, type References } from '../fields/value-text.ts';
import { Sides } from '../records/sides.tsx';
import { recordWords } from '../records/words.ts';
import { useLanguage } from '../shell/locale.tsx';
import { grouped } from '../shown/number.ts';
import style from './ledgers.module.css';
import { ledgerWords } from './words.ts';

interface ManyConflictsProps {
  readonly ledger: AnyLedger;
  readonly sides: readonly ConflictSides[];
  /** How many others changed, of which `sides` are the first. */
  readonly count: number;
  /** The field that was to be changed; absent where the records were to be deleted. */
  readonly field: string | undefined;
  readonly regions: RegionBook;
  readonly references: References;
  readonly busy: boolean;
  /**
   * Goes on: one's own change for these records, on top of the versions that stand; the others in conflict stay as they are.
   * @param rest whether one's own change is for those that aren't shown, too
   */
  readonly onTake: (mine: ReadonlyMap<string, number>, rest: boolean) => void;
  readonly onClose: () => void;
}

/** Others were first with some of many records: theirs and yours side by side, and for each record the one to take. */
export function ManyConflicts({ ledger, sides, count, field: name, regions, references, busy, onTake, onClose }: ManyConflictsProps) {
  const { t, locale } = useLanguage();
  const usable = sides.filter(({ standing }) => standing !== null && !standing.deleted);
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set());
  const [rest, setRest] = useState(false);
  const more = count - sides.length;
  const named = nameField(ledger);
  const field = name === undefined ? undefined : ledger.fields[name];
  const said = (values: ConflictSides['yours']['values'] | undefined) => (field === undefined || name === undefined ? '' : valueText(field, values?.[name], locale, regions, references) || '—');
  const choose = (of: ReadonlySet<string>, others: boolean) => {
    setMine(of);
    setRest(others);
  };
  return (
    <Modal
      open
      width={860}
      title={t(ledgerWords.conflicts(count))}
      okText={t(ledgerWords.goOn)}
      cancelText={t(ledgerWords.cancel)}
      okButtonProps={{ loading: busy }}
      onOk={() => onTake(new Map(usable.flatMap(({ standing }) => (standing !== null && mine.has(standing.id) ? [[standing.id, standing.version]] : []))), rest)}
      onCancel={onClose}
    >
      <p>{t(ledgerWords.conflictsNote)}</p>
      <div className={style['sidesAll']}>
        <Button size="small" onClick={() => choose(new Set(), false)}>
          {t(ledgerWords.allTheirs)}
        </Button>
        <Button size="small" onClick={() => choose(new Set(usable.map(({ yours }) => yours.id)), true)}>
          {t(ledgerWords.allMine)}
        </Button>
      </div>
      <Sides
        label={t(ledgerWords.conflicts(count))}
        mine={mine}
        onMine={setMine}
        rows={sides.map(({ yours, standing }) => {
          const stands = standing !== null && !standing.deleted;
          return {
            key: yours.id,
            title: (standing === null ? '' : valueText(named.field, standing.values[named.name], locale, regions, references)) || yours.id.slice(0, 8),
            theirs: { caption: t(stands ? recordWords.theirs(standing.version) : ledgerWords.goneAlready), said: stands ? said(standing.values) : '' },
            yours: stands ? { caption: t(recordWords.yours), said: field === undefined ? t(ledgerWords.deleteIt) : said(yours.values) } : undefined,
          };
        })}
      />
      {more <= 0 ? null : (
        <Radio.Group className={style['sidesRest'] ?? ''} aria-label={t(ledgerWords.conflictsMore(grouped(String(more))))} value={rest} onChange={({ target }) => setRest(target.value === true)}>
          <b>{t(ledgerWords.conflictsMore(grouped(String(more))))}</b>
          <Radio value={false}>{t(ledgerWords.restTheirs)}</Radio>
          <Radio value={true}>{t(ledgerWords.restMine)}</Radio>
        </Radio.Group>
      )}
    </Modal>
  );
}
