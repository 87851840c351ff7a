import type { Cell, ShownInline } from '../../kernel/report/index.ts';

/** So many half letters of Chinese stand beside each other in a table of a page. */
const room = 68;
const narrowest = 5;

/** How much of a table's width each column takes, by what stands in it; they add up to one. */
export function columnShares(rows: readonly (readonly Cell<ShownInline>[])[]): number[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const needs = Array.from({ length: width }, (_, column) => Math.max(narrowest, ...rows.map((row) => lettersOf(row[column] ?? []) + 2)));
  const given = fitted(needs);
  const all = given.reduce((sum, one) => sum + one, 0);
  return given.map((one) => one / all);
}

/** What needs little gets that; those that need more share what is left. */
function fitted(needs: readonly number[]): number[] {
  let wide = needs.map((_, column) => column);
  let left = room;
  for (;;) {
    const fair = left / wide.length;
    const small = wide.filter((column) => (needs[column] ?? 0) <= fair);
    if (small.length === 0 || small.length === wide.length) return needs.map((need, column) => (wide.includes(column) && small.length === 0 ? fair : need));
    left -= small.reduce((sum, column) => sum + (needs[column] ?? 0), 0);
    wide = wide.filter((column) => !small.includes(column));
  }
}

/** Its width in half letters of Chinese. */
export const lettersOf = (cell: Cell<ShownInline>): number => [...textOf(cell)].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0);

export const textOf = (inlines: readonly ShownInline[]): string => inlines.map((inline) => (inline.kind === 'text' ? inline.text : inline.kind === 'number' ? inline.number.text : ' ')).join('');
