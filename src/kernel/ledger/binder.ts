import type { Parameter } from '../ports/database.ts';

/** Gathers the parameters of one statement while its text is put together. */
export class Binder {
  readonly parameters: Parameter[] = [];

  /** The placeholder of `value`, cast to a PostgreSQL type: `$3::text[]`. */
  bind(value: Parameter, type: string): string {
    this.parameters.push(value);
    return `$${this.parameters.length}::${type}`;
  }
}

/** A column's name, quoted. */
export const quoted = (column: string): string => `"${column}"`;
