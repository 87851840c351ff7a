import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueOn, lastDay, parsePeriod, periodOf, periodText, shifted } from '../../src/kernel/report/index.ts';
import { endsOf, filled } from '../../src/kernel/report/span.ts';
import { readSchedule, scheduleText } from '../../src/kernel/report/schedule.ts';

const due = (schedule: string, today: number) => {
  const read = readSchedule(schedule);
  if (read === undefined) throw new Error(schedule);
  const { period, since } = dueOn(read, today);
  return [periodText(period), since];
};

test.each([
  ['每月5日', 20240305, '2024-02', 20240305],
  ['每月5日', 20240304, '2024-01', 20240205],
  ['monthly 31', 20240229, '2024-01', 20240229],
  ['monthly 31', 20240228, '2023-12', 20240131],
  ['每半年10日', 20240710, '2024-H1', 20240710],
  ['每半年10日', 20240709, '2023-H2', 20240110],
  ['每年1月15日', 20240115, '2023', 20240115],
  ['yearly 01-15', 20240114, '2022', 20230115],
  ['每年12月31日', 20241230, '2022', 20231231],
  ['每年2月30日', 20250301, '2024', 20250228],
] as const)('%s on %i: %s since %i', (schedule, today, period, since) => expect(due(schedule, today)).toEqual([period, since]));

test('what is no schedule is none', () => {
  for (const text of ['', '每月', '每月0日', '每月32日', '每年13月1日', '每周一', 'monthly', 'yearly 5']) expect(readSchedule(text)).toBeUndefined();
});

const days = fc.date({ min: new Date('1950-01-01T00:00:00Z'), max: new Date('2090-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => date.getUTCFullYear() * 10000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate());
const schedules = fc.tuple(fc.constantFrom('每月{d}日', '每半年{d}日', '每年{m}月{d}日'), fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 12 })).map(([text, day, month]) => text.replace('{d}', String(day)).replace('{m}', String(month)));

test('what is due is over and was due last; the next is not yet due', () => {
  fc.assert(
    fc.property(schedules, days, (text, today) => {
      const schedule = readSchedule(text);
      if (schedule === undefined) throw new Error(text);
      expect(readSchedule(scheduleText(schedule).en)).toEqual(schedule);
      const { period, since } = dueOn(schedule, today);
      expect(lastDay(period)).toBeLessThan(since);
      expect(since).toBeLessThanOrEqual(today);
      expect(dueOn(schedule, since)).toEqual({ period, since });
      const before = dueOn(schedule, since - 1);
      expect(periodText(shifted(before.period, 1))).toBe(periodText(period));
      expect(before.since).toBeLessThan(since);
    }),
  );
});

test('a period is read as it is written, and shifting goes back where it came from', () => {
  fc.assert(
    fc.property(fc.constantFrom('year', 'half', 'month' as const), days, fc.integer({ min: -40, max: 40 }), (kind, day, by) => {
      const period = periodOf(kind, day);
      expect(parsePeriod(periodText(period))).toEqual(period);
      expect(shifted(shifted(period, by), -by)).toEqual(period);
    }),
  );
});

test.each([
  ['(year-3)..(year)', '2024', '2021..2024'],
  ['（年-1）', '2024', '2023'],
  ['(year)-10-01..(year)-10-07', '2024', '2024-10-01..2024-10-07'],
  ['(todate)', '2024-03', '2024-01..2024-03'],
  ['(todate-1)', '2024-03', '2023-01..2023-03'],
  ['(period-1)', '2024-H1', '2023-07..2023-12'],
  ['(month-3)', '2024-02', '2023-11'],
  ['landedYear=(year)', '2024', 'landedYear=2024'],
] as const)('%s in %s', (written, period, text) => expect(filled(written, parsePeriod(period) ?? { kind: 'year', year: 0, part: 1 })).toBe(text));

test('a bracket that means nothing is told', () => {
  for (const written of ['(month)', '(week)', '(year', 'year)', '()', '(constructor)']) expect(filled(written, { kind: 'year', year: 2024, part: 1 })).toBeUndefined();
  expect(endsOf('2023-07..2023-12..2024-01..2024-06')).toEqual(['2023-07', '2024-06']);
});
