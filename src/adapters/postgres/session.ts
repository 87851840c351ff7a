import type { ClientBase } from 'pg';
import type { Parameter, Row, Session } from '../../kernel/ports/database.ts';
import { copyIn } from './copy-in.ts';
import { databaseError } from './errors.ts';
import { Exchange, type Answer, type Question } from './exchange.ts';
import { changesTables, isWorthPreparing } from '../dialect/settings.ts';
import type { StatementNames } from './statement-names.ts';
import { rowsByName } from '../dialect/rows.ts';
import { copyInStatement, parameterText, rowsTouched } from '../dialect/text.ts';
import { readCursor } from '../dialect/cursor.ts';
import { copyInPieces } from '../dialect/pieces.ts';

/**
 * A session on one connection, which does one thing after another. Statements that are asked for without waiting for
 * each other's answers go to the server together.
 */
export class PostgresSession implements Session {
  readonly #client: ClientBase;
  readonly #names: StatementNames;
  /** Statements not yet sent, which others may still join. */
  #gathering: Question[] | undefined;
  #done: Promise<unknown> = Promise.resolve();

  constructor(client: ClientBase, names: StatementNames) {
    this.#client = client;
    this.#names = names;
  }

  async query<R extends Row = Row>(sql: string, parameters: readonly Parameter[] = []): Promise<R[]> {
    const { columns, rows } = await this.ask(sql, parameters);
    return rowsByName<R>(columns, rows);
  }

  async run(sql: string, parameters: readonly Parameter[] = []): Promise<number> {
    return rowsTouched((await this.ask(sql, parameters)).tag);
  }

  async script(sql: string): Promise<void> {
    if (changesTables(sql)) this.#names.renew();
    await this.#next(() => this.#client.query(sql).catch(rethrow));
  }

  copyIn(
    table: string,
    columns: readonly string[],
    chunks: Iterable<string> | AsyncIterable<string>,
  ): Promise<number> {
    const sql = copyInStatement(table, columns);
    return copyInPieces(chunks, (lines) => this.#next(() => copyIn(this.#client, sql, lines).catch(rethrow)));
  }

  copyOut(select: string): AsyncIterable<string> {
    return readCursor(async (sql) => (await this.ask(sql)).rows, select, '');
  }

  /** Extended even without parameters, so that a text of several statements is refused as on the embedded engine. */
  protected async ask(sql: string, parameters: readonly Parameter[] = []): Promise<Answer> {
    this.check();
    if (!isWorthPreparing(sql) && changesTables(sql)) this.#names.renew();
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const question = { sql, name: this.#names.nameOf(sql), values: parameters.map(parameterText), resolve, reject };
    if (this.#gathering === undefined) {
      const gathering = [question];
      void this.#next(() => this.#send(gathering));
      this.#gathering = gathering;
    } else this.#gathering.push(question);
    return promise;
  }

  /** Throws when the session may no longer be used. */
  protected check(): void {}

  async #send(questions: Question[]): Promise<void> {
    // Whatever can still be asked without an answer is, before this tick is called.
    await new Promise<void>((ready) => process.nextTick(ready));
    if (this.#gathering === questions) this.#gathering = undefined;
    await new Promise<void>((done) => this.#client.query(new Exchange(questions, this.#names, done)));
  }

  async #next<T>(work: () => Promise<T>): Promise<T> {
    this.check();
    this.#gathering = undefined;
    const turn = this.#done.then(work);
    this.#done = turn.catch(() => undefined);
    return turn;
  }
}

function rethrow(error: unknown): never {
  throw databaseError(error);
}
