import type { Body } from './body-rows.ts';
import { isBlank, isYear } from './cell-sort.ts';
import { type ColumnContent, contentOf } from './column-kinds.ts';
import { columnLetter } from './column-letter.ts';
import { sharedUnit, unitOfPath } from './column-units.ts';
import { type Grid, textIn } from './grid.ts';
import { headerPaths } from './header-paths.ts';
import type { Head } from './header-rows.ts';
import type { TableColumn } from './table.ts';
import { unitOfLabel, unitsOfLine } from './unit-of.ts';
import { bareUnit, isUnit } from './unit-words.ts';

const SERIAL = /^(?:序号|编号|序|次序|行号|No\.?|№|#)$/iu;

interface Draft extends ColumnContent {
  readonly column: number;
  readonly path: readonly string[];
}

/** Describes the columns of a table that have a header or hold anything. */
export function columnsOf(grid: Grid, head: Head, body: Body): TableColumn[] {
  const paths = headerPaths(grid, head);
  const drafts: Draft[] = [];
  for (const column of extent(grid, head, body, paths)) {
    const path = paths.get(column) ?? [];
    const content = contentOf(grid, body.data, column, path.join(''));
    if (path.length === 0 && content.filled === 0) continue;
    drafts.push({ column, path, ...content });
  }
  const stated = statedUnits(grid, head, body);
  const ofRows = unitInLabels(grid, body, drafts);
  const below = unitRowUnits(grid, head);
  return drafts.map((draft) => {
    const { column, path } = draft;
    const name = path.join('');
    const serial = draft.filled > 0 && draft.kind === 'integer' && (SERIAL.test(path.at(-1) ?? '') ? true : path.length === 0 && draft.counts && column === drafts[0]?.column);
    const kind = draft.kind ?? emptyKind(draft, drafts);
    const measures = (kind === 'integer' || kind === 'decimal') && !serial && !(draft.years && /年/u.test(name)) && !(draft.filled === 0 && draft.kind === null && !isYearName(path) && sharedUnit(name, stated) === null);
    const unit = unitOfPath(path) ?? below.get(column) ?? draft.valueUnit ?? (measures ? (ofRows ?? sharedUnit(name, stated)) : null);
    return { index: column + 1, letter: columnLetter(column + 1), headerPath: path.length > 0 ? path : [''], unit, kind, filled: draft.filled, serial };
  });
}

function extent(grid: Grid, head: Head, body: Body, paths: ReadonlyMap<number, string[]>): number[] {
  const columns = new Set(paths.keys());
  for (const at of body.data) for (const column of grid.at(at).filled) columns.add(column);
  if (head.rows.length === 0) for (const column of head.outlook.columns) columns.add(column);
  return [...columns].sort((a, b) => a - b);
}

const isYearName = (path: readonly string[]): boolean => isYear(path.at(-1)) || /^(?:19|20)\d{2}年?/u.test(path.at(-1) ?? '');

/** An empty column is taken for what its neighbours of the same make are: one year among years. */
function emptyKind(draft: Draft, drafts: readonly Draft[]): 'text' | 'integer' | 'decimal' {
  if (!isYearName(draft.path)) return 'text';
  const kinds = new Set(drafts.filter((other) => isYearName(other.path)).map((other) => other.kind));
  return kinds.has('decimal') ? 'decimal' : kinds.has('integer') ? 'integer' : 'text';
}

/** Units that hold for the whole table: from a 单位 line, else from the title, else from a note. */
function statedUnits(grid: Grid, head: Head, body: Body): string[] {
  const lines = (at: readonly number[]): string[] => at.flatMap((position) => grid.at(position).filled.map((column) => textIn(grid.at(position), column)));
  const above = lines([...head.titles, ...head.units.filter((at) => grid.at(at).filled.length === 1)]);
  const said = above.filter((line) => /单位\s*[：:]/u.test(line)).flatMap((line) => unitsOfLine(line));
  if (said.length > 0) return [...new Set(said)];
  const inTitle = above.map((line) => unitsOfLine(line)).findLast((units) => units.length > 0);
  if (inTitle) return inTitle;
  const inNote = lines(body.notes).filter((line) => /单位[：:为是均都]/u.test(line)).flatMap((line) => unitsOfLine(line));
  return [...new Set(inNote)];
}

/** The unit that every row names in a label column: `一般公共预算支出（亿元）`. Rows of several units have none in common. */
function unitInLabels(grid: Grid, body: Body, drafts: readonly Draft[]): string | null {
  for (const { column, kind } of drafts) {
    if (kind !== 'text') continue;
    const units = new Set<string | null>();
    for (const at of body.data.slice(0, 5000)) {
      const row = grid.at(at);
      if (!isBlank(row.cells[column])) units.add(unitOfLabel(textIn(row, column)));
      if (units.size > 1 || units.has(null)) break;
    }
    const only = units.size === 1 ? [...units][0] : null;
    if (only) return only;
  }
  return null;
}

function unitRowUnits(grid: Grid, head: Head): Map<number, string> {
  const units = new Map<number, string>();
  for (const at of head.units) {
    const row = grid.at(at);
    if (row.filled.length < 2) continue;
    for (const column of row.filled) {
      const text = bareUnit(textIn(row, column)).replace(/^[（(](.*)[)）]$/u, '$1');
      if (isUnit(text)) units.set(column, text);
    }
  }
  return units;
}
