import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from '#kernel/declare/cell.ts';
import { date, month, year } from '#kernel/declare/fields/index.ts';
import { acceptance, AROUND, reading, REGIONS, TITLE } from './programme.ts';

const title = TITLE;
const day = date({ title });

test.each<[Cell, unknown]>([
  ['2024-03-05', '2024-03-05'],
  ['2024/3/5', '2024-03-05'],
  ['2024.3.5', '2024-03-05'],
  ['2024年3月5日', '2024-03-05'],
  ['2024年3月5号', '2024-03-05'],
  ['2024 年 3 月 5 日', '2024-03-05'],
  ['２０２４年３月５日', '2024-03-05'],
  ['20240305', '2024-03-05'],
  [20240305, '2024-03-05'],
  [20200422000000, '2020-04-22'],
  ['20200422 00:00:00', '2020-04-22'],
  ['20200422000000', '2020-04-22'],
  ['2024-3-5 0:00', '2024-03-05'],
  ['2024年3月5日10:20', '2024-03-05'],
  ['2024年3月5日 星期二', '2024-03-05'],
  ['2024-03-05T16:00:00.000Z', '2024-03-05'],
  ['2024-03-05T16:00:00+08:00', '2024-03-05'],
  ['2024年3月', '2024-03-01'],
  ['2024年3月份', '2024-03-01'],
  ['2018年02月', '2018-02-01'],
  ['2024.3', '2024-03-01'],
  ['2024.10', '2024-10-01'],
  ['2024-03', '2024-03-01'],
  ['201802', '2018-02-01'],
  [202403, '2024-03-01'],
  [2024.3, '2024-03-01'],
  [2024.11, '2024-11-01'],
  [2024.03, '2024-03-01'],
  [43290, '2018-07-09'],
  [43290.75, '2018-07-09'],
  ['43290', '2018-07-09'],
  [2024.1, 'cell.ambiguous-month'],
  [2024, 'cell.month-missing'],
  ['2024年', 'cell.month-missing'],
  ['2024年2月30日', 'cell.not-a-date'],
  ['2023-02-29', 'cell.not-a-date'],
  ['1899-12-31', 'cell.not-a-date'],
  ['2101-01-01', 'cell.not-a-date'],
  ['2024-13-01', 'cell.not-a-date'],
  ['2021.12--2021.12', 'cell.not-a-date'],
  ['2021.1-2021.3', 'cell.not-a-date'],
  ['2024-2025', 'cell.not-a-date'],
  ['3/5/2024', 'cell.not-a-date'],
  ['24.3.5', 'cell.not-a-date'],
  ['2024030512', 'cell.not-a-date'],
  ['13812345678', 'cell.not-a-date'],
  [13812345678, 'cell.not-a-date'],
  [12, 'cell.not-a-date'],
  [-1, 'cell.not-a-date'],
  [true, 'cell.not-a-date'],
  ['长期', 'cell.not-a-date'],
  ['-', null],
])('a date reads %j as %s', (cell, expected) => {
  expect(reading(day, cell)).toBe(expected);
});

test.each([
  [1, 1900, '1900-01-01'],
  [59, 1900, '1900-02-28'],
  [60, 1900, 'cell.not-a-date'],
  [61, 1900, '1900-03-01'],
  [0, 1900, 'cell.not-a-date'],
  [45356.7, 1900, '2024-03-05'],
  [0, 1904, '1904-01-01'],
  [43894, 1904, '2024-03-05'],
  [73415, 1900, '2100-12-31'],
  [73416, 1900, 'cell.not-a-date'],
  [20240305, 1900, '2024-03-05'],
  [202403, 1900, '2024-03-01'],
] as const)('a cell shown as a date reads %d (epoch %d) as %s', (serial, epoch, expected) => {
  expect(reading(day, serial, { dated: true, epoch })).toBe(expected);
});

test('a month is not enough where the declaration says so', () => {
  const exact = date({ title, monthIsEnough: false });
  expect(reading(exact, '2024年3月')).toBe('cell.day-missing');
  expect(reading(exact, '2024年3月5日')).toBe('2024-03-05');
});

test.each<[Cell, unknown]>([
  ['2024年3月', '2024-03'],
  ['2024-03-05', '2024-03'],
  [202403, '2024-03'],
  [45356, '2024-03'],
  [2024.1, 'cell.ambiguous-month'],
  ['2024', 'cell.month-missing'],
])('a month reads %j as %s', (cell, expected) => {
  expect(reading(month({ title }), cell)).toBe(expected);
});

test.each<[Cell, unknown]>([
  [2024, 2024],
  ['2024年', 2024],
  ['2024年度', 2024],
  ['２０２４', 2024],
  ['2024-03', 2024],
  [45356, 2024],
  [2024.1, 2024],
  [24, 'cell.not-a-date'],
])('a year reads %j as %s', (cell, expected) => {
  expect(reading(year({ title }), cell)).toBe(expected);
});

describe('against the calendar', () => {
  const FIRST = Date.UTC(1900, 2, 1);
  const LAST = Date.UTC(2100, 11, 31);
  const days = fc.integer({ min: 0, max: (LAST - FIRST) / 86_400_000 }).map((n) => new Date(FIRST + n * 86_400_000));

  test('every form of a day reads as that day', () => {
    fc.assert(
      fc.property(days, (calendar) => {
        const iso = calendar.toISOString().slice(0, 10);
        const [y = 0, m = 0, d = 0] = iso.split('-').map(Number);
        const serial = Math.round((calendar.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000);
        for (const cell of [iso, `${y}/${m}/${d}`, `${y}.${m}.${d}`, `${y}年${m}月${d}日`, y * 10000 + m * 100 + d, calendar.toISOString()]) {
          expect(day.read(cell, AROUND)).toBe(iso);
        }
        expect(day.read(serial, { ...AROUND, dated: true })).toBe(iso);
        const late = Math.max(serial, 1462);
        expect(day.read(late - 1462, { ...AROUND, dated: true, epoch: 1904 })).toBe(day.read(late, { ...AROUND, dated: true }));
        expect(day.read(day.format(iso, 'zh', REGIONS), AROUND)).toBe(iso);
        expect(day.day(iso)).toBe(y * 10000 + m * 100 + d);
        expect(day.accept(day.json(iso), REGIONS)).toBe(iso);
        expect(day.restore(day.write(iso))).toBe(iso);
      }),
    );
  });

  test('a day that is not in the calendar is refused', () => {
    const parts = fc.tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 }));
    fc.assert(
      fc.property(parts, ([y, m, d]) => {
        const text = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
        const exists = new Date(Date.UTC(y, m - 1, d)).toISOString().slice(0, 10) === text;
        expect(reading(day, text)).toBe(exists ? text : 'cell.not-a-date');
        expect(acceptance(day, text)).toBe(exists ? text : 'cell.wrong-json');
      }),
      { numRuns: 1000 },
    );
  });
});

test('days, months and years say when they count and print in both languages', () => {
  expect(day.format('2024-03-05', 'zh', REGIONS)).toBe('2024年3月5日');
  expect(day.format('2024-03-05', 'en', REGIONS)).toBe('5 March 2024');
  expect(month({ title }).day('2024-03')).toBe(20240301);
  expect(month({ title }).format('2024-03', 'zh', REGIONS)).toBe('2024年3月');
  expect(month({ title }).format('2024-03', 'en', REGIONS)).toBe('March 2024');
  expect(year({ title }).day(2024)).toBe(20240101);
  expect(acceptance(month({ title }), '2024-3')).toBe('cell.wrong-json');
  expect(acceptance(month({ title }), '2024-13')).toBe('cell.wrong-json');
  expect(acceptance(month({ title }), '2024-03')).toBe('2024-03');
  expect(acceptance(year({ title }), '2024')).toBe('cell.wrong-json');
  expect(acceptance(year({ title }), 2024)).toBe(2024);
});
