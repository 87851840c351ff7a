import type { Parameter } from '../ports/database.ts';
import { quote } from './quote.ts';

/** Gathers the parameters of one statement while its text is put together. */
export class Binder {
  readonly parameters: Parameter[] = [];

  /** The placeholder of `value`, cast to a PostgreSQL type: `$3::text[]`. */
  bind(value: Parameter, type: string): string {
    this.parameters.push(value);
    return `$${this.parameters.length}::${type}`;
  }
}

/** Writes the values into the text itself, for the few statements that take no parameters (COPY). */
export class LiteralBinder extends Binder {
  override bind(value: Parameter, type: string): string {
    if (value === null) return `null::${type}`;
    if (typeof value === 'object') return `array[${value.map((each) => (each === null ? 'null' : quote(String(each)))).join(', ')}]::${type}`;
    return `${quote(String(value))}::${type}`;
  }
}

/** A column's name, quoted. */
export const quoted = (column: string): string => `"${column}"`;
