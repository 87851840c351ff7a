import type { Connection, Submittable } from 'pg';
import { databaseError } from './errors.ts';
import type { StatementNames } from './statement-names.ts';

/** What PostgreSQL answered to one statement. */
export interface Answer {
  readonly columns: readonly string[];
  readonly rows: (string | null)[][];
  /** The command tag, e.g. `INSERT 0 3`. */
  readonly tag: string;
}

/** A statement, and who waits for its answer. */
export interface Question {
  readonly sql: string;
  readonly name: string | undefined;
  readonly values: readonly (string | null)[];
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

interface Prepared extends Connection {
  /** Texts by name of what this connection has prepared; the driver keeps it by each `ParseComplete`. */
  readonly parsedStatements: Readonly<Record<string, string>>;
}

/**
 * Statements that are sent to the server together and answered together: one write, one wait. The server runs them in
 * order; the first that fails fails those after it, which it then passes over.
 *
 * The driver sees one query whose name and text are those of the statement that is being answered.
 */
export class Exchange implements Submittable {
  readonly #questions: readonly Question[];
  readonly #names: StatementNames;
  readonly #done: () => void;
  readonly #answers: Answer[] = [];
  /** Columns known when the statements were sent: another session may renew the names before the answers come. */
  readonly #known: (readonly string[] | undefined)[] = [];
  #columns: readonly string[] | undefined;
  #rows: (string | null)[][] = [];

  constructor(questions: readonly Question[], names: StatementNames, done: () => void) {
    this.#questions = questions;
    this.#names = names;
    this.#done = done;
  }

  get name(): string | undefined {
    return this.#current?.name;
  }

  get text(): string | undefined {
    return this.#current?.sql;
  }

  submit(connection: Connection): void {
    const { parsedStatements } = connection as Prepared;
    const parsed = new Set<string>();
    connection.stream.cork();
    for (const { sql, name = '', values } of this.#questions) {
      if (name === '' || (parsedStatements[name] === undefined && !parsed.has(name))) {
        connection.parse({ name, text: sql, types: [] }, true);
        parsed.add(name);
      }
      connection.bind({ statement: name, values: values as (string | null)[] }, true);
      const known = this.#names.columnsOf(name);
      this.#known.push(known);
      if (known === undefined) connection.describe({ type: 'P' }, true);
      connection.execute(null, true);
    }
    connection.sync();
    connection.stream.uncork();
  }

  handleRowDescription({ fields }: { readonly fields: readonly { readonly name: string }[] }): void {
    this.#columns = fields.map(({ name }) => name);
  }

  handleDataRow({ fields }: { readonly fields: (string | null)[] }): void {
    this.#rows.push(fields);
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const name = this.name ?? '';
    const columns = this.#columns ?? this.#known[this.#answers.length] ?? [];
    if (name !== '') this.#names.keepColumns(name, columns);
    this.#answers.push({ columns, rows: this.#rows, tag: text });
    this.#columns = undefined;
    this.#rows = [];
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' });
  }

  /** Only now is what ran outside a transaction also committed. */
  handleReadyForQuery(): void {
    this.#settle(undefined);
  }

  handleError(error: Error): void {
    this.#settle(error);
  }

  #settle(error: Error | undefined): void {
    for (const [index, { resolve, reject }] of this.#questions.entries()) {
      const answer = this.#answers[index];
      if (answer !== undefined) resolve(answer);
      else reject(databaseError(error ?? new Error('The statement was not answered.')));
    }
    this.#done();
  }

  get #current(): Question | undefined {
    return this.#questions[this.#answers.length];
  }
}
