import { findHead, type Head } from './header-rows.ts';
import { type Grid, type GridRow, sortIn, spanOf, textIn } from './grid.ts';
import { normaliseHeader } from './normalise-header.ts';
import { isGrandTotal, isHeaderWord, isNote, isSectionLabel, isSignature, totalLabel } from './row-words.ts';

/** What the rows below a header are. All are positions in the grid. */
export interface Body {
  readonly data: readonly number[];
  readonly totals: readonly number[];
  readonly subtotals: readonly number[];
  /** Rows labelled like a total of something (`资产合计`): the sums decide. */
  readonly maybeTotals: readonly number[];
  readonly sections: readonly number[];
  readonly helpers: readonly number[];
  readonly notes: readonly number[];
  /** Position of the first row that belongs to the next table. */
  readonly next: number;
}

type Role = 'data' | 'total' | 'subtotal' | 'maybe' | 'section' | 'helper' | 'note';

/** Tells what each row below `head` is, up to the next header or the end of the sheet. */
export function bodyRows(grid: Grid, head: Head): Body {
  const roles: Role[] = [];
  let at = head.next;
  let inNotes = false;
  for (; at < grid.rows.length; at++) {
    const row = grid.at(at);
    const gap = at > head.next && row.row > grid.at(at - 1).row + 1;
    if (gap && beginsAnother(grid, at, head)) break;
    const role = roleOf(grid, row, head, inNotes);
    if (role === 'note') inNotes = true;
    else if (role === 'data') inNotes = false;
    roles.push(role);
  }
  settleTail(grid, head, roles);
  settleSections(grid, head, roles);
  settleTotals(grid, head, roles);
  const of = (role: Role): number[] => roles.flatMap((own, i) => (own === role ? [head.next + i] : []));
  return { data: of('data'), totals: of('total'), subtotals: of('subtotal'), maybeTotals: of('maybe'), sections: of('section'), helpers: of('helper'), notes: of('note'), next: at };
}

function roleOf(grid: Grid, row: GridRow, head: Head, inNotes: boolean): Role {
  const first = row.filled[0];
  const text = textIn(row, first);
  if (typeof row.cells[first] === 'string' && (isNote(text) || isSignature(text)) && !holdsValues(row, head, 2)) return 'note';
  if (inNotes && !holdsValues(row, head, 2)) return 'note';
  if (repeatsHeader(grid, row, head)) return 'helper';
  const total = totalOf(row, head);
  if (total) return total;
  if (row.filled.length === 1 && typeof row.cells[first] === 'string') {
    const width = head.outlook.columns.length;
    if (width > 2 && spanOf(grid, row, first) >= Math.max(3, width * 0.6)) return text.length > 40 ? 'note' : 'section';
    if (width > 2 && isSectionLabel(text) && first <= (head.outlook.columns[1] ?? first)) return 'section';
  }
  return 'data';
}

/** Whether at least `least` cells of the row (or half of its typed columns) hold values where values belong. */
function holdsValues(row: GridRow, head: Head, least: number): boolean {
  const { typed } = head.outlook;
  const values = row.filled.filter((column) => typed.has(column) && ['number', 'date'].includes(sortIn(row, column))).length;
  return values >= Math.min(least, Math.max(1, typed.size));
}

/** The total label among the first cells of a row, if it has one. */
function totalOf(row: GridRow, head: Head): Role | null {
  const { columns } = head.outlook;
  const last = columns[Math.min(2, columns.length - 1)] ?? 0;
  let texts = 0;
  for (const column of row.filled) {
    if (column > last || texts > 1) break;
    const cell = row.cells[column];
    if (typeof cell !== 'string') continue;
    texts++;
    const label = totalLabel(cell);
    if (label === 'maybe') return 'maybe';
    if (label) return label;
  }
  return null;
}

/** Whether the cells of a row say again what the header says. */
function repeatsHeader(grid: Grid, row: GridRow, head: Head): boolean {
  const text = row.cells[row.filled[0]];
  if (row.filled.length < 2 || typeof text !== 'string' || text.length > 60) return false;
  return head.rows.some((at) => {
    const own = grid.at(at);
    // Asked of every row: most are told from the header by the first letter of their first cell.
    const name = own.cells[row.filled[0]];
    if (typeof name !== 'string' || own.filled.length < 2 || name.trimStart()[0] !== text.trimStart()[0]) return false;
    const same = row.filled.filter((column) => typeof row.cells[column] === 'string' && normaliseHeader(textIn(own, column)) === normaliseHeader(textIn(row, column)));
    return same.length >= 2 && same.length >= row.filled.length * 0.8;
  });
}

/** Whether a header follows the gap before `at`: then another table begins. Blank rows alone end nothing. */
function beginsAnother(grid: Grid, at: number, head: Head): boolean {
  const row = grid.at(at);
  const text = textIn(row, row.filled[0]);
  if (isNote(text) || isSignature(text) || totalOf(row, head) !== null || holdsValues(row, head, 1)) return false;
  const next = findHead(grid, at);
  const [header] = next?.rows ?? [];
  if (!next || header === undefined) return false;
  const top = grid.at(header);
  // A title belongs to the header right below it, not to one at the end of the sheet.
  if (next.titles.some((title) => isNote(textIn(grid.at(title), grid.at(title).filled[0])))) return false;
  if (top.filled.length < 2 || holdsValues(top, head, 1)) return false;
  if (repeatsHeader(grid, top, head)) return true;
  // Tables of text alone differ in nothing but their words: a caption, and a first column that is named.
  const captioned = next.titles.some((title) => /[表单册录]|台账|情况|统计|一览|明细|名单/u.test(textIn(grid.at(title), grid.at(title).filled[0])));
  if (captioned && isHeaderWord(textIn(top, top.filled[0])) && top.filled.length >= 2) return true;
  return next.sure && next.next < grid.rows.length;
}

/** Single lines at the very end, below the last full row, explain or sign the table. */
function settleTail(grid: Grid, head: Head, roles: Role[]): void {
  const firstColumn = head.outlook.columns[0] ?? 0;
  let last = roles.length - 1;
  const isTail = (i: number): boolean => {
    const row = grid.at(head.next + i);
    const column = row.filled[0];
    if (roles[i] === 'note') return true;
    if ((roles[i] !== 'data' && roles[i] !== 'section') || row.filled.length > 1 || typeof row.cells[column] !== 'string') return false;
    const raw = row.cells[column] as string;
    const gap = i > 0 && row.row > grid.at(head.next + i - 1).row + 1;
    const wide = spanOf(grid, row, column) > 1;
    return (column <= firstColumn || wide) && (raw.length >= 12 || gap || wide || /^[\u3000 ]{2}|^[\d一二三四五六七八九十]+[.、．]/u.test(raw));
  };
  while (last >= 0 && isTail(last)) last--;
  for (let i = last + 1; i < roles.length; i++) roles[i] = 'note';
}

/** A lone label in the first column opens a section where rows of one cell are rare; where they are common they are data. */
function settleSections(grid: Grid, head: Head, roles: Role[]): void {
  const [firstColumn] = head.outlook.columns;
  if (head.outlook.columns.length < 3 || firstColumn === undefined) return;
  const lone = roles.flatMap((role, i) => (role === 'data' && isLone(grid.at(head.next + i), firstColumn) ? [i] : []));
  const rows = roles.filter((role) => role === 'data').length;
  if (lone.length === 0 || lone.length > rows * 0.3) return;
  for (const i of lone) {
    const row = grid.at(head.next + i);
    const next = grid.rows[head.next + i + 1];
    const merged = grid.covering(row.row, firstColumn);
    if (next && roles[i + 1] !== 'note' && next.filled.length > 1 && (merged === undefined || merged.bottom === merged.top)) roles[i] = 'section';
  }
}

function isLone(row: GridRow, firstColumn: number): boolean {
  return row.filled.length === 1 && row.filled[0] === firstColumn && typeof row.cells[firstColumn] === 'string';
}

/** Where one total claims the whole, other totals are of parts. */
function settleTotals(grid: Grid, head: Head, roles: Role[]): void {
  const totals = roles.flatMap((role, i) => (role === 'total' ? [i] : []));
  if (totals.length < 2) return;
  const grand = totals.filter((i) => {
    const row = grid.at(head.next + i);
    return row.filled.slice(0, 2).some((column) => typeof row.cells[column] === 'string' && isGrandTotal(row.cells[column] as string));
  });
  if (grand.length === 0 || grand.length === totals.length) return;
  for (const i of totals) if (!grand.includes(i)) roles[i] = 'subtotal';
}
