import { DatabaseError, type Parameter, type Transaction } from '../../kernel/ports/database.ts';
import { PostgresSession } from './session.ts';
import { BEGIN } from '../dialect/settings.ts';

/** The session of a transaction: of no use once that has ended. */
export class PostgresTransaction extends PostgresSession implements Transaction {
  #ended = false;
  /** Why a statement failed that nobody waited for. */
  #failure: unknown;

  /** Need not be waited for: what is asked next goes to the server with it. */
  async begin(): Promise<void> {
    try {
      await this.ask(BEGIN);
    } catch (error) {
      // Without a transaction each statement would be committed by itself.
      this.#ended = true;
      throw error;
    }
  }

  send(sql: string, parameters?: readonly Parameter[]): void {
    this.ask(sql, parameters).catch((error: unknown) => (this.#failure ??= error));
  }

  /**
   * Throws why a statement failed that nobody waited for, and `DatabaseError` `25P02` when another had failed: nothing
   * was committed then.
   */
  async commit(): Promise<void> {
    let tag: string;
    try {
      ({ tag } = await this.#end('COMMIT'));
    } catch (error) {
      // Sent together with a statement that failed, the commit was passed over, and the transaction is still open.
      await this.#end('ROLLBACK').catch(() => undefined);
      throw this.reason(error);
    }
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

  #end(sql: string) {
    this.#ended = false;
    const ending = this.ask(sql);
    // At once: a statement that came after this one would run outside of the transaction.
    this.#ended = true;
    return ending;
  }

  protected override check(): void {
    if (this.#ended) throw new Error('This transaction has ended.');
  }
}
