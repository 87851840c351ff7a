import { systemParty, type AssessmentGiven, type Grant } from '../../kernel/access/party.ts';
import type { Role } from '../../kernel/declare/role.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import type { AccountLibrary } from '../../adapters/accounts/open.ts';
import { findAccount } from './account.ts';
import { withOrganisations } from './organisations.ts';
import { makeAccount } from './people.ts';
import { notADemo } from './refusals.ts';
import { headersOf, standing, type Cookies, type Visitor } from './sign-in.ts';

/** Somebody a demo lets in without a password. */
export interface Persona {
  readonly name: string;
  readonly title: Wording;
  readonly role: string;
  readonly regions: Grant['regions'];
  /** For so many days. */
  readonly days?: number;
  readonly assessments?: readonly AssessmentGiven[];
  /** What the organisation is called that it acts for. */
  readonly organisation?: string;
}

/** Makes the accounts of a demo's personas, where there are none yet. */
export async function makePersonas(store: Store, personas: readonly Persona[], roles: readonly Role[]): Promise<void> {
  for (const { name, title, role, regions, days, assessments, organisation } of personas) {
    if ((await findAccount(store.database, store.programme, { name })) !== undefined) continue;
    const until = days === undefined ? null : new Date(store.clock.now().getTime() + days * 86_400_000).toISOString();
    const assignments = await withOrganisations(store, [{ role, regions, until, assessments, ...(organisation === undefined ? {} : { organisation: { name: organisation } }) }], [], roles);
    await makeAccount(store, systemParty, { name, title: title.zh, until, assignments }, roles);
  }
}

/** Lets somebody in as a persona. @throws Refusal `session.not-a-demo`, `account.locked`, `account.expired` */
export async function signInAs(store: Store, auth: AccountLibrary, personas: readonly Persona[], visitor: Visitor, name: string): Promise<Cookies> {
  const account = personas.some((one) => one.name === name) ? await findAccount(store.database, store.programme, { name }) : undefined;
  if (account === undefined) throw notADemo();
  const refused = standing(account, store.clock.now());
  if (refused !== undefined) throw refused;
  return beginSession(auth, visitor, account.id);
}

/** Begins a session for somebody who was made sure of otherwise. */
export async function beginSession(auth: AccountLibrary, visitor: Visitor, id: string): Promise<Cookies> {
  const begun = await auth.api.beginSession({ body: { user: id }, headers: headersOf(visitor), asResponse: true });
  if (!begun.ok) throw new Error('No session could be begun.');
  return begun.headers.getSetCookie();
}
