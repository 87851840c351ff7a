import { mayOwn, ownBy, shares, visibleRegions, type Row, type Share } from '../access/may.ts';
import type { Party } from '../access/party.ts';
import type { Problem } from '../declare/problem.ts';
import type { LedgerAction } from '../declare/role.ts';
import type { ModelLedger } from '../model/model.ts';
import type { Row as StoredRow } from '../ports/database.ts';
import { quoted, type Binder } from './binder.ts';
import { notAllowed, notOwn } from './problems.ts';
import type { Store } from './store.ts';

/**
 * The rows of a ledger that the party may do this to, as SQL terms that all have to hold; none where that is every row.
 * @param of the table's name in the statement, where another table in it has columns of the same names
 */
export function rowTerms({ regions }: Pick<Store, 'regions'>, party: Party, ledger: ModelLedger, binder: Binder, action: LedgerAction = 'see', of?: string): string[] {
  const column = (name: string): string => (of === undefined ? quoted(name) : `${of}.${quoted(name)}`);
  if (!mayOwn(party, ledger)) return placeTerms(visibleRegions(party, ledger, regions, action), binder, column);
  return [...new Set(['see', action] as const)].flatMap((one) => {
    const [whole, ...own] = shares(party, ledger, one, regions);
    if (whole?.regions === 'all') return [];
    const any = [whole, ...own].flatMap((share) => (share === undefined || share.regions.length === 0 ? [] : [shareTerms(share, regions, ledger, binder, column).join(' and ')]));
    return any.length > 1 ? [`(${any.join(' or ')})`] : [any[0] ?? 'false'];
  });
}

function shareTerms({ regions: of, own }: Share, regions: Store['regions'], ledger: ModelLedger, binder: Binder, column: (name: string) => string): string[] {
  const place = placeTerms(of === 'all' ? undefined : [...new Set(of.flatMap((code) => regions.within(code)))], binder, column);
  if (own === undefined) return place;
  const type = own.column === 'record' ? 'uuid' : ledger.fields.find((field) => field.column === own.column)?.field.column;
  if (type === undefined) throw new TypeError(`${ledger.name} has no column ${own.column}.`);
  return [...place, `${column(own.column)} = ${binder.bind(own.value, type)}`];
}

function placeTerms(codes: readonly string[] | undefined, binder: Binder, column: (name: string) => string): string[] {
  if (codes === undefined) return [];
  const [only] = codes;
  // The order of the index holds within one region.
  return codes.length === 1 && only !== undefined ? [`${column('_region')} = ${binder.bind(only, 'text')}`] : [`${column('_region')} = any(${binder.bind(codes, 'text[]')})`];
}

/** A stored row as far as access goes by it: `record`, `_region` and `ownColumns` have to be among what was selected. */
export const rowOf = (row: StoredRow): Row => ({ record: String(row['record']), region: String(row['_region']), texts: row });

/** Why the party may not do this to the row, which lies where it says or is to. */
export function refusedRow({ regions }: Pick<Store, 'regions'>, party: Party, ledger: ModelLedger, action: LedgerAction, { record, region }: Pick<Row, 'record' | 'region'>): Problem {
  const by = ownBy(party, ledger, action, region, regions);
  return by === undefined ? notAllowed(ledger, record) : notOwn(ledger, record, ledger.field.get(by));
}
