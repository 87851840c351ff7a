import type { AccountLibrary } from '../../adapters/accounts/open.ts';
import { narrowed, type Party } from '../../kernel/access/party.ts';
import type { Role } from '../../kernel/declare/role.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import { findAccount, type Account } from './account.ts';
import { assignmentsOf, partyOf, type Assignment } from './assignments.ts';
import { sessionExpired, sessionMissing } from './refusals.ts';
import { headersOf, standing, type Cookies, type Visitor } from './sign-in.ts';
import { findToken } from './tokens.ts';

/** Who calls, made sure of. */
export interface Caller {
  readonly party: Party;
  readonly account: Account;
  readonly assignments: readonly Assignment[];
  /** Absent for a token. */
  readonly session: { readonly id: string; readonly token: string; readonly expiresAt: string } | undefined;
  /** The session was prolonged: its cookies anew. */
  readonly cookies: Cookies;
}

/** What a request says of who sends it. */
export interface Claim {
  readonly cookie: string | undefined;
  readonly authorization: string | undefined;
}

/** Milliseconds for which an answer is taken again: a page asks for many things at once. */
const fresh = 3000;
/** Milliseconds after which a session ends whatever is done with it. */
export const longestSession = 12 * 60 * 60_000;

const sessionCookie = /(?:^|;\s*)((?:__Secure-)?shanhai\.session_token=[^;]+)/;

/** Finds out who calls, from cookies or a token. */
export class Callers {
  readonly #store: Store;
  readonly #auth: AccountLibrary;
  readonly #roles: readonly Role[];
  readonly #forgetting = new Set<() => void>();
  readonly #known = new Map<string, { readonly at: number; readonly caller: Promise<Caller> }>();

  constructor(store: Store, auth: AccountLibrary, roles: readonly Role[]) {
    this.#store = store;
    this.#auth = auth;
    this.#roles = roles;
  }

  /** Who calls; `undefined` for somebody who doesn't say. @throws Refusal `session.expired`, `account.locked`, `account.expired` */
  async find({ cookie, authorization }: Claim, visitor: Visitor): Promise<Caller | undefined> {
    const bearer = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
    if (bearer !== undefined) return this.#remembered(`token ${bearer}`, () => this.#byToken(bearer));
    const own = sessionCookie.exec(cookie ?? '')?.[1];
    return own === undefined ? undefined : this.#remembered(own, () => this.#bySession(own, visitor));
  }

  /** @throws Refusal `session.missing`, and as `find` */
  async expect(claim: Claim, visitor: Visitor): Promise<Caller> {
    const caller = await this.find(claim, visitor);
    if (caller === undefined) throw sessionMissing();
    return caller;
  }

  /** Accounts, roles, sessions or tokens have changed. */
  forget(): void {
    this.#known.clear();
    for (const listener of this.#forgetting) listener();
  }

  /** Calls `listener` whenever accounts, roles, sessions or tokens have changed; answers how to stop that. */
  onForgetting(listener: () => void): () => void {
    this.#forgetting.add(listener);
    return () => this.#forgetting.delete(listener);
  }

  async #remembered(key: string, ask: () => Promise<Caller>): Promise<Caller> {
    const now = Date.now();
    const known = this.#known.get(key);
    if (known !== undefined && now - known.at < fresh) {
      // Prolonged cookies went with the first answer.
      return { ...(await known.caller), cookies: [] };
    }
    if (this.#known.size > 5000) this.#known.clear();
    const caller = ask();
    this.#known.set(key, { at: now, caller });
    caller.catch(() => this.#known.delete(key));
    return caller;
  }

  async #bySession(cookie: string, visitor: Visitor): Promise<Caller> {
    const { headers, response } = await this.#auth.api.getSession({ headers: headersOf(visitor, cookie), returnHeaders: true });
    if (response === null) throw sessionExpired();
    const { session, user } = response;
    if (this.#store.clock.now().getTime() - new Date(session.createdAt).getTime() > longestSession) {
      await this.#store.database.run('delete from account_session where programme = $1 and id = $2', [this.#store.programme, session.id]);
      throw sessionExpired();
    }
    const found = await this.#callerOf({ id: user.id });
    return { ...found, session: { id: session.id, token: session.token, expiresAt: new Date(session.expiresAt).toISOString() }, cookies: headers.getSetCookie() };
  }

  async #byToken(text: string): Promise<Caller> {
    const token = await findToken(this.#store, text);
    if (token === undefined) throw sessionExpired();
    const found = await this.#callerOf({ name: token.account });
    return { ...found, party: narrowed(found.party, (action) => token.actions.includes(action)), session: undefined, cookies: [] };
  }

  async #callerOf(by: Parameters<typeof findAccount>[2]): Promise<Pick<Caller, 'party' | 'account' | 'assignments'>> {
    const { database, programme, clock } = this.#store;
    const account = await findAccount(database, programme, by);
    if (account === undefined) throw sessionExpired();
    const refused = standing(account, clock.now());
    if (refused !== undefined) throw refused;
    const assignments = await assignmentsOf(database, programme, account.name);
    return { account, assignments, party: partyOf(account, assignments, this.#roles, clock.now()) };
  }
}
