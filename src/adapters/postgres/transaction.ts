import { DatabaseError } from '../../kernel/ports/database.ts';
import { PostgresSession } from './session.ts';
import { BEGIN } from '../dialect/settings.ts';

/** The session of a transaction: of no use once that has ended. */
export class PostgresTransaction extends PostgresSession {
  #ended = false;

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

  /** Throws `DatabaseError` `25P02` when a statement had failed, so that nothing was committed. */
  async commit(): Promise<void> {
    const { tag } = await this.#end('COMMIT');
    if (tag !== 'COMMIT') throw new DatabaseError('The transaction had failed and was rolled back.', '25P02');
  }

  async rollback(): Promise<void> {
    await this.#end('ROLLBACK');
  }

  #end(sql: string) {
    const ending = this.ask(sql);
    // At once: a statement that came after this one would run outside of the transaction.
    this.#ended = true;
    return ending;
  }

  protected override check(): void {
    if (this.#ended) throw new Error('This transaction has ended.');
  }
}
