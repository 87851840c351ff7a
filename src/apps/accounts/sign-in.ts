import { addressHeader, type AccountLibrary } from '../../adapters/accounts/open.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import { findAccount, type Account } from './account.ts';
import { hasEnded } from './assignments.ts';
import { heldAfterFailures, mostFailures, type Attempts } from './attempts.ts';
import { accountExpired, accountLocked, codeMissing, heldFor, tooMany, wrongCode, wrongPassword } from './refusals.ts';

/** From where somebody asks. */
export interface Visitor {
  readonly address: string;
  readonly device: string;
}

export interface Credentials {
  readonly name: string;
  readonly password: string;
  /** Six digits of a second factor, where the account has one. */
  readonly code?: string | undefined;
}

/** The cookies that begin a session. */
export type Cookies = readonly string[];

export function headersOf({ address, device }: Visitor, cookie?: string): Headers {
  return new Headers({ 'user-agent': device.slice(0, 300), [addressHeader]: address, ...(cookie === undefined ? {} : { cookie }) });
}

/**
 * Lets somebody in by name and password, and by a code where the account has a second factor.
 * @throws Refusal `session.too-many`, `session.held`, `session.wrong-password`, `session.code-missing`,
 * `session.wrong-code`, `account.locked`, `account.expired`
 */
export async function signIn(store: Store, auth: AccountLibrary, attempts: Attempts, visitor: Visitor, { name, password, code }: Credentials): Promise<Cookies> {
  const now = store.clock.now().getTime();
  const wait = attempts.wait(visitor.address, now);
  if (wait > 0) throw tooMany(wait);
  const account = await findAccount(store.database, store.programme, { name });
  const held = account?.heldUntil == null ? 0 : Date.parse(account.heldUntil);
  if (held > now) throw heldFor((held - now) / 1000);

  const headers = headersOf(visitor);
  const first = await auth.api.signInUsername({ body: { username: name, password }, headers, asResponse: true });
  if (!first.ok) throw await failed(store, attempts, visitor, account, name, now, wrongPassword);
  if (account === undefined) throw new TypeError('Somebody without an account was let in.');
  const { twoFactorRedirect } = (await first.json()) as { twoFactorRedirect?: boolean };
  let cookies = first.headers.getSetCookie();
  if (twoFactorRedirect === true) {
    if (code === undefined || code === '') throw codeMissing();
    const second = await auth.api.verifyTOTP({ body: { code }, headers: headersOf(visitor, cookieOf(cookies)), asResponse: true });
    if (!second.ok) throw await failed(store, attempts, visitor, account, name, now, wrongCode);
    cookies = second.headers.getSetCookie();
  }
  // Only whoever knows the password learns that the account is no longer good.
  const refused = standing(account, store.clock.now());
  if (refused !== undefined) {
    await auth.api.signOut({ headers: headersOf(visitor, cookieOf(cookies)), asResponse: true });
    throw refused;
  }
  await store.database.run('update account set failures = 0, held_until = null where programme = $1 and id = $2 and failures > 0', [store.programme, account.id]);
  return cookies;
}

/** What is wrong with an account as such. */
export function standing(account: Pick<Account, 'locked' | 'until'>, now: Date) {
  if (account.locked) return accountLocked();
  return hasEnded(account, now) ? accountExpired(String(account.until)) : undefined;
}

async function failed({ database, programme }: Store, attempts: Attempts, visitor: Visitor, account: Account | undefined, name: string, now: number, refusal: typeof wrongPassword) {
  attempts.failed(visitor.address, now);
  if (account === undefined) {
    const until = attempts.stranger(name.toLowerCase(), now);
    return until > now ? heldFor((until - now) / 1000) : refusal();
  }
  // A hold that is over begins the count anew.
  await database.run(
    `update account set held_until = case when (case when held_until is null then failures else 0 end) + 1 >= $3 then $4::timestamptz end,
       failures = (case when held_until is null then failures else 0 end) + 1
     where programme = $1 and id = $2`,
    [programme, account.id, mostFailures, new Date(now + heldAfterFailures).toISOString()],
  );
  return refusal();
}

/** The cookies that a browser would send back. */
export const cookieOf = (cookies: Cookies): string => cookies.map((cookie) => cookie.split(';')[0] ?? '').join('; ');
