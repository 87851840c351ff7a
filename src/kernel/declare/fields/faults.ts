import type { Cell, CellError } from '../cell.ts';
import { Fault } from '../field.ts';
import { plainDigits } from '../reading/number.ts';

/** A cell's or JSON value for a message: shortened, on one line. */
export function shown(value: unknown): string {
  const text = typeof value === 'number' ? plainDigits(value) : typeof value === 'string' ? value : printed(value);
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

function printed(value: unknown): string {
  return value === undefined ? 'undefined' : typeof value === 'bigint' ? `${value}` : (JSON.stringify(value) ?? '?');
}

/** Makes a fault from its texts: what is wrong, and what to write instead. */
export function fault(code: string, zh: string, en: string, mendZh: string, mendEn: string): Fault {
  return new Fault(code, { zh, en }, { zh: mendZh, en: mendEn });
}

export function formulaError(cell: CellError): Fault {
  const error = shown(cell.error);
  return fault(
    'cell.formula-error',
    `公式出错：${error}`,
    `The formula failed: ${error}`,
    '改正公式，或直接填写数值',
    'Mend the formula or write the value itself',
  );
}

export function notANumber(cell: Cell): Fault {
  return fault(
    'cell.not-a-number',
    `“${shown(cell)}”不是数字`,
    `"${shown(cell)}" is not a number`,
    '只填一个数字，如 1234.5，说明写到备注列',
    'Write one number, e.g. 1234.5, and put remarks in a column of their own',
  );
}

export function notWhole(cell: Cell): Fault {
  return fault(
    'cell.not-a-whole-number',
    `“${shown(cell)}”不是整数`,
    `"${shown(cell)}" is not a whole number`,
    '填写整数，如 12',
    'Write a whole number, e.g. 12',
  );
}

export function tooPrecise(cell: Cell, digits: number, unit: string): Fault {
  return fault(
    'cell.too-precise',
    `“${shown(cell)}”换算成${unit || '本列单位'}后超过 ${digits} 位小数`,
    `"${shown(cell)}" has more than ${digits} decimals${unit ? ` in ${unit}` : ''}`,
    `四舍五入到 ${digits} 位小数后再填`,
    `Round it to ${digits} decimals`,
  );
}

export function unknownUnit(cell: Cell, unit: string | undefined, allowed: string): Fault {
  const about = unit === undefined ? '' : `（列单位：${shown(unit)}）`;
  return fault(
    'cell.unknown-unit',
    `“${shown(cell)}”${about}的单位不能识别`,
    `The unit of "${shown(cell)}"${unit === undefined ? '' : ` (column unit ${shown(unit)})`} is not known here`,
    `请使用单位：${allowed}`,
    `Use one of these units: ${allowed}`,
  );
}

export function belowMinimum(cell: Cell, min: string): Fault {
  const negative = min === '0';
  return fault(
    negative ? 'cell.negative' : 'cell.too-small',
    negative ? `“${shown(cell)}”是负数` : `“${shown(cell)}”小于 ${min}`,
    negative ? `"${shown(cell)}" is negative` : `"${shown(cell)}" is less than ${min}`,
    `填写不小于 ${min} 的数`,
    `Write a number of at least ${min}`,
  );
}

export function tooLarge(cell: Cell): Fault {
  return fault(
    'cell.too-large',
    `“${shown(cell)}”超出可记录的范围`,
    `"${shown(cell)}" is larger than can be kept`,
    '检查数字和单位是否写错',
    'Check the number and its unit',
  );
}

export function digitsLost(cell: Cell): Fault {
  return fault(
    'cell.digits-lost',
    `“${shown(cell)}”被表格软件当作数字保存，末尾几位已丢失`,
    `"${shown(cell)}" was stored as a number and has lost its last digits`,
    '把该列设为文本格式，重新填写原始号码',
    'Format the column as text and write the original digits again',
  );
}

/** A JSON value of the wrong shape. */
export function wrongJson(json: unknown, zh: string, en: string): Fault {
  return fault(
    'cell.wrong-json',
    `“${shown(json)}”的格式不对`,
    `"${shown(json)}" has the wrong form`,
    `请给出${zh}`,
    `Give ${en}`,
  );
}

export const figureFirst = (): Fault =>
  fault('cell.figure-first', '不知道是哪个指标的数，无法读取', 'Whose amount this is isn’t known, so it can’t be read', '先填写指标', 'Name the figure first');

export const boundApart = (cell: Cell): Fault =>
  fault('cell.bound-apart', `“${shown(cell)}”里不只是数`, `"${shown(cell)}" is more than an amount`, '数写在这一格，“不超过”“不少于”写在“要求”一列', 'Write the amount here, and “at most” or “at least” in the column “Bound”');
