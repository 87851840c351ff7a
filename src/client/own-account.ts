import type { OwnSession as Kept } from '../apps/accounts/sessions.ts';
import type { Token } from '../apps/accounts/tokens.ts';
import type { Action } from '../kernel/declare/role.ts';
import { call } from './call.ts';
import type { Session } from './session.ts';

/** What everybody does about their own account, and the one-time links that lead to one. */

export type OwnSession = Kept & { readonly current: boolean };
export type { Action, Token };

export const listSessions = (signal?: AbortSignal) => call<{ sessions: readonly OwnSession[] }>('GET', '/api/sessions', { signal });
export const endSession = (id: string) => call<unknown>('DELETE', `/api/sessions/${encodeURIComponent(id)}`);
export const endOtherSessions = () => call<{ ended: number }>('DELETE', '/api/sessions');

/** Ends every other session as well. */
export const changePassword = (current: string, next: string) => call<unknown>('PUT', '/api/session/password', { body: { current, next } });

/** Answers the secret as an authenticator reads it, and codes for when it is lost; in force once confirmed. */
export const beginSecondFactor = (password: string) => call<{ uri: string; spare: readonly string[] }>('POST', '/api/session/totp', { body: { password } });
export const confirmSecondFactor = (code: string) => call<unknown>('POST', '/api/session/totp/confirm', { body: { code } });
export const endSecondFactor = (password: string) => call<unknown>('POST', '/api/session/totp/disable', { body: { password } });

export const listTokens = (signal?: AbortSignal) => call<{ tokens: readonly Token[] }>('GET', '/api/tokens', { signal });
/** `text` is told this once. */
export const makeToken = (made: Pick<Token, 'name' | 'actions' | 'until'>) => call<{ token: Token; text: string }>('POST', '/api/tokens', { body: made });
export const revokeToken = (id: string) => call<unknown>('DELETE', `/api/tokens/${id}`);

/** Whose a one-time link is. */
export const readInvitation = (token: string, signal?: AbortSignal) => call<{ account: string; title: string }>('GET', '/api/invitation', { query: { token }, signal });
export const acceptInvitation = (token: string, password: string) => call<Session>('POST', '/api/invitation', { body: { token, password } });
/** Whether the first start's link is still good. */
export const readSetup = (token: string, signal?: AbortSignal) => call<{ programme: string }>('GET', '/api/setup', { query: { token }, signal });
/** Makes the first administrator of a programme that has no accounts. */
export const setUp = (token: string, person: { readonly name: string; readonly title: string; readonly password: string }) => call<Session>('POST', '/api/setup', { body: { token, ...person } });
