import { type CellSort, decimalText, isBlank } from './cell-sort.ts';
import { type Grid, sortIn } from './grid.ts';
import type { ColumnKind } from './table.ts';
import { unitOfValue } from './unit-of.ts';

/** What the data cells of one column are, counted. */
export interface ColumnContent {
  readonly kind: ColumnKind | null;
  readonly filled: number;
  /** The unit glued to its values, where most bear the same. */
  readonly valueUnit: string | null;
  /** Numbers that go up by one from row to row. */
  readonly counts: boolean;
  /** Every number is a year. */
  readonly years: boolean;
}

/** Kinds are told from this many data rows; fills are counted over all. */
const SAMPLE = 10_000;

const CODE = /电话|手机|号码|证号|证件|身份证|编号|代码|编码|账号|帐号|卡号|学号|工号|文号|邮编|条码|信用代码|户编号|凭证号|发票号|订单号|规格|型号/u;
const DATE_HEADER = /日期|时间|年月|月份|时点|出生|期限|起止/u;

/** Looks through the data cells of one 0-based column. `header` is its whole path in one text. */
export function contentOf(grid: Grid, data: readonly number[], column: number, header: string): ColumnContent {
  const seen: Record<CellSort, number> = { blank: 0, number: 0, date: 0, flag: 0, dash: 0, text: 0 };
  const flags = new Set<string>();
  const units = new Map<string, number>();
  let filled = 0;
  let wholes = 0;
  let codes = 0;
  let compactDays = 0;
  let compactMonths = 0;
  let serials = 0;
  let years = 0;
  let steps = 0;
  let last = Number.NaN;
  data.forEach((at, n) => {
    const row = grid.at(at);
    if (n >= SAMPLE) {
      if (!isBlank(row.cells[column])) filled++;
      return;
    }
    const sort = sortIn(row, column);
    if (sort === 'blank') return;
    filled++;
    seen[sort]++;
    const cell = row.cells[column];
    if (sort === 'flag') flags.add(typeof cell === 'string' ? cell.trim() : 'TRUE');
    if (sort === 'dash' && typeof cell === 'string' && cell.trim() === '无') flags.add('无');
    if (sort !== 'number') return;
    let value: number;
    if (typeof cell === 'number') {
      value = cell;
      if (Number.isInteger(cell)) wholes++;
      if (Number.isInteger(cell) && cell >= 1e14) codes++;
    } else {
      const decimal = decimalText(String(cell));
      value = Number(decimal);
      if (/^-?\d+$/u.test(decimal) && !/[%％‰]/u.test(String(cell))) wholes++;
      if (/^0\d/u.test(decimal) || /^\d{15,}$/u.test(decimal)) codes++;
      const unit = unitOfValue(String(cell));
      if (unit !== null) units.set(unit, (units.get(unit) ?? 0) + 1);
    }
    if (value >= 19_000_101 && value <= 21_001_231 && isCompactDay(value)) compactDays++;
    if (value >= 190_001 && value <= 210_012 && value % 100 >= 1 && value % 100 <= 12) compactMonths++;
    if (value >= 20_000 && value <= 60_000) serials++;
    if (Number.isInteger(value) && value >= 1900 && value <= 2100) years++;
    if (value === last + 1) steps++;
    last = value;
  });
  const { number } = seen;
  const known = number + seen.date + seen.text + seen.flag;
  const counts = number > 0 && (number === 1 || steps >= (number - 1) * 0.8) && wholes === number && number >= known * 0.9;
  const unit = [...units].sort((a, b) => b[1] - a[1])[0];
  const valueUnit = unit && unit[1] >= number * 0.8 && unit[1] > 1 ? unit[0] : null;
  const content = { filled, valueUnit, counts, years: number > 0 && years === number };
  const kind = ((): ColumnKind | null => {
    if (filled === 0) return null;
    const yes = flags.size > 0 && ([...flags].some((flag) => flag !== '有' && flag !== '无') || flags.size > 1);
    if (yes && seen.flag >= known && known > 0) return 'flag';
    if (known === 0) return 'text';
    const datesByHeader = DATE_HEADER.test(header) && (compactDays === number || compactMonths === number || serials === number || looksMonthly(number, seen.date, header)) && number > 0;
    if (seen.date + (datesByHeader ? number : 0) >= known * 0.8) return 'date';
    if (compactDays === number && number >= 2 && number >= known * 0.8) return 'date';
    if (number < known * 0.8 || codes > 0 || (CODE.test(header) && !header.endsWith('数'))) return number >= known * 0.8 && counts && codes === 0 && /序号|编号$/u.test(header) ? 'integer' : 'text';
    return wholes === number ? 'integer' : 'decimal';
  })();
  return { kind, ...content };
}

/** `2024.3` beside `2024年3月` in a column of months. */
function looksMonthly(numbers: number, dates: number, header: string): boolean {
  return dates > 0 && dates >= numbers && DATE_HEADER.test(header);
}

function isCompactDay(value: number): boolean {
  const month = Math.floor(value / 100) % 100;
  const day = value % 100;
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
