/**
 * A PostgreSQL dialect behind a door. Every value crosses the door as PostgreSQL text (or null), in both
 * directions, so that money, dates and instants never pass through a driver's own idea of them.
 */

/** A value bound to `$1`, `$2` …; an array is bound as a PostgreSQL array. */
export type Parameter = string | number | bigint | boolean | null | readonly (string | number | bigint | null)[];

/** One row of a result, by column name, each value as PostgreSQL prints it. */
export type Row = Record<string, string | null>;

export interface Session {
  /** Runs one statement. Throws `DatabaseError`. Repeated statement texts are prepared once where the driver can. */
  query<R extends Row = Row>(sql: string, parameters?: readonly Parameter[]): Promise<R[]>;
  /** Runs one statement and answers how many rows it touched. */
  run(sql: string, parameters?: readonly Parameter[]): Promise<number>;
  /** Runs several parameterless statements in order. */
  script(sql: string): Promise<void>;
  /**
   * `COPY table (columns) FROM` text. Each chunk holds whole lines in COPY's text format, each ended by a line
   * feed; chunks may be as large as a few megabytes. Answers the number of rows.
   */
  copyIn(table: string, columns: readonly string[], chunks: Iterable<string> | AsyncIterable<string>): Promise<number>;
  /** `COPY (select) TO` text: chunks of whole lines in COPY's text format. */
  copyOut(select: string): AsyncIterable<string>;
}

/** The session of a transaction. */
export interface Transaction extends Session {
  /** Runs a statement whose answer nobody needs. One that fails makes the whole transaction fail with its error. */
  send(sql: string, parameters?: readonly Parameter[]): void;
}

export interface Database extends Session {
  readonly dialect: 'pglite' | 'postgres';
  /**
   * Runs `work` in one READ COMMITTED transaction: committed when it resolves, rolled back when it throws.
   * The session passed in is the only one that takes part in it.
   */
  transaction<T>(work: (session: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** What the database said, with PostgreSQL's five-character state, e.g. `23505` for a broken unique key. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly state: string;
  readonly detail: string | undefined;
  readonly constraint: string | undefined;

  constructor(message: string, state: string, detail?: string, constraint?: string, options?: ErrorOptions) {
    super(message, options);
    this.state = state;
    this.detail = detail;
    this.constraint = constraint;
  }
}
