import type { Cell } from '../cell.ts';
import type { Fault, Surroundings } from '../field.ts';
import { dayOfNumber, dayOfText, type Day } from '../reading/date.ts';
import type { Written } from './define.ts';
import { fault, shown } from './faults.ts';

/** Reads as much of a date as the cell holds. */
export function dayOfCell(cell: Written, { dated, epoch }: Surroundings): Day | Fault {
  const day =
    typeof cell === 'number'
      ? dayOfNumber(cell, dated === true, epoch)
      : typeof cell === 'string'
        ? dayOfText(cell, epoch)
        : 'not-a-date';
  if (typeof day === 'number') return day;
  return day === 'ambiguous-month' ? ambiguousMonth(cell) : notADate(cell);
}

export function notADate(cell: Cell): Fault {
  return fault(
    'cell.not-a-date',
    `“${shown(cell)}”不是有效日期`,
    `"${shown(cell)}" is not a date that exists between 1900 and 2100`,
    '写成 2024-03-05 或 2024年3月5日，一格一个日期',
    'Write it as 2024-03-05, one date to a cell',
  );
}

function ambiguousMonth(cell: Cell): Fault {
  const year = Math.trunc(Number(cell));
  return fault(
    'cell.ambiguous-month',
    `“${shown(cell)}”可能是 ${year}年1月，也可能是 ${year}年10月`,
    `"${shown(cell)}" may be January or October ${year}: a number can't hold the zero of ${year}.10`,
    `写成 ${year}-01 或 ${year}-10`,
    `Write ${year}-01 or ${year}-10`,
  );
}

export function monthMissing(cell: Cell): Fault {
  return fault(
    'cell.month-missing',
    `“${shown(cell)}”只有年份`,
    `"${shown(cell)}" is only a year`,
    '写明月份，如 2024年3月',
    'Write the month too, e.g. 2024-03',
  );
}

export function dayMissing(cell: Cell): Fault {
  return fault(
    'cell.day-missing',
    `“${shown(cell)}”没有写到日`,
    `"${shown(cell)}" is only a month`,
    '写到日，如 2024年3月5日',
    'Write the day too, e.g. 2024-03-05',
  );
}
