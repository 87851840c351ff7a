import { betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { genericOAuth, twoFactor, username } from 'better-auth/plugins';
import { v7 as newId } from 'uuid';
import type { Database } from '../../kernel/ports/database.ts';
import { accountTables } from './database-adapter.ts';

/** An identity provider that people of the programme may sign in with. */
export interface OidcSettings {
  /** Where the provider describes itself: `https://…/.well-known/openid-configuration`. */
  readonly discoveryUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says. */
  readonly title: string;
}

export interface AccountSettings {
  readonly database: Database;
  readonly programme: string;
  /** Signs cookies and seals TOTP secrets; not in the database. */
  readonly secret: string;
  /** How people reach the server, e.g. `https://shanhai.example.cn`. */
  readonly url: string;
  readonly oidc?: OidcSettings | undefined;
}

/** Tells the library from where somebody signs in. */
export const addressHeader = 'x-shanhai-address';

/** A session that nothing was done with for so many seconds ends. */
export const idleFor = 2 * 60 * 60;
export const shortestPassword = 10;
/** The id that the provider has in addresses. */
export const oidcProvider = 'oidc';

/** better-auth over a programme's own tables: passwords, sessions, second factors, and a provider where there is one. */
export function openAccounts({ database, programme, secret, url, oidc }: AccountSettings) {
  return betterAuth({
    appName: '山海',
    baseURL: url,
    basePath: '/api/oidc',
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: accountTables(database, programme),
    // Sign-in is limited by account and by address before this is asked (see sign-in.ts).
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: shortestPassword, maxPasswordLength: 128 },
    user: { modelName: 'account' },
    session: { modelName: 'account_session', expiresIn: idleFor, updateAge: 60 },
    // Where somebody gets lost on the way back from the provider.
    onAPIError: { errorURL: '/?sign-in=refused' },
    // By the provider's tokens one could act for somebody there; nothing here does, so none is kept.
    databaseHooks: { account: { create: { before: withoutTokens }, update: { before: withoutTokens } } },
    account: { modelName: 'account_credential', accountLinking: { enabled: true, trustedProviders: [oidcProvider] } },
    verification: { modelName: 'account_verification' },
    advanced: {
      cookiePrefix: 'shanhai',
      useSecureCookies: url.startsWith('https:'),
      // The server tells the address; what a client claims of itself is nothing to go by.
      ipAddress: { ipAddressHeaders: [addressHeader] },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      database: { generateId: () => newId() },
    },
    plugins: [
      username({ minUsernameLength: 1, maxUsernameLength: 60, usernameValidator: (name) => namePattern.test(name) }),
      twoFactor({ twoFactorTable: 'account_totp', issuer: '山海' }),
      ...(oidc === undefined
        ? []
        : [
            genericOAuth({
              config: [
                {
                  providerId: oidcProvider,
                  discoveryUrl: oidc.discoveryUrl,
                  clientId: oidc.clientId,
                  clientSecret: oidc.clientSecret,
                  scopes: ['openid', 'profile', 'email'],
                  pkce: true,
                  disableSignUp: true,
                  // An address that the provider says nobody has proven lets nobody in.
                  mapProfileToUser: ({ email_verified: proven }) => (proven === false || proven === 'false' ? { email: undefined } : {}),
                },
              ],
            }),
          ]),
      trusted,
    ],
  });
}

const withoutTokens = async <T extends object>(credential: T) => ({ data: { ...credential, accessToken: null, refreshToken: null, idToken: null } });

/** What an account may be called: letters of any script, digits, dots, hyphens. */
export const namePattern = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,59}$/u;

/** Begins a session for an account that was made sure of otherwise: a demo's persona, a one-time link. Not to be reached over HTTP. */
const trusted = {
  id: 'trusted',
  endpoints: {
    beginSession: createAuthEndpoint.serverOnly({ method: 'POST', requireHeaders: true, metadata: { $Infer: { body: {} as { user: string } } } }, async (context) => {
      const { user } = context.body;
      const found = await context.context.internalAdapter.findUserById(user);
      if (found === null) throw new TypeError(`There is no account ${user}.`);
      const session = await context.context.internalAdapter.createSession(found.id);
      await setSessionCookie(context, { session, user: found });
      return context.json({ token: session.token });
    }),
  },
} as const;

export type AccountLibrary = ReturnType<typeof openAccounts>;
