import type { Party } from '../../access/party.ts';
import { textDigest } from '../../ledger/seal.ts';
import type { Store } from '../../ledger/store.ts';
import { headerKey } from './match-columns.ts';

/** Column numbers (1-based) by field name; `null` where a field is to have no column. */
export type Mapping = Readonly<Record<string, number | null>>;

/** Who confirmed a mapping, and when. */
export interface Confirmed {
  readonly party: string;
  /** What that party is called. */
  readonly partyTitle: string | null;
  readonly at: string;
}

interface Layout {
  readonly ledger: string;
  readonly mapping: Mapping;
}

export interface RememberedLayout extends Layout {
  readonly confirmed: Confirmed;
}

/** What makes two tables the same layout: their header paths, in order. */
export function layoutFingerprint(columns: readonly { readonly index: number; readonly headerPath: readonly string[] }[]): string {
  return textDigest(columns.map(({ index, headerPath }) => `${index}:${headerPath.map(headerKey).join('/')}`).join('|'));
}

/** The mapping that a clerk confirmed for this layout before. */
export async function recallLayout({ database, programme }: Store, fingerprint: string): Promise<RememberedLayout | undefined> {
  const [row] = await database.query(`select ledger, mapping, party, at, (select name from account where account.programme = layout_memory.programme and username = layout_memory.party) as party_title
     from layout_memory where programme = $1 and fingerprint = $2`,
    [programme, fingerprint],
  );
  if (row === undefined) return undefined;
  const confirmed = { party: String(row['party']), partyTitle: row['party_title'] ?? null, at: new Date(String(row['at'])).toISOString() };
  return { ledger: String(row['ledger']), mapping: JSON.parse(String(row['mapping'])) as Mapping, confirmed };
}

/** Keeps a confirmed mapping for the next workbook of the same layout. */
export async function rememberLayout(store: Store, party: Party, fingerprint: string, { ledger, mapping }: Layout): Promise<void> {
  await store.database.query(
    `insert into layout_memory (programme, fingerprint, ledger, mapping, party, at) values ($1, $2, $3, $4, $5, $6)
     on conflict (programme, fingerprint) do update
     set ledger = excluded.ledger, mapping = excluded.mapping, party = excluded.party, at = excluded.at`,
    [store.programme, fingerprint, ledger, JSON.stringify(mapping), party.id, store.clock.now().toISOString()],
  );
}
