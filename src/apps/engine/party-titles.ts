import type { Store } from '../../kernel/ledger/store.ts';

/** What the people of these accounts are called, by account; the platform's own parties have no account. */
export async function partyTitles({ database, programme }: Store, accounts: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(accounts)];
  if (asked.length === 0) return new Map();
  const rows = await database.query('select username, name from account where programme = $1 and username = any($2::text[])', [programme, asked]);
  return new Map(rows.map((row) => [String(row['username']), String(row['name'])]));
}
