import type { Parameter } from '../../kernel/ports/database.ts';

/** How a parameter is written for PostgreSQL to read: as the text of its type. */
export function parameterText(parameter: Parameter): string | null {
  if (parameter === null) return null;
  switch (typeof parameter) {
    case 'string':
      return parameter;
    case 'boolean':
      return parameter ? 't' : 'f';
    case 'object':
      return arrayText(parameter);
    default:
      return String(parameter);
  }
}

/** Most texts have neither, and looking costs less than replacing nothing. */
const special = /["\\]/;

function arrayText(values: readonly (string | number | bigint | null)[]): string {
  let text = '{';
  for (let index = 0; index < values.length; index++) {
    if (index > 0) text += ',';
    const value = values[index] ?? null;
    if (value === null) text += 'NULL';
    else if (typeof value === 'string') text += special.test(value) ? `"${value.replaceAll(/["\\]/g, '\\$&')}"` : `"${value}"`;
    else text += String(value);
  }
  return `${text}}`;
}

/** Quotes a table or column name; `schema.table` becomes `"schema"."table"`. */
export function quoteName(name: string): string {
  return name.split('.').map((part) => `"${part.replaceAll('"', '""')}"`).join('.');
}

/** `COPY table (columns) FROM STDIN`. */
export function copyInStatement(table: string, columns: readonly string[]): string {
  return `COPY ${quoteName(table)} (${columns.map(quoteName).join(', ')}) FROM STDIN`;
}

/** How many rows a command tag says it touched. */
export function rowsTouched(tag: string): number {
  return Number(/(\d+)$/.exec(tag)?.[1] ?? 0);
}
