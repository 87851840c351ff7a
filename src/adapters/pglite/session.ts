import { DatabaseError, type Parameter, type Row, type Session, type Transaction } from '../../kernel/ports/database.ts';
import { readCursor } from '../dialect/cursor.ts';
import { copyInPieces } from '../dialect/pieces.ts';
import { BEGIN } from '../dialect/settings.ts';
import { rowsByName } from '../dialect/rows.ts';
import { copyInStatement, parameterText, rowsTouched } from '../dialect/text.ts';
import type { Work } from './calls.ts';
import type { Client } from './client.ts';
import type { Reply } from './reply.ts';

/** A session on the embedded engine: how calls are put into turns is left to the two that extend it. */
export abstract class PgliteSession implements Session {
  protected abstract call(work: Work): Promise<Reply>;

  async query<R extends Row = Row>(sql: string, parameters: readonly Parameter[] = []): Promise<R[]> {
    const { columns, rows } = await this.call({ kind: 'query', sql, parameters: parameters.map(parameterText) });
    return rowsByName<R>(columns, rows);
  }

  async run(sql: string, parameters: readonly Parameter[] = []): Promise<number> {
    const { tag } = await this.call({ kind: 'query', sql, parameters: parameters.map(parameterText) });
    return rowsTouched(tag);
  }

  protected async rows(sql: string): Promise<readonly (string | null)[][]> {
    return (await this.call({ kind: 'query', sql, parameters: [] })).rows;
  }

  async script(sql: string): Promise<void> {
    await this.call({ kind: 'script', sql });
  }

  abstract copyIn(
    table: string,
    columns: readonly string[],
    chunks: Iterable<string> | AsyncIterable<string>,
  ): Promise<number>;

  abstract copyOut(select: string): AsyncIterable<string>;
}

/** The session of a transaction: all its calls belong to one turn. */
export class TransactionSession extends PgliteSession implements Transaction {
  readonly #client: Client;
  readonly #turn: number;
  #ended = false;
  /** Why a statement failed that nobody waited for. */
  #failure: unknown;

  private constructor(client: Client, turn: number) {
    super();
    this.#client = client;
    this.#turn = turn;
  }

  static async begin(client: Client): Promise<TransactionSession> {
    const turn = client.newTurn();
    await client.call(turn, false, { kind: 'script', sql: BEGIN });
    return new TransactionSession(client, turn);
  }

  send(sql: string, parameters?: readonly Parameter[]): void {
    this.run(sql, parameters).catch((error: unknown) => (this.#failure ??= error));
  }

  /**
   * Throws why a statement failed that nobody waited for, and `DatabaseError` `25P02` when another had failed: nothing
   * was committed then.
   */
  async commit(): Promise<void> {
    const { tag } = await this.#end('COMMIT');
    if (this.#failure !== undefined) throw this.#failure;
    if (tag !== 'COMMIT') throw new DatabaseError('The transaction had failed and was rolled back.', '25P02');
  }

  /** What to tell of a transaction that failed: statements after one that nobody waited for only say that it had failed. */
  reason(error: unknown): unknown {
    return this.#failure !== undefined && error instanceof DatabaseError && error.state === '25P02' ? this.#failure : error;
  }

  async rollback(): Promise<void> {
    await this.#end('ROLLBACK');
  }

  override copyIn(
    table: string,
    columns: readonly string[],
    chunks: Iterable<string> | AsyncIterable<string>,
  ): Promise<number> {
    const sql = copyInStatement(table, columns);
    return copyInPieces(chunks, async (lines) => rowsTouched((await this.call({ kind: 'copy', sql, lines })).tag));
  }

  override copyOut(select: string): AsyncIterable<string> {
    return readCursor((sql) => this.rows(sql), select, '');
  }

  protected override call(work: Work): Promise<Reply> {
    if (this.#ended) return Promise.reject(new Error('This transaction has ended.'));
    return this.#client.call(this.#turn, false, work);
  }

  #end(sql: string): Promise<Reply> {
    this.#ended = true;
    return this.#client.call(this.#turn, true, { kind: 'script', sql });
  }
}
