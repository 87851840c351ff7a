import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Finds the mistake of asking the database itself inside one of its transactions. The embedded engine would wait
 * for the transaction that waits for it, and a pool would run out of connections; both refuse at once instead.
 */
export class Nesting {
  readonly #transaction = new AsyncLocalStorage<{ open: boolean }>();

  /** Throws when called from within a transaction of this database. */
  check(): void {
    if (this.#transaction.getStore()?.open) {
      throw new Error('Inside a transaction, use the session passed to it instead of the database.');
    }
  }

  async within<T>(work: () => Promise<T>): Promise<T> {
    const transaction = { open: true };
    try {
      return await this.#transaction.run(transaction, work);
    } finally {
      transaction.open = false;
    }
  }
}
