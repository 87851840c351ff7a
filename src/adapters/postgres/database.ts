import type { Pool, PoolClient } from 'pg';
import { DatabaseError, type Database, type Parameter, type Row, type Transaction } from '../../kernel/ports/database.ts';
import { copyOut } from './copy-out.ts';
import { databaseError } from './errors.ts';
import { Nesting } from '../dialect/nesting.ts';
import { PostgresSession } from './session.ts';
import { StatementNames } from './statement-names.ts';
import { PostgresTransaction } from './transaction.ts';

/** A pool of connections to one PostgreSQL database. */
export class PostgresDatabase implements Database {
  readonly dialect = 'postgres';
  readonly #pool: Pool;
  readonly #names = new StatementNames();
  readonly #nesting = new Nesting();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  query<R extends Row = Row>(sql: string, parameters?: readonly Parameter[]): Promise<R[]> {
    return this.#once((session) => session.query<R>(sql, parameters));
  }

  run(sql: string, parameters?: readonly Parameter[]): Promise<number> {
    return this.#once((session) => session.run(sql, parameters));
  }

  script(sql: string): Promise<void> {
    return this.#once((session) => session.script(sql));
  }

  copyIn(
    table: string,
    columns: readonly string[],
    chunks: Iterable<string> | AsyncIterable<string>,
  ): Promise<number> {
    return this.transaction((session) => session.copyIn(table, columns, chunks));
  }

  async *copyOut(select: string): AsyncGenerator<string> {
    const client = await this.#connect();
    let complete = false;
    try {
      yield* copyOut(client, select);
      complete = true;
    } finally {
      // A reader that stops early leaves rows on the way; closing the connection is the quick way to be rid of them.
      client.release(!complete);
    }
  }

  async transaction<T>(work: (session: Transaction) => Promise<T>): Promise<T> {
    const client = await this.#connect();
    let broken = false;
    try {
      const transaction = new PostgresTransaction(client, this.#names);
      const begun = transaction.begin();
      let result: T;
      try {
        [result] = await Promise.all([this.#nesting.within(() => work(transaction)), begun]);
      } catch (error) {
        await transaction.rollback().catch(() => (broken = true));
        throw transaction.reason(error);
      }
      await transaction.commit();
      return result;
    } catch (error) {
      broken ||= error instanceof DatabaseError && error.state.startsWith('08');
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #once<T>(work: (session: PostgresSession) => Promise<T>): Promise<T> {
    const client = await this.#connect();
    let broken = false;
    try {
      return await work(new PostgresSession(client, this.#names));
    } catch (error) {
      broken = error instanceof DatabaseError && error.state.startsWith('08');
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async #connect(): Promise<PoolClient> {
    this.#nesting.check();
    try {
      return await this.#pool.connect();
    } catch (error) {
      throw databaseError(error);
    }
  }
}
