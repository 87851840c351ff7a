import type { Body } from './body-rows.ts';
import { numberOf } from './cell-sort.ts';
import { type Grid, sortIn, textIn } from './grid.ts';
import type { Head } from './header-rows.ts';
import { isNumeral, isSectionLabel, totalLabel } from './row-words.ts';

/** Larger tables are ledgers, where a row that happens to be a sum is no total. */
const MOST_ROWS = 5000;

/**
 * Settles by their sums the rows whose words leave it open: a label like `资产合计` is a total only if the rows add up
 * to it; `一、农业` with values, or a first row `全国` without any such word, is one if they do.
 */
export function settleBySums(grid: Grid, head: Head, body: Body): Body {
  const open = body.maybeTotals;
  if (body.data.length + open.length > MOST_ROWS || (open.length === 0 && body.data.length < 3)) return { ...body, data: merged(body.data, open), maybeTotals: [] };
  const columns = additive(grid, head, body);
  const totals = [...body.totals];
  const subtotals = [...body.subtotals];
  let data = body.data;
  for (const at of open) {
    const before = data.filter((other) => other < at);
    const upTo = before.slice(before.findLastIndex((other) => other < (lastMark(subtotals, at) ?? -1)) + 1);
    if (addsUp(grid, columns, at, data, 2)) totals.push(at);
    else if (addsUp(grid, columns, at, upTo, 1)) subtotals.push(at);
    else data = merged(data, [at]);
  }
  data = parents(grid, columns, data, subtotals, body.sections);
  data = codeParents(grid, columns, data, subtotals);
  data = silentTotal(grid, columns, data, totals);
  const ascending = (rows: number[]): number[] => rows.sort((a, b) => a - b);
  return { ...body, data, totals: ascending(totals), subtotals: ascending(subtotals), maybeTotals: [] };
}

const merged = (a: readonly number[], b: readonly number[]): readonly number[] => (b.length === 0 ? a : [...a, ...b].sort((x, y) => x - y));
const lastMark = (marks: readonly number[], before: number): number | undefined => marks.findLast((mark) => mark < before);

/** Rows numbered 一、二、 that hold the sum of the rows below them. */
function parents(grid: Grid, columns: readonly number[], data: readonly number[], subtotals: number[], sections: readonly number[]): readonly number[] {
  const marks = data.filter((at) => grid.at(at).filled.slice(0, 2).some((column) => isSectionLabel(textIn(grid.at(at), column)) || isNumeral(textIn(grid.at(at), column))));
  if (marks.length === 0 || marks.length === data.length) return data;
  const stops = [...marks, ...sections].sort((a, b) => a - b);
  const found = marks.filter((mark) => {
    const stop = stops.find((other) => other > mark) ?? Number.POSITIVE_INFINITY;
    return addsUp(grid, columns, mark, data.filter((at) => at > mark && at < stop), 1);
  });
  subtotals.push(...found);
  return data.filter((at) => !found.includes(at));
}

/** Rows whose code begins the codes of the rows below (201, 20101, 2010101) and that hold their sum. */
function codeParents(grid: Grid, columns: readonly number[], data: readonly number[], subtotals: number[]): readonly number[] {
  const column = grid.rows[data[0] ?? -1]?.filled[0];
  if (column === undefined || columns.length === 0) return data;
  const codes = data.map((at) => textIn(grid.at(at), column));
  if (!codes.every((code) => /^\d{2,}$/u.test(code)) || new Set(codes.map((code) => code.length)).size < 2) return data;
  const below = (i: number): number => {
    let end = i + 1;
    const own = codes[i] ?? '';
    for (let code = codes[end]; code !== undefined && code.length > own.length && code.startsWith(own); code = codes[end]) end++;
    return end;
  };
  const isLeaf = (i: number): boolean => below(i) === i + 1;
  const found = data.filter((at, i) => !isLeaf(i) && addsUp(grid, columns, at, data.slice(i + 1, below(i)).filter((_, k) => isLeaf(i + 1 + k)), 0));
  subtotals.push(...found);
  return data.filter((at) => !found.includes(at));
}

/** A first or last row without a word for it that is the sum of all others. */
function silentTotal(grid: Grid, columns: readonly number[], data: readonly number[], totals: number[]): readonly number[] {
  const first = data[0];
  const last = data.at(-1);
  if (totals.length > 0 || data.length < 4 || columns.length === 0 || first === undefined || last === undefined) return data;
  if (addsUp(grid, columns, first, data.slice(1), columns.length > 1 ? 2 : 1)) {
    totals.push(first);
    return data.slice(1);
  }
  const labelled = grid.at(last).filled.slice(0, 2).some((column) => totalLabel(textIn(grid.at(last), column)) !== null || /全|总|计/u.test(textIn(grid.at(last), column)));
  if (labelled && addsUp(grid, columns, last, data.slice(0, -1), 1)) {
    totals.push(last);
    return data.slice(0, -1);
  }
  return data;
}

/** Columns whose values can be added: numbers, but no serials, years, codes, shares or means. */
function additive(grid: Grid, head: Head, body: Body): number[] {
  return [...head.outlook.typed].filter((column) => {
    const header = head.rows.map((at) => textIn(grid.at(at), column)).join('');
    if (/序号|编号|代码|编码|电话|号码|年份|年度|平均|均|率|比重|占比|比例|增长|增速|增幅|指数|单价|价格|%|％|名次|排名|年龄/u.test(header)) return false;
    const values = body.data.map((at) => grid.at(at)).filter((row) => row.filled.includes(column));
    return values.length > 1 && values.every((row) => ['number', 'dash'].includes(sortIn(row, column)));
  });
}

/** Whether in every additive column with values (at least `least` of them) the row is the sum of `rows`, two or more. */
function addsUp(grid: Grid, columns: readonly number[], at: number, rows: readonly number[], least: number): boolean {
  if (rows.length < 2 && least > 0) return false;
  let held = 0;
  if (columns.every((column) => Number.isNaN(numberOf(grid.at(at).cells[column])))) return false;
  for (const column of columns) {
    const stated = numberOf(grid.at(at).cells[column]);
    let sum = 0;
    let parts = 0;
    for (const row of rows) {
      const value = numberOf(grid.at(row).cells[column]);
      if (Number.isNaN(value)) continue;
      sum += value;
      if (value !== 0) parts++;
    }
    if (Number.isNaN(stated)) {
      if (parts > 0) return false;
      continue;
    }
    if (Math.abs(stated - sum) > Math.max(1e-6, Math.abs(sum) * 1e-9)) return false;
    if (parts > 1) held++;
  }
  return held >= least;
}
