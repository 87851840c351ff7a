import type { MessagePort } from 'node:worker_threads';
import type { Database, Transaction } from '../../kernel/ports/database.ts';
import { readCursor } from '../dialect/cursor.ts';
import { Nesting } from '../dialect/nesting.ts';
import type { Work } from './calls.ts';
import { Client } from './client.ts';
import type { Reply } from './reply.ts';
import { PgliteSession, TransactionSession } from './session.ts';

/** The embedded database, as one thread holds it. */
export interface PgliteDatabase extends Database {
  readonly dialect: 'pglite';
  /** A new port to the same engine. Transfer it to another thread, which opens it with `connectPglite`. */
  port(): MessagePort;
}

/**
 * The database behind a port that `PgliteDatabase.port()` gave. Closing it leaves the engine running; a transaction
 * left open by a thread that dies is rolled back.
 */
export function connectPglite(port: MessagePort): PgliteDatabase {
  return new PgliteConnection(new Client(port));
}

class PgliteConnection extends PgliteSession implements PgliteDatabase {
  readonly dialect = 'pglite';
  readonly #client: Client;
  readonly #nesting = new Nesting();

  constructor(client: Client) {
    super();
    this.#client = client;
  }

  async transaction<T>(work: (session: Transaction) => Promise<T>): Promise<T> {
    this.#nesting.check();
    const session = await TransactionSession.begin(this.#client);
    let result: T;
    try {
      result = await this.#nesting.within(() => work(session));
    } catch (error) {
      // The engine is gone if even this fails; what went wrong in the work is the better thing to tell.
      await session.rollback().catch(() => undefined);
      throw session.reason(error);
    }
    await session.commit();
    return result;
  }

  override copyIn(
    table: string,
    columns: readonly string[],
    chunks: Iterable<string> | AsyncIterable<string>,
  ): Promise<number> {
    return this.transaction((session) => session.copyIn(table, columns, chunks));
  }

  override copyOut(select: string): AsyncIterable<string> {
    return readCursor((sql) => this.rows(sql), select, 'WITH HOLD');
  }

  port(): MessagePort {
    return this.#client.port();
  }

  async close(): Promise<void> {
    this.#client.close();
  }

  protected override async call(work: Work): Promise<Reply> {
    this.#nesting.check();
    return this.#client.call(this.#client.newTurn(), true, work);
  }
}
