import { v7 as newId } from 'uuid';
import { actions, type Action } from '../../kernel/declare/role.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import { noSuchToken } from './refusals.ts';
import { hashOf, secretWord } from './secret-words.ts';

/** A program's way in, as its owner and with some of the owner's actions. */
export interface Token {
  readonly id: string;
  readonly name: string;
  readonly actions: readonly Action[];
  readonly until: string;
  readonly createdAt: string;
  readonly usedAt: string | null;
}

const prefix = 'shanhai_';

/** Makes a token and answers its text, which nobody can be told again. */
export async function makeToken(store: Store, account: string, { name, actions: kept, until }: Pick<Token, 'name' | 'actions' | 'until'>): Promise<{ token: Token; text: string }> {
  const text = `${prefix}${secretWord()}`;
  const token: Token = { id: newId(), name, actions: actions.filter((action) => kept.includes(action)), until, createdAt: store.clock.now().toISOString(), usedAt: null };
  await store.database.run('insert into account_token (programme, id, account, name, hash, actions, until, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)', [
    store.programme, token.id, account, name, hashOf(text), JSON.stringify(token.actions), until, token.createdAt,
  ]);
  return { token, text };
}

export async function listTokens({ database, programme }: Store, account: string): Promise<Token[]> {
  const rows = await database.query('select id, name, actions, until, created_at, used_at from account_token where programme = $1 and account = $2 order by created_at', [programme, account]);
  return rows.map((row) => ({
    id: String(row['id']),
    name: String(row['name']),
    actions: JSON.parse(String(row['actions'])) as Action[],
    until: new Date(String(row['until'])).toISOString(),
    createdAt: new Date(String(row['created_at'])).toISOString(),
    usedAt: row['used_at'] == null ? null : new Date(row['used_at']).toISOString(),
  }));
}

/** @throws Refusal `token.not-found`, also for somebody else's */
export async function revokeToken({ database, programme }: Store, account: string, id: string): Promise<void> {
  if ((await database.run('delete from account_token where programme = $1 and account = $2 and id = $3', [programme, account, id])) === 0) throw noSuchToken();
}

/** Whose token a text is and what it may; `undefined` for none, and for one that has ended. */
export async function findToken({ database, programme, clock }: Store, text: string): Promise<{ id: string; account: string; actions: readonly Action[] } | undefined> {
  if (!text.startsWith(prefix)) return undefined;
  const now = clock.now().toISOString();
  const [row] = await database.query('update account_token set used_at = $3 where programme = $1 and hash = $2 and until > $3 returning id, account, actions', [programme, hashOf(text), now]);
  return row === undefined ? undefined : { id: String(row['id']), account: String(row['account']), actions: JSON.parse(String(row['actions'])) as Action[] };
}
