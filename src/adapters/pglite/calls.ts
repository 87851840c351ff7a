import type { MessagePort } from 'node:worker_threads';

/** What a client asks of the engine. Statements travel as text; the answer is PostgreSQL's own messages. */
export type Work =
  | { readonly kind: 'query'; readonly sql: string; readonly parameters: readonly (string | null)[] }
  | { readonly kind: 'script'; readonly sql: string }
  | { readonly kind: 'copy'; readonly sql: string; readonly lines: Uint8Array<ArrayBuffer> };

/**
 * A call belongs to a turn. The engine serves turns one after another; a turn ends with the call marked `last`,
 * and until then nobody else is served, which is what makes a transaction.
 */
export interface Call {
  readonly turn: number;
  readonly id: number;
  readonly last: boolean;
  readonly work: Work;
}

/** Lets one more client in. */
export interface Attach {
  readonly attach: MessagePort;
}

export type Request = Call | Attach;

/** PostgreSQL's messages in answer to a call, or why the engine itself failed. */
export type Answer =
  | { readonly id: number; readonly reply: ArrayBuffer }
  | { readonly id: number; readonly failure: string };

/** Between the thread that opened the engine and the engine's thread. */
export type Order = Attach | { readonly close: true };
export type News =
  | { readonly ready: true }
  | { readonly closed: true }
  | { readonly failure: string };
