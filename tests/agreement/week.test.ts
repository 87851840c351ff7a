import { expect, test } from 'vitest';
import { parseWeek, weekAfter, weekBefore, weekOf } from '../../src/apps/engine/week.ts';

test('weeks are those of ISO 8601, at the turn of the year as well', () => {
  expect(weekOf(20240912)).toEqual({ name: '2024-W37', from: 20240909, to: 20240915 });
  expect(weekOf(20241231).name).toBe('2025-W01');
  expect(weekOf(20210103).name).toBe('2020-W53');
  expect(weekOf(20241228).name).toBe('2024-W52');
  expect(parseWeek('2020-W53')).toEqual({ name: '2020-W53', from: 20201228, to: 20210103 });
  expect(weekBefore(parseWeek('2021-W01')).name).toBe('2020-W53');
  expect(weekAfter(parseWeek('2024-W52')).name).toBe('2025-W01');
});

test('a week that is none is refused', () => {
  for (const text of ['2024-W53', '2024-W00', '2024-37', 'now']) expect(() => parseWeek(text)).toThrow('digest.not-a-week');
});
