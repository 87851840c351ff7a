import type { ClientBase, QueryConfig, QueryResult } from 'pg';
import type { Parameter, Row, Session } from '../../kernel/ports/database.ts';
import { copyIn } from './copy-in.ts';
import { copyOut } from './copy-out.ts';
import { databaseError } from './errors.ts';
import { changesTables, isWorthPreparing } from '../dialect/settings.ts';
import type { StatementNames } from './statement-names.ts';
import { parameterText } from '../dialect/text.ts';

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
    return this.#next(() => copyIn(this.#client, table, columns, chunks));
  }

  async *copyOut(select: string): AsyncGenerator<string> {
    this.check();
    await this.#done;
    yield* copyOut(this.#client, select);
  }

  protected ask(sql: string, parameters: readonly Parameter[] = []): Promise<QueryResult> {
    if (!isWorthPreparing(sql) && changesTables(sql)) this.#names.renew();
    const name = this.#names.nameOf(sql);
    const values = parameters.map(parameterText);
    // Extended even without parameters, so that a text of several statements is refused as on the embedded engine.
    const question: QueryConfig & { queryMode: 'extended' } = { text: sql, values, types: asText, queryMode: 'extended' };
    if (name !== undefined) question.name = name;
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
