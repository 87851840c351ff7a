import { App, Button } from 'antd';
import { useState } from 'react';
import { changeMatching, conflictsIn, listRecords, postBatch, type Conflicts, type Delete, type Landed, type ListedRecord, type MatchingChange, type Put } from '../../client/records.ts';
import type { Json } from '../../kernel/declare/field.ts';
import type { AnyLedger } from '../../kernel/declare/ledger.ts';
import type { RegionBook } from '../../kernel/declare/region-book.ts';
import type { References } from '../fields/value-text.ts';
import { newId } from '../records/new-id.ts';
import { reasoned } from '../closings/reasoned.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { grouped } from '../shown/number.ts';
import { Changing } from './changing.tsx';
import { EditMany } from './edit-many.tsx';
import style from './ledgers.module.css';
import { ManyConflicts } from './many-conflicts.tsx';
import { useLanding } from './use-landing.tsx';
import { ledgerWords } from './words.ts';

/** As many as are chosen one by one. */
export const mostSelected = 2000;
/** As many as “all” chooses one by one; of more the list's filters say which are meant. */
const mostListed = 600;

interface BulkBarProps {
  readonly ledger: AnyLedger;
  readonly query: Readonly<Record<string, string>>;
  readonly total: number | undefined;
  /** The journal's position that the list is of. */
  readonly head: string | null;
  readonly regions: RegionBook;
  readonly references: References;
  /** The versions of the records chosen, by id. */
  readonly selected: ReadonlyMap<string, number>;
  readonly onSelect: (records: readonly ListedRecord[], on: boolean) => void;
  readonly onClear: () => void;
  /** All that match are meant, as the list was by then. */
  readonly all: AllChosen | undefined;
  readonly onAll: (all: AllChosen) => void;
}

export interface AllChosen {
  /** The journal's position. */
  readonly seen: string | undefined;
}

/** What is done to each record: a field's new value, or its deletion. */
type Act = { readonly name: string; readonly value: Json } | 'delete';

/** What can be done to the records chosen, or to all that match, at once: one batch, which can be undone as one. */
export function BulkBar({ ledger, query, total, head, regions, references, selected, onSelect, onClear, all, onAll }: BulkBarProps) {
  const { t } = useLanguage();
  const { modal } = App.useApp();
  const landed = useLanding();
  const [editing, setEditing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [under, setUnder] = useState<string>();
  const [error, setError] = useState<unknown>();
  const [conflict, setConflict] = useState<{ readonly act: Act } & Conflicts>();
  const count = all === undefined ? selected.size : (total ?? 0);

  const working = async (act: Act, work: () => Promise<Landed | undefined>) => {
    setBusy(true);
    setError(undefined);
    try {
      const answer = await work();
      if (answer !== undefined) landed(answer);
      setConflict(undefined);
      setEditing(false);
      onClear();
    } catch (failure) {
      const found = conflictsIn(failure);
      setEditing((before) => before && found === undefined);
      if (found === undefined) setError(failure);
      setConflict(found === undefined ? undefined : { act, ...found });
    } finally {
      setUnder(undefined);
      setBusy(false);
    }
  };
  const doAll = (act: Act, asSeen: Pick<MatchingChange, 'seen' | 'others'> = { seen: all?.seen }) => {
    const batch = newId();
    setUnder(batch);
    void working(act, () => reasoned((reason) => changeMatching(ledger.name, query, { ...(act === 'delete' ? { op: 'delete' } : { op: 'put', values: { [act.name]: act.value } }), expected: count, ...asSeen, reason }, batch)));
  };
  const doChosen = (act: Act, chosen: ReadonlyMap<string, number> = selected) =>
    working(act, async () => {
      const changes = [...chosen].map(([id, base]): Put | Delete => (act === 'delete' ? { op: 'delete', ledger: ledger.name, id, base } : { op: 'put', ledger: ledger.name, id, base, values: { [act.name]: act.value } }));
      return changes.length === 0 ? undefined : reasoned((reason) => postBatch(changes, newId(), reason));
    });
  const take = ({ act, sides, head: shown }: NonNullable<typeof conflict>, mine: ReadonlyMap<string, number>, rest: boolean) => {
    if (all?.seen !== undefined && shown !== undefined) {
      const except = sides.map(({ yours }) => yours.id).filter((id) => mine.has(id) !== rest);
      return doAll(act, { seen: shown, others: { since: all.seen, take: rest, except } });
    }
    const disputed = new Set(sides.map(({ yours }) => yours.id));
    return void doChosen(act, new Map([...[...selected].filter(([id]) => !disputed.has(id)), ...mine]));
  };
  const selectAll = async () => {
    if ((total ?? 0) > mostListed) return onAll({ seen: head ?? undefined });
    setBusy(true);
    try {
      for (let page = 1; (page - 1) * 200 < (total ?? 0); page++) onSelect((await listRecords(ledger.name, query, page, 200)).records, true);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const act = (what: Act) => (all === undefined ? void doChosen(what) : doAll(what));
  const remove = () =>
    modal.confirm({
      title: t(ledgerWords.deleteManySure(count)),
      content: t(ledgerWords.deleteManyNote),
      okText: t(ledgerWords.deleteMany),
      cancelText: t(ledgerWords.cancel),
      okButtonProps: { danger: true },
      onOk: () => act('delete'),
    });
  const said = all === undefined ? ledgerWords.selected(count) : ledgerWords.selectedAll(grouped(String(count)));
  return (
    <>
      <div className={style['bulk']} role="group" aria-label={t(said)}>
        <b aria-live="polite">{t(said)}</b>
        {all !== undefined ? null : (
          <Button size="small" loading={busy} onClick={() => void selectAll()}>
            {t(ledgerWords.selectAll)}
          </Button>
        )}
        <Button size="small" onClick={() => setEditing(true)}>
          {t(ledgerWords.editMany)}
        </Button>
        <Button size="small" danger onClick={remove}>
          {t(ledgerWords.deleteMany)}
        </Button>
        <Button size="small" type="text" onClick={onClear}>
          {t(ledgerWords.clearSelection)}
        </Button>
      </div>
      {error === undefined || editing ? null : <Failure error={error} />}
      {editing && under === undefined ? <EditMany ledger={ledger} count={count} regions={regions} busy={busy} error={error} onCancel={() => setEditing(false)} onSave={(name, value) => act({ name, value })} /> : null}
      {under === undefined ? null : <Changing batch={under} count={count} />}
      {conflict === undefined ? null : (
        <ManyConflicts
          ledger={ledger}
          sides={conflict.sides}
          count={conflict.count}
          field={conflict.act === 'delete' ? undefined : conflict.act.name}
          regions={regions}
          references={references}
          busy={busy}
          onTake={(mine, rest) => take(conflict, mine, rest)}
          onClose={() => setConflict(undefined)}
        />
      )}
    </>
  );
}
