import { namePattern, shortestPassword, type AccountLibrary } from '../../adapters/accounts/open.ts';
import type { Party } from '../../kernel/access/party.ts';
import type { Role } from '../../kernel/declare/role.ts';
import { noteInJournal } from '../../kernel/ledger/journal-note.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import type { Session } from '../../kernel/ports/database.ts';
import { v7 as newId } from 'uuid';
import { emailOf, findAccount, type Account } from './account.ts';
import { checkAssignments, keepAssignments, type Assignment } from './assignments.ts';
import { emailTaken, linkUsed, nameTaken, noSuchAccount, notOneself, unreadableName, weakPassword } from './refusals.ts';
import { hashOf, secretWord } from './secret-words.ts';

/** Somebody to be let in. */
export interface NewAccount {
  readonly name: string;
  readonly title: string;
  readonly email?: string | undefined;
  readonly until?: string | null | undefined;
  readonly assignments?: readonly Assignment[];
}

/** Milliseconds for which a one-time link is good. */
const linkFor = 3 * 24 * 60 * 60_000;

/** @throws Refusal `account.unreadable-name`, `account.name-taken`, `account.email-taken`, and as `assign` */
export async function makeAccount(store: Store, party: Party, made: NewAccount, roles: readonly Role[]): Promise<Account> {
  const { title, email, until = null, assignments = [] } = made;
  const name = made.name.trim().toLowerCase();
  if (!namePattern.test(name)) throw unreadableName();
  checkAssignments(store, assignments, roles);
  const { database, programme } = store;
  const now = store.clock.now().toISOString();
  return database.transaction(async (session) => {
    await expectFreeEmail(session, programme, name, email);
    const inserted = await session.run(
      `insert into account (programme, id, username, display_username, name, email, email_verified, until, created_at, updated_at)
       values ($1, $2, $3, $3, $4, $5, $6, $7, $8, $8) on conflict do nothing`,
      // The administrator vouches for the address: by it an identity provider lets its owner in.
      [programme, newId(), name, title.trim() === '' ? name : title.trim(), emailOf(name, email), email !== undefined, until, now],
    );
    if (inserted === 0) throw nameTaken(name);
    if (assignments.length > 0) await keepAssignments(session, store, party, name, assignments);
    await noteInJournal(session, store, party, { kind: 'account', about: { account: name, made: true, ...(assignments.length > 0 ? { roles: assignments } : {}) } });
    return (await findAccount(session, programme, { name })) as Account;
  });
}

/** Makes a one-time link's word for setting an account's password; an older one is good no more. Whoever has it comes in as the account, so the journal keeps who made it. */
export async function invite(store: Store, party: Party, account: string): Promise<{ word: string; until: string }> {
  const { database, programme, clock } = store;
  const word = secretWord();
  const until = new Date(clock.now().getTime() + linkFor).toISOString();
  await database.transaction(async (session) => {
    await session.run('delete from account_invitation where programme = $1 and account = $2', [programme, account]);
    await session.run('insert into account_invitation (programme, hash, account, until) values ($1, $2, $3, $4)', [programme, hashOf(word), account, until]);
    await noteInJournal(session, store, party, { kind: 'account', about: { account, link: true } });
  });
  return { word, until };
}

/** Whose link a word is of; it stays good. @throws Refusal `account.link-not-found` */
export async function invited({ database, programme, clock }: Store, word: string): Promise<string> {
  const [row] = await database.query('select account from account_invitation where programme = $1 and hash = $2 and until > $3', [programme, hashOf(word), clock.now().toISOString()]);
  if (row === undefined) throw linkUsed();
  return String(row['account']);
}

/** Sets the password that a one-time link is for, ends the account's other sessions and the link. @throws Refusal `account.link-not-found`, `account.weak-password` */
export async function acceptInvitation(store: Store, auth: AccountLibrary, word: string, password: string): Promise<Account> {
  checkPassword(password);
  const { database, programme, clock } = store;
  const [row] = await database.query('delete from account_invitation where programme = $1 and hash = $2 and until > $3 returning account', [programme, hashOf(word), clock.now().toISOString()]);
  const account = row === undefined ? undefined : await findAccount(database, programme, { name: String(row['account']) });
  if (account === undefined) throw linkUsed();
  await setPassword(store, auth, account, password);
  await database.transaction((session) => noteInJournal(session, store, { id: account.name, title: account.title, grants: [] }, { kind: 'account', about: { account: account.name, password: true } }));
  await database.run('update account set failures = 0, held_until = null where programme = $1 and id = $2', [programme, account.id]);
  return account;
}

/** The password of an account that has none yet. */
export const setFirstPassword = (store: Store, auth: AccountLibrary, account: Account, password: string): Promise<void> => setPassword(store, auth, account, password);

export function checkPassword(password: string): void {
  if ([...password].length < shortestPassword) throw weakPassword(shortestPassword);
}

/** Sets a password and ends every session that began with the old one. */
async function setPassword({ database, programme, clock }: Store, auth: AccountLibrary, { id }: Account, password: string): Promise<void> {
  const hashed = await (await auth.$context).password.hash(password);
  const now = clock.now().toISOString();
  await database.transaction(async (session) => {
    const changed = await session.run(`update account_credential set password = $3, updated_at = $4 where programme = $1 and user_id = $2 and provider_id = 'credential'`, [programme, id, hashed, now]);
    if (changed === 0) {
      await session.run(`insert into account_credential (programme, id, account_id, provider_id, user_id, password, created_at, updated_at) values ($1, $2, $3, 'credential', $3, $4, $5, $5)`, [programme, newId(), id, hashed, now]);
    }
    await session.run('delete from account_session where programme = $1 and user_id = $2', [programme, id]);
  });
}

/** What an administrator changes of an account. */
export interface AccountChange {
  readonly title?: string | undefined;
  readonly email?: string | undefined;
  readonly until?: string | null | undefined;
  readonly locked?: boolean | undefined;
}

/** @throws Refusal `account.not-found`, `account.not-oneself`, `account.email-taken` */
export async function changeAccount(store: Store, party: Party, name: string, { title, email, until, locked }: AccountChange): Promise<Account> {
  const { database, programme, clock } = store;
  if (name === party.id && (locked === true || typeof until === 'string')) throw notOneself();
  return database.transaction(async (session) => {
    const account = await findAccount(session, programme, { name });
    if (account === undefined) throw noSuchAccount(name);
    await expectFreeEmail(session, programme, name, email);
    await session.run(
      `update account set name = $3, email = $4, email_verified = $4 not like '%.invalid', until = $5, locked = $6, updated_at = $7, failures = case when $8 then 0 else failures end,
         held_until = case when $8 then null else held_until end where programme = $1 and id = $2`,
      [
        programme, account.id, title ?? account.title, email === undefined ? emailOf(name, account.email ?? undefined) : emailOf(name, email === '' ? undefined : email),
        until === undefined ? account.until : until, locked ?? account.locked, clock.now().toISOString(), locked === false,
      ],
    );
    // Whom the provider let in by the former address was somebody else.
    if (email !== undefined) await session.run(`delete from account_credential where programme = $1 and user_id = $2 and provider_id <> 'credential'`, [programme, account.id]);
    if (locked === true) await session.run('delete from account_session where programme = $1 and user_id = $2', [programme, account.id]);
    const about = { account: name, ...(title === undefined ? {} : { title }), ...(email === undefined ? {} : { email: 'changed' }), ...(until === undefined ? {} : { until }), ...(locked === undefined ? {} : { locked }) };
    await noteInJournal(session, store, party, { kind: 'account', about });
    return (await findAccount(session, programme, { name })) as Account;
  });
}

/** @throws Refusal `account.email-taken` where another account has it */
async function expectFreeEmail(session: Session, programme: string, name: string, email: string | undefined): Promise<void> {
  if (email === undefined || email === '') return;
  const [other] = await session.query('select 1 as one from account where programme = $1 and email = $2 and username <> $3', [programme, email.toLowerCase(), name]);
  if (other !== undefined) throw emailTaken();
}

/** Ends every session of an account. @throws Refusal `account.not-found` */
export async function endSessions(store: Store, party: Party, name: string): Promise<void> {
  const { database, programme } = store;
  await database.transaction(async (session) => {
    const account = await findAccount(session, programme, { name });
    if (account === undefined) throw noSuchAccount(name);
    await session.run('delete from account_session where programme = $1 and user_id = $2', [programme, account.id]);
    await noteInJournal(session, store, party, { kind: 'account', about: { account: name, sessions: 'ended' } });
  });
}
