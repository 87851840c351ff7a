import type { Row, Session } from '../../kernel/ports/database.ts';

/** Somebody who may sign in. */
export interface Account {
  /** Its id in the library's tables; nobody else is told. */
  readonly id: string;
  /** What one signs in with; also the party's id in the journal, so it never changes and is never given again. */
  readonly name: string;
  /** What people call them. */
  readonly title: string;
  readonly email: string | null;
  /** An administrator has locked it. */
  readonly locked: boolean;
  /** From this instant on it is no longer anybody's. */
  readonly until: string | null;
  /** Until this instant nobody may sign in: the password was wrong too often. */
  readonly heldUntil: string | null;
  readonly secondFactor: boolean;
  readonly createdAt: string;
}

const columns = 'id, username, name, email, locked, until, held_until, two_factor_enabled, created_at';
/** Addresses of accounts that have none: reserved names reach nobody (RFC 2606). */
const noAddress = '.invalid';

export const emailOf = (name: string, email: string | undefined): string => email?.toLowerCase() ?? `${encodeURIComponent(name)}@account${noAddress}`;

export async function findAccount(session: Session, programme: string, by: { readonly name: string } | { readonly id: string }): Promise<Account | undefined> {
  const [column, value] = 'name' in by ? ['username', by.name.toLowerCase()] : ['id', by.id];
  const [row] = await session.query(`select ${columns} from account where programme = $1 and ${column} = $2`, [programme, value]);
  return row === undefined ? undefined : accountOf(row);
}

export async function listAccounts(session: Session, programme: string): Promise<Account[]> {
  return (await session.query(`select ${columns} from account where programme = $1 order by username`, [programme])).map(accountOf);
}

function accountOf(row: Row): Account {
  const instant = (text: string | null | undefined) => (text == null ? null : new Date(text).toISOString());
  const email = String(row['email']);
  return {
    id: String(row['id']),
    name: String(row['username']),
    title: String(row['name']),
    email: email.endsWith(noAddress) ? null : email,
    locked: row['locked'] === 't',
    until: instant(row['until']),
    heldUntil: instant(row['held_until']),
    secondFactor: row['two_factor_enabled'] === 't',
    createdAt: instant(row['created_at']) as string,
  };
}
