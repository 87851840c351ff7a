import { isWorthPreparing, PREPARED_LIMIT } from '../dialect/settings.ts';

/**
 * Names for statement texts that are worth keeping prepared on each connection. The first ones to come get the
 * names; a programme repeats few texts, and a bound on names is a bound on what the server keeps.
 */
export class StatementNames {
  readonly #names = new Map<string, string>();
  readonly #columns = new Map<string, readonly string[]>();
  #generation = 0;

  nameOf(sql: string): string | undefined {
    const known = this.#names.get(sql);
    if (known !== undefined || this.#names.size >= PREPARED_LIMIT || !isWorthPreparing(sql)) return known;
    const name = `s${this.#generation}_${this.#names.size}`;
    this.#names.set(sql, name);
    return name;
  }

  /** The columns that a named statement answers with, as far as they were ever told. */
  columnsOf(name: string): readonly string[] | undefined {
    return this.#columns.get(name);
  }

  keepColumns(name: string, columns: readonly string[]): void {
    this.#columns.set(name, columns);
  }

  /** New names from now on: a prepared statement fails once the columns of its answer have changed. */
  renew(): void {
    this.#names.clear();
    this.#columns.clear();
    this.#generation++;
  }
}
