import type { Cell, Merge, Sheet } from '#kernel/sheet/workbook.ts';

/** A sheet from its rows as one would type them: `null` and `[]` are blank. Merges as `A1:C1`. */
export function sheetOf(rows: readonly (readonly Cell[])[], merges: readonly string[] = []): Sheet {
  return {
    name: 'Sheet1',
    hidden: false,
    rows: rows.flatMap((cells, i) => (cells.length > 0 ? [{ row: i + 1, cells }] : [])),
    merges: merges.map((range) => mergeOf(range)),
  };
}

function mergeOf(range: string): Merge {
  const [, a, b, c, d] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range)!;
  const number = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { left: number(a!), top: Number(b), right: number(c!), bottom: Number(d) };
}
