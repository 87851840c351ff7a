import { cellText } from './cell-sort.ts';
import { type Grid, textIn } from './grid.ts';
import { tidyHeader } from './normalise-header.ts';
import type { Head } from './header-rows.ts';

const DAY = 86_400_000;

/** The header path of each 0-based column that has one: merged cells count for every column they cover. */
export function headerPaths(grid: Grid, head: Head): Map<number, string[]> {
  const levels = head.rows.map((at) => levelOf(grid, at, head));
  const columns = new Set(levels.flatMap((level) => [...level.keys()]));
  const paths = new Map<number, string[]>();
  for (const column of columns) {
    const path: string[] = [];
    for (const level of levels) {
      const text = level.get(column);
      if (text !== undefined && text !== path.at(-1)) path.push(text);
    }
    if (path.length > 0) paths.set(column, path);
  }
  return paths;
}

function levelOf(grid: Grid, at: number, head: Head): Map<number, string> {
  const row = grid.at(at);
  const level = new Map<number, string>();
  for (const column of row.filled) {
    const text = labelText(grid, at, column);
    if (text === '') continue;
    const merge = grid.mergeAt(row.row, column);
    if (merge) {
      for (let c = merge.left - 1; c < merge.right; c++) level.set(c, text);
      continue;
    }
    level.set(column, text);
    // Without a merge, a label with a part below it reaches over the blanks to its right that have parts, too.
    if (!hasBelow(grid, at, column, head)) continue;
    for (let c = column + 1; !row.filled.includes(c) && grid.covering(row.row, c) === undefined && hasBelow(grid, at, c, head) && sameParent(grid, at, column, c, head); c++) level.set(c, text);
  }
  return level;
}

function hasBelow(grid: Grid, at: number, column: number, head: Head): boolean {
  return head.rows.some((other) => other > at && grid.at(other).filled.includes(column));
}

function sameParent(grid: Grid, at: number, a: number, b: number, head: Head): boolean {
  return head.rows.every((above) => above >= at || !grid.at(above).filled.some((column) => column > a && column <= b));
}

function labelText(grid: Grid, at: number, column: number): string {
  const row = grid.at(at);
  const cell = row.cells[column];
  // A date that names a column is written as one; the 1900 calendar is near enough for a name.
  if (typeof cell === 'number' && row.dated.includes(column)) return new Date(Math.round((cell - 25_569) * DAY)).toISOString().slice(0, 10);
  return tidyHeader(typeof cell === 'string' ? textIn(row, column) : cellText(cell));
}
