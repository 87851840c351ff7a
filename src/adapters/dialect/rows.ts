import type { Row } from '../../kernel/ports/database.ts';

/** Up to so many columns an object that is filled name by name stays quick. */
const few = 12;

/**
 * Rows as objects. Wide ones are copies of one that was read from JSON: an object filled name by name is a table to the
 * engine from the twentieth name on, dear to make and slow to read.
 */
export function rowsByName<R extends Row>(columns: readonly string[], rows: readonly (readonly (string | null)[])[]): R[] {
  const blank: Row = rows.length < 2 || columns.length <= few ? {} : (JSON.parse(`{${columns.map((column) => `${JSON.stringify(column)}:null`).join(',')}}`) as Row);
  return rows.map((values) => {
    const row: Row = { ...blank };
    for (let index = 0; index < columns.length; index++) row[columns[index] as string] = values[index] ?? null;
    return row as R;
  });
}
