import type { Party } from '../../kernel/access/party.ts';
import { listClosedChanges, type ChangesRequest, type ClosedChange } from '../../kernel/closing/changes.ts';
import { listClosings, type Closing } from '../../kernel/closing/closings.ts';
import { effectsOf } from '../../kernel/figure/index.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import type { Version } from '../../kernel/ledger/version.ts';
import type { ModelField } from '../../kernel/model/model.ts';
import type { Engine } from './open-engine.ts';
import { isMasked } from './record-json.ts';
import { shownCells, tellingFields } from './shown-records.ts';

/** Changes to closed periods with what tells the records apart, what was changed in them and what that does to figures. */
export async function changesInWords({ store }: Engine, party: Party, request: ChangesRequest) {
  const { changes, ...page } = await listClosedChanges(store, party, request);
  const closings = new Map((await listClosings(store.database, store.programme)).map((closing) => [closing.closing, closing]));
  const told = new Map<ClosedChange, readonly (Wording | null)[]>();
  for (const [ledger, of] of Map.groupBy(changes, (change) => change.ledger)) {
    const fields = tellingFields(ledger, party);
    for (const change of of) {
      const cells = await shownCells(store, party, ledger, fields, [{ record: change.record, version: change.version.version }]);
      told.set(change, cells.get(change.record) ?? []);
    }
  }
  return { ...page, changes: changes.map((change) => changeJson(store, party, change, told.get(change) ?? [], closings)) };
}

function changeJson(store: Store, party: Party, { ledger, record, version, former, batch, at, party: by, reason, closings }: ClosedChange, cells: readonly (Wording | null)[], known: ReadonlyMap<number, Closing>) {
  const after = version.gone ? undefined : version;
  const changed = ledger.fields.filter(({ column }) => (former?.texts[column] ?? null) !== (after?.texts[column] ?? null));
  const shown = changed.filter((field) => !isMasked(ledger, field, party) && field.field.refersTo === undefined);
  return {
    ledger: ledger.name,
    ledgerTitle: ledger.declared.title,
    record,
    version: version.version,
    region: version.region,
    did: former === undefined ? 'created' : after === undefined ? 'deleted' : 'changed',
    called: cells.filter((cell) => cell !== null).slice(0, 2),
    batch,
    at,
    party: by,
    reason,
    closings: closings.flatMap((closing) => (known.get(closing) === undefined ? [] : [{ closing, window: known.get(closing)?.window ?? '' }])),
    fields: former === undefined || after === undefined ? [] : shown.map((field) => ({ name: field.name, title: field.field.title, before: valueText(store, field, former), after: valueText(store, field, after) })),
    effects: closings.flatMap((closing) => {
      const { from, to, window } = known.get(closing) ?? { from: 0, to: -1, window: '' };
      return effectsOf(store.model, ledger, former, after, { from, to }).map(({ figure, difference, printed }) => ({ figure: figure.name, title: figure.declared.title, window, difference, printed }));
    }),
  } as const;
}

function valueText({ regions }: Store, { name, field }: ModelField, { values }: Version): Wording | null {
  const value = values[name] ?? null;
  return value === null ? null : { zh: `${field.format(value, 'zh', regions)}${field.unit?.zh ?? ''}`, en: `${field.format(value, 'en', regions)}${field.unit === undefined ? '' : ` ${field.unit.en}`}` };
}
