import type { Party } from '../../access/party.ts';
import { Fault, Mention } from '../../declare/field.ts';
import type { Problem } from '../../declare/problem.ts';
import type { ModelField, ModelLedger } from '../../model/model.ts';
import { Binder } from '../../ledger/binder.ts';
import { rowTerms } from '../../ledger/rows-seen.ts';
import type { Store } from '../../ledger/store.ts';
import { columnLetter } from '../table/column-letter.ts';
import type { Sheet } from '../workbook.ts';
import type { PlannedRow } from './plan.ts';
import { mentionsIn, placeIn, type ReadColumn, type ReadRow } from './read-rows.ts';
import { ambiguousMention, unknownMention } from './sheet-problems.ts';

interface Named {
  readonly record: string;
  readonly region: string;
}

/** Records that this workbook itself is about to create, by ledger. */
export type Arriving = ReadonlyMap<string, readonly PlannedRow[]>;

/**
 * Turns mentions of other ledgers' records that the party sees into their ids. A record of the row's own region is meant before
 * one of the same name elsewhere. Rows whose mention can't be resolved are rejected.
 */
export async function resolveMentions(
  store: Store,
  party: Party,
  sheet: Sheet,
  ledger: ModelLedger,
  columns: readonly ReadColumn[],
  rows: readonly ReadRow[],
  arriving: Arriving,
): Promise<{ rows: ReadRow[]; problems: Problem[] }> {
  const problems: Problem[] = [];
  const named = new Map<string, Map<string, Named[]>>();
  for (const [name, texts] of mentionsIn(ledger, rows)) {
    const origin = store.model.ledgers.get(ledger.field.get(name)?.field.refersTo ?? '');
    if (origin !== undefined) named.set(name, await findNamed(store, party, origin, texts, arriving.get(origin.name) ?? []));
  }
  const resolved = rows.map((row) => {
    let { rejected } = row;
    let values: Record<string, unknown> | undefined;
    for (const reference of ledger.references) {
      const mention = row.values[reference.name];
      if (!(mention instanceof Mention)) continue;
      values ??= { ...row.values };
      const found = named.get(reference.name)?.get(mention.text) ?? [];
      const own = found.filter(({ region }) => region === row.values[ledger.scope.name]);
      const meant = found.length > 1 && own.length > 0 ? own : found;
      const [first] = meant;
      if (meant.length === 1 && first !== undefined) {
        values[reference.name] = first.record;
        continue;
      }
      const index = columns.find(({ field }) => field === reference)?.index;
      const place = placeIn(sheet, ledger, row.row, index === undefined ? undefined : columnLetter(index), reference);
      const shown = store.model.ledgers.get(reference.field.refersTo ?? '')?.names.some(({ field }) => field.sensitive) === true ? undefined : mention.text;
      problems.push(first === undefined ? unknownMention(reference, shown, place) : ambiguousMention(reference, shown, meant.length, place));
      values[reference.name] = null;
      rejected = true;
    }
    return values === undefined ? row : { ...row, values, rejected };
  });
  return { rows: resolved, problems };
}

/** Looks the texts up by each of the fields the ledger's records are mentioned by, the first that knows them first. */
async function findNamed(store: Store, party: Party, origin: ModelLedger, texts: ReadonlySet<string>, arriving: readonly PlannedRow[]): Promise<Map<string, Named[]>> {
  const found = new Map<string, Named[]>();
  for (const name of origin.names) {
    const keys = new Map<string, string[]>();
    for (const text of texts) {
      if (found.has(text)) continue;
      const key = keyOf(store, name, text);
      if (key !== undefined) append(keys, key, text);
    }
    if (keys.size === 0) continue;
    const add = (key: string, one: Named) => {
      for (const text of keys.get(key) ?? []) append(found, text, one);
    };
    const binder = new Binder();
    const terms = [
      `programme = ${binder.bind(store.programme, 'text')}`,
      `"${name.column}" = any(${binder.bind([...keys.keys()], `${name.field.column}[]`)})`,
      '_until is null and not _gone',
      ...rowTerms(store, party, origin, binder),
    ];
    const rows = await store.database.query(`select "${name.column}" as key, record, _region from "${origin.table}" where ${terms.join(' and ')}`, binder.parameters);
    const known = new Set<string>();
    for (const row of rows) {
      known.add(String(row['record']));
      add(String(row['key']), { record: String(row['record']), region: String(row['_region']) });
    }
    for (const { put } of arriving) {
      const value = put.values[name.name];
      if (value === null || value === undefined || known.has(put.record)) continue;
      add(name.field.write(value), { record: put.record, region: String(put.values[origin.scope.name]) });
    }
  }
  return found;
}

function append<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function keyOf({ regions }: Store, { field }: ModelField, text: string): string | undefined {
  const value = field.read(text, { epoch: 1900, regions });
  return value === null || value instanceof Fault || value instanceof Mention ? undefined : field.write(value);
}
