import { systemParty } from '../../kernel/access/party.ts';
import type { Role } from '../../kernel/declare/role.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import type { Account } from './account.ts';
import { checkPassword, makeAccount, setFirstPassword, type NewAccount } from './people.ts';
import { linkUsed } from './refusals.ts';
import { hashOf, secretWord } from './secret-words.ts';
import { withinSession } from '../engine/within-session.ts';
import type { AccountLibrary } from '../../adapters/accounts/open.ts';

/** Milliseconds for which the first administrator's link is good; the next start prints another. */
const linkFor = 24 * 60 * 60_000;
/** Whom the link is for: nobody yet. */
const nobody = '';
export const firstRole = 'administrator';

/** The word of the one-time link by which a programme without accounts gets its first administrator; `undefined` where there are some. */
export async function setupWord({ database, programme, clock }: Store): Promise<string | undefined> {
  const [any] = await database.query('select 1 as one from account where programme = $1 limit 1', [programme]);
  if (any !== undefined) return undefined;
  const word = secretWord();
  await database.transaction(async (session) => {
    await session.run('delete from account_invitation where programme = $1 and account = $2', [programme, nobody]);
    await session.run('insert into account_invitation (programme, hash, account, until) values ($1, $2, $3, $4)', [programme, hashOf(word), nobody, new Date(clock.now().getTime() + linkFor).toISOString()]);
  });
  return word;
}

/** Whether a word is that of the link as long as nobody used it. @throws Refusal `account.link-not-found` */
export async function expectSetupWord({ database, programme, clock }: Store, word: string): Promise<void> {
  const [good] = await database.query('select 1 as one from account_invitation where programme = $1 and hash = $2 and account = $3 and until > $4', [programme, hashOf(word), nobody, clock.now().toISOString()]);
  if (good === undefined) throw linkUsed();
}

/** Makes the first administrator. @throws Refusal `account.link-not-found`, `account.weak-password`, `account.unreadable-name` */
export async function setUp(store: Store, auth: AccountLibrary, roles: readonly Role[], word: string, person: Pick<NewAccount, 'name' | 'title'>, password: string): Promise<Account> {
  checkPassword(password);
  return store.database.transaction(async (session) => {
    const within: Store = { ...store, database: withinSession(store.database, session) };
    // Of two who follow the link at once, the second waits here and finds it used; whoever is refused later leaves it good.
    const used = await session.run('delete from account_invitation where programme = $1 and hash = $2 and account = $3 and until > $4', [store.programme, hashOf(word), nobody, store.clock.now().toISOString()]);
    if (used === 0) throw linkUsed();
    const account = await makeAccount(within, systemParty, { ...person, assignments: [{ role: firstRole, regions: 'all', until: null }] }, roles);
    await setFirstPassword(within, auth, account, password);
    return account;
  });
}
