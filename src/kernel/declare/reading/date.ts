import { halfWidth } from './width.ts';

/**
 * A day as the number yyyymmdd. A month without a day is yyyymm00, a year alone yyyy0000: as much as was written.
 * Years run from 1900 to 2100.
 */
export type Day = number;

/** Why a cell gave no day. `ambiguous-month`: the number 2024.1 was written 2024.1 or 2024.10, nobody can tell. */
export type Undated = 'not-a-date' | 'ambiguous-month';

/** Reads a number cell as a date: a serial, 20240305, 202403, 2024 or 2024.3. */
export function dayOfNumber(value: number, dated: boolean, epoch: 1900 | 1904): Day | Undated {
  // A date format laid over 20240305 or 202403 shows hashes: the digits were meant.
  if (dated && value < 80001) return dayOfSerial(value, epoch);
  if (value >= 20000 && value < 80001) return dayOfSerial(value, epoch);
  if (Number.isInteger(value)) return dayOfDigits(value);
  if (value > 1900 && value < 2101) return dayOfDecimal(value);
  return 'not-a-date';
}

/** Reads the text of a cell as a date, in every usual form; a time after it is left out. */
export function dayOfText(text: string, epoch: 1900 | 1904): Day | Undated {
  const bare = halfWidth(text).trim();
  const parts = DELIMITED.exec(bare);
  if (parts !== null) {
    const [, year = '', month = '', day = ''] = parts;
    return dayOf(Number(year), Number(month), day === '' ? undefined : Number(day));
  }
  const compact = COMPACT.exec(bare);
  if (compact !== null) {
    const digits = Number(compact[1]);
    if (digits >= 20000 && digits <= 80000) return dayOfSerial(digits, epoch);
    return dayOfDigits(digits);
  }
  const year = YEAR.exec(bare);
  if (year !== null) return dayOf(Number(year[1]));
  return 'not-a-date';
}

const TIME = String.raw`(?:(?:T|\s+|(?<=日|号))\d{1,2}[:时]\d{1,2}(?:[:分](?:\d{1,2}(?:\.\d+)?秒?)?)?\s*(?:Z|[-+]\d\d:?\d\d)?)?`;
const WEEKDAY = String.raw`(?:\s*\(?(?:星期|周)[一二三四五六日天]\)?)?`;
const DELIMITED = new RegExp(
  String.raw`^(\d{4})\s*[-/.年—–]\s*(\d{1,2})(?:\s*(?:月份?)?|\s*[-/.月—–]\s*(\d{1,2})\s*[日号]?${WEEKDAY}${TIME})$`,
);
const COMPACT = new RegExp(String.raw`^(\d{4,6}|\d{8}|\d{14})${TIME}$`);
const YEAR = /^(\d{4})\s*年度?$/;

/** yyyy, yyyymm, yyyymmdd or yyyymmddhhmmss. */
function dayOfDigits(digits: number): Day | Undated {
  if (digits >= 1e13) return dayOfDigits(Math.trunc(digits / 1e6));
  if (digits >= 10_000_000) return dayOf(Math.trunc(digits / 10000), Math.trunc(digits / 100) % 100, digits % 100);
  if (digits >= 100_000) return dayOf(Math.trunc(digits / 100), digits % 100);
  return dayOf(digits);
}

/** 2024.3 and 2024.11 as numbers; the cell can't hold the zero of 2024.10. */
function dayOfDecimal(value: number): Day | Undated {
  const year = Math.trunc(value);
  const [, fraction = ''] = String(value).split('.');
  if (fraction === '1') return 'ambiguous-month';
  if (fraction.length > 2) return 'not-a-date';
  return dayOf(year, Number(fraction));
}

function dayOf(year: number, month?: number, day?: number): Day | 'not-a-date' {
  if (!(year >= 1900 && year <= 2100)) return 'not-a-date';
  if (month === undefined) return year * 10000;
  if (month < 1 || month > 12) return 'not-a-date';
  if (day === undefined) return year * 10000 + month * 100;
  if (day < 1 || day > daysIn(year, month)) return 'not-a-date';
  return year * 10000 + month * 100 + day;
}

export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const OF_SERIALS: Day[] = [];

/** A workbook's date serial. In the 1900 system serial 60 is a 29 February that never was. */
export function dayOfSerial(serial: number, epoch: 1900 | 1904): Day | 'not-a-date' {
  if (!(serial >= 0 && serial < 80001)) return 'not-a-date';
  let days = Math.floor(serial);
  if (epoch === 1904) days += 1462;
  else if (days === 60 || days === 0) return 'not-a-date';
  else if (days < 60) days += 1;
  const known = OF_SERIALS[days];
  if (known !== undefined) return known;
  const date = new Date((days - 25569) * 86_400_000);
  const day = dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
  if (typeof day === 'number') OF_SERIALS[days] = day;
  return day;
}

/** yyyymmdd of a `YYYY-MM-DD` that exists, `undefined` otherwise; without allocating. */
export function dayOfIso(text: string): Day | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== 0x2d || text.charCodeAt(7) !== 0x2d) return undefined;
  let digits = 0;
  for (let i = 0; i < 10; i++) {
    if (i === 4 || i === 7) continue;
    const c = text.charCodeAt(i) - 0x30;
    if (c < 0 || c > 9) return undefined;
    digits = digits * 10 + c;
  }
  const day = dayOf(Math.trunc(digits / 10000), Math.trunc(digits / 100) % 100, digits % 100);
  return typeof day === 'number' ? day : undefined;
}

const ISO_OF_DAYS = new Map<Day, string>();

/** `YYYY-MM-DD`; a month or year alone gives its first day. */
export function isoOfDay(day: Day): string {
  let iso = ISO_OF_DAYS.get(day);
  if (iso === undefined) {
    const text = String(day);
    const month = text.slice(4, 6) === '00' ? '01' : text.slice(4, 6);
    const date = text.slice(6, 8) === '00' ? '01' : text.slice(6, 8);
    iso = `${text.slice(0, 4)}-${month}-${date}`;
    ISO_OF_DAYS.set(day, iso);
  }
  return iso;
}
