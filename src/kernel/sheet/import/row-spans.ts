/**
 * Rows by region in short: `{ 621126: '3-40,45' }`.
 * @param placed each row with its region, in the order of the sheet; a row may be there several times
 */
export function rowSpans(placed: readonly (readonly [row: number, region: string])[]): Record<string, string> {
  const spans = new Map<string, [number, number][]>();
  for (const [row, region] of placed) {
    const own = spans.get(region) ?? [];
    spans.set(region, own);
    const last = own.at(-1);
    if (last !== undefined && row >= last[0] && row <= last[1] + 1) last[1] = Math.max(last[1], row);
    else own.push([row, row]);
  }
  return Object.fromEntries([...spans].map(([region, own]) => [region, own.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',')]));
}

/** The rows of such spans. */
export function rowsOf(spans: string): number[] {
  return spans.split(',').flatMap((span) => {
    const [from = 0, to = from] = span.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}
