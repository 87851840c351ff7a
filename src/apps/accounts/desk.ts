import { openAccounts, type AccountLibrary, type OidcSettings } from '../../adapters/accounts/open.ts';
import { checkRoles } from '../../kernel/access/check-roles.ts';
import type { Role } from '../../kernel/declare/role.ts';
import type { Vault } from '../../kernel/ports/vault.ts';
import type { Engine } from '../engine/open-engine.ts';
import { Attempts } from './attempts.ts';
import { Callers } from './callers.ts';
import type { Persona } from './personas.ts';

/** All that a server needs to know who calls. */
export interface AccountDesk {
  readonly auth: AccountLibrary;
  readonly callers: Callers;
  readonly attempts: Attempts;
  readonly roles: readonly Role[];
  /** Whom a demo lets in without a password; empty where it is no demo. */
  readonly personas: readonly Persona[];
  readonly oidc: Pick<OidcSettings, 'title' | 'discoveryUrl'> | undefined;
}

export interface DeskSettings {
  /** How people reach the server. */
  readonly url: string;
  readonly roles: readonly Role[];
  readonly personas: readonly Persona[];
  readonly oidc?: OidcSettings | undefined;
}

/** What signs cookies and seals second factors follows from the key outside the database, so a stolen database opens no session. */
export const accountSecret = (vault: Pick<Vault, 'encrypt'>): string => vault.encrypt('sessions', 'account-secret');

export function openDesk({ store, vault }: Engine, { url, roles, personas, oidc }: DeskSettings): AccountDesk {
  const secret = accountSecret(vault);
  const auth = openAccounts({ database: store.database, programme: store.programme, secret, url, oidc });
  checkRoles(store.model, roles);
  return { auth, callers: new Callers(store, auth, roles), attempts: new Attempts(), roles, personas, oidc };
}
