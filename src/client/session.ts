import type { OidcRefusal } from '../apps/server/api/accounts/oidc.ts';
import type { sessionJson } from '../apps/server/api/session.ts';
import { call } from './call.ts';

/** Who is signed in and what they may do; `account` is null for nobody. */
export type Session = ReturnType<typeof sessionJson> & {
  /** The last days' restore: when it was, and of when what is there now is. */
  readonly restored?: { readonly at: string; readonly of: string } | null;
};
export type SignedIn = Extract<Session, { readonly account: object }>;

export type { OidcRefusal };

export const readSession = (signal?: AbortSignal) => call<Session>('GET', '/api/session', { signal });

export interface Credentials {
  readonly name: string;
  readonly password: string;
  /** Six digits, where a second factor is on. */
  readonly code?: string | undefined;
}

/** Refused with `session.*` and `account.*`, each with its mend. */
export const signIn = (credentials: Credentials) => call<Session>('POST', '/api/session', { body: credentials });

/** Of the demo: as one of its invented people. */
export const signInAs = (persona: string) => call<Session>('POST', '/api/session', { body: { persona } });

export const signOut = () => call<unknown>('DELETE', '/api/session');
