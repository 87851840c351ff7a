import type { Store } from '../../kernel/ledger/store.ts';
import { ledgersTouched, touchedKey } from '../../kernel/ledger/touched.ts';
import { sealedAs } from '../../kernel/ledger/seal.ts';
import { ledgerNamed } from '../../kernel/ledger/list.ts';
import { restoreEntry, type JournalEntry } from '../../kernel/ledger/journal.ts';

export interface JournalQuery {
  readonly party?: string | undefined;
  readonly kind?: string | undefined;
  readonly ledger?: string | undefined;
  /** ISO 8601, both ends included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** An entry for people: without its leaves, with what its party is called. */
export type ShownEntry = Omit<JournalEntry, 'leaves' | 'touched'> & { readonly title: string | null; readonly ledgers: readonly string[] };

/** A page of the journal, newest first. @throws Refusal `ledger.unknown` */
export async function journalPage(store: Store, query: JournalQuery, page: number, size: number): Promise<{ entries: ShownEntry[]; total: number; page: number; size: number }> {
  const { database } = store;
  const { sql, parameters } = whereOf(store, query);
  const [count] = await database.query(`select count(*) as total from journal as entry where ${sql}`, parameters);
  const rows = await database.query(
    `select entry.*, account.name as title from journal as entry
     left join account on account.programme = entry.programme and account.username = entry.party
     where ${sql} order by entry.position desc limit ${size} offset ${(page - 1) * size}`,
    parameters,
  );
  const entries = rows.map((row) => {
    const { leaves: _leaves, touched, ...entry } = restoreEntry(row);
    return { ...entry, title: row['title'] ?? null, ledgers: ledgersTouched(store, touched) };
  });
  return { entries, total: Number(count?.['total']), page, size };
}

function whereOf(store: Store, { party, kind, ledger, from, to }: JournalQuery): { sql: string; parameters: (string | string[])[] } {
  const parameters: (string | string[])[] = [store.programme];
  const terms = ['entry.programme = $1'];
  const add = (term: (bound: string) => string, value: string | string[] | undefined) => {
    if (value !== undefined) terms.push(term(`$${parameters.push(value)}`));
  };
  add((bound) => `entry.party = ${bound}`, party);
  add((bound) => `entry.kind = ${bound}`, kind);
  if (ledger !== undefined) {
    const sealed = sealedAs(store.seal, ledgerNamed(store, ledger));
    add((bound) => `string_to_array(entry.touched, ' ') && ${bound}::text[]`, store.regions.all.map(({ code }) => touchedKey(sealed, code)));
  }
  add((bound) => `entry.at >= ${bound}::timestamptz`, from);
  add((bound) => `entry.at <= ${bound}::timestamptz`, to);
  return { sql: terms.join(' and '), parameters };
}
