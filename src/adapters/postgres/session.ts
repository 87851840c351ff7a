import type { ClientBase, QueryConfig, QueryResult } from 'pg';
import type { Parameter, Row, Session } from '../../kernel/ports/database.ts';
import { copyIn } from './copy-in.ts';
import { databaseError } from './errors.ts';
import { changesTables, isWorthPreparing } from '../dialect/settings.ts';
import type { StatementNames } from './statement-names.ts';
import { copyInStatement, parameterText } from '../dialect/text.ts';
import { readCursor } from '../dialect/cursor.ts';
import { copyInPieces } from '../dialect/pieces.ts';

/** Every value stays the text that PostgreSQL sent. */
const asText = { getTypeParser: () => (value: unknown) => value as never };

/** A session on one connection, which does one thing after another. */
export class PostgresSession implements Session {
  readonly #client: ClientBase;
  readonly #names: StatementNames;
  #done: Promise<unknown> = Promise.resolve();

  constructor(client: ClientBase, names: StatementNames) {
    this.#client = client;
    this.#names = names;
  }

  async query<R extends Row = Row>(sql: string, parameters: readonly Parameter[] = []): Promise<R[]> {
    return (await this.ask(sql, parameters)).rows as R[];
  }

  async run(sql: string, parameters: readonly Parameter[] = []): Promise<number> {
    return (await this.ask(sql, parameters)).rowCount ?? 0;
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
    return readCursor((sql) => this.#rows(sql), select, '');
  }

  async #rows(sql: string): Promise<(string | null)[][]> {
    return (await this.ask(sql, [], 'array')).rows as (string | null)[][];
  }

  protected ask(sql: string, parameters: readonly Parameter[] = [], rowMode?: 'array'): Promise<QueryResult> {
    if (!isWorthPreparing(sql) && changesTables(sql)) this.#names.renew();
    const name = this.#names.nameOf(sql);
    const values = parameters.map(parameterText);
    // Extended even without parameters, so that a text of several statements is refused as on the embedded engine.
    const question: QueryConfig & { queryMode: 'extended' } = { text: sql, values, types: asText, queryMode: 'extended' };
    if (name !== undefined) question.name = name;
    if (rowMode) Object.assign(question, { rowMode });
    return this.#next(() => this.#client.query(question).catch(rethrow));
  }

  /** Throws when the session may no longer be used. */
  protected check(): void {}

  async #next<T>(work: () => Promise<T>): Promise<T> {
    this.check();
    const turn = this.#done.then(work);
    this.#done = turn.catch(() => undefined);
    return turn;
  }
}

function rethrow(error: unknown): never {
  throw databaseError(error);
}
