import type { Binder } from './binder.ts';

/**
 * Rows bound as one parameter, for a `from`. PostgreSQL plans a statement anew each time as long as it hopes that the
 * values tell it something, and the length of an array does; planning these statements takes longer than running them. Of JSON
 * it expects nothing, and keeps its plan.
 */
export function recordset<const N extends string>(
  rows: readonly Readonly<Record<N, string | number>>[],
  columns: readonly (readonly [name: N, type: string])[],
  as: string,
  binder: Binder,
): string {
  return `json_to_recordset(${binder.bind(JSON.stringify(rows), 'json')}) as ${as} (${columns.map((column) => column.join(' ')).join(', ')})`;
}
