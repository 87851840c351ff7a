import type { Party } from '../../access/party.ts';
import { textDigest } from '../../ledger/seal.ts';
import type { Store } from '../../ledger/store.ts';
import { headerKey } from './match-columns.ts';

/** Column numbers (1-based) by field name; `null` where a field is to have no column. */
export type Mapping = Readonly<Record<string, number | null>>;

export interface RememberedLayout {
  readonly ledger: string;
  readonly mapping: Mapping;
}

/** What makes two tables the same layout: their header paths, in order. */
export function layoutFingerprint(columns: readonly { readonly index: number; readonly headerPath: readonly string[] }[]): string {
  return textDigest(columns.map(({ index, headerPath }) => `${index}:${headerPath.map(headerKey).join('/')}`).join('|'));
}

/** The mapping that a clerk confirmed for this layout before. */
export async function recallLayout({ database, programme }: Store, fingerprint: string): Promise<RememberedLayout | undefined> {
  const [row] = await database.query('select ledger, mapping from layout_memory where programme = $1 and fingerprint = $2', [programme, fingerprint]);
  return row === undefined ? undefined : { ledger: String(row['ledger']), mapping: JSON.parse(String(row['mapping'])) as Mapping };
}

/** Keeps a confirmed mapping for the next workbook of the same layout. */
export async function rememberLayout(store: Store, party: Party, fingerprint: string, { ledger, mapping }: RememberedLayout): Promise<void> {
  await store.database.query(
    `insert into layout_memory (programme, fingerprint, ledger, mapping, party, at) values ($1, $2, $3, $4, $5, $6)
     on conflict (programme, fingerprint) do update
     set ledger = excluded.ledger, mapping = excluded.mapping, party = excluded.party, at = excluded.at`,
    [store.programme, fingerprint, ledger, JSON.stringify(mapping), party.id, store.clock.now().toISOString()],
  );
}
