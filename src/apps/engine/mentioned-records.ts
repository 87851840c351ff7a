import { ownColumns, sees } from '../../kernel/access/may.ts';
import type { Party } from '../../kernel/access/party.ts';
import { quoted } from '../../kernel/ledger/binder.ts';
import { rowOf } from '../../kernel/ledger/rows-seen.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import type { Version } from '../../kernel/ledger/version.ts';
import type { ModelLedger } from '../../kernel/model/model.ts';
import { isMasked } from './record-json.ts';

/** What a record that others refer to is called. */
export interface MentionedRecord {
  readonly ledger: string;
  readonly title: string;
}

/** The names of the records that these versions refer to, by record id, as far as the party sees them. */
export async function mentionedRecords(store: Store, party: Party, ledger: ModelLedger, versions: readonly Version[]): Promise<Record<string, MentionedRecord>> {
  const wanted = new Map<string, Set<string>>();
  for (const { name, field } of ledger.references) {
    const target = field.refersTo ?? '';
    const ids = wanted.get(target) ?? new Set<string>();
    for (const { values } of versions) if (typeof values[name] === 'string') ids.add(values[name]);
    if (ids.size > 0) wanted.set(target, ids);
  }
  return titlesOf(store, party, wanted);
}

/** The names of records by their ledgers, as far as the party sees them. */
export async function titlesOf(store: Store, party: Party, wanted: ReadonlyMap<string, ReadonlySet<string>>): Promise<Record<string, MentionedRecord>> {
  const found: Record<string, MentionedRecord> = {};
  const naming = async (target: string, ids: ReadonlySet<string>): Promise<void> => {
    const origin = store.model.ledgers.get(target);
    const name = origin?.names[0];
    if (origin === undefined || name === undefined) return;
    const rows = await store.database.query(
      `select record, _region, "${name.column}" as name${ownColumns(party, origin).map((column) => `, ${quoted(column)}`).join('')} from "${origin.table}" where programme = $1 and record = any($2::uuid[]) and _until is null`,
      [store.programme, [...ids]],
    );
    for (const row of rows) {
      if (row['name'] == null || !sees(party, origin, rowOf(row), store.regions)) continue;
      const value = name.field.restore(row['name']);
      found[String(row['record'])] = { ledger: target, title: isMasked(origin, name, party) ? name.field.mask(value) : name.field.format(value, 'zh', store.regions) };
    }
  };
  await Promise.all([...wanted].map(([target, ids]) => naming(target, ids)));
  return found;
}
