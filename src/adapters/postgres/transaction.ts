import { DatabaseError } from '../../kernel/ports/database.ts';
import { PostgresSession } from './session.ts';
import { BEGIN } from '../dialect/settings.ts';

/** The session of a transaction: of no use once that has ended. */
export class PostgresTransaction extends PostgresSession {
  #ended = false;

  begin(): Promise<unknown> {
    return this.ask(BEGIN);
  }

  /** Throws `DatabaseError` `25P02` when a statement had failed, so that nothing was committed. */
  async commit(): Promise<void> {
    const { command } = await this.ask('COMMIT');
    this.#ended = true;
    if (command !== 'COMMIT') throw new DatabaseError('The transaction had failed and was rolled back.', '25P02');
  }

  async rollback(): Promise<void> {
    await this.ask('ROLLBACK');
    this.#ended = true;
  }

  protected override check(): void {
    if (this.#ended) throw new Error('This transaction has ended.');
  }
}
