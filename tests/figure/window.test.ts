import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysIn } from '../../src/kernel/declare/reading/date.ts';
import { aligned, cover, firstDay, lastDay } from '../../src/kernel/figure/grain.ts';
import { decimalText, divided, printRounded, rational, rationalOf } from '../../src/kernel/declare/rational.ts';
import { dayAfter, dayBefore } from '../../src/kernel/ledger/calendar.ts';
import { always, parseWindow, windowText, yearBefore, type Window } from '../../src/kernel/figure/window.ts';

const anyDay = fc.tuple(fc.integer({ min: 2019, max: 2025 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 })).map(([year, month, day]) => year * 10000 + month * 100 + Math.min(day, daysIn(year, month)));
const anyWindow: fc.Arbitrary<Window> = fc.tuple(anyDay, anyDay).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));

test.each([
  ['2024', 20240101, 20241231, '2024'],
  ['2024-02', 20240201, 20240229, '2024-02'],
  ['2024-03-05', 20240305, 20240305, '2024-03-05'],
  ['2021..2024', 20210101, 20241231, '2021..2024'],
  ['2024-01..2024-12', 20240101, 20241231, '2024'],
  ['2024-04-26..2024-04-28', 20240426, 20240428, '2024-04-26..2024-04-28'],
  ['all', always.from, always.to, 'all'],
])('%s is a window', (text, from, to, shortest) => {
  expect(parseWindow(text)).toEqual({ from, to });
  expect(windowText({ from, to })).toBe(shortest);
});

test.each(['', '24', '2024-13', '2023-02-29', '2024..2021', '2021..2022..2023', '2024-3', 'all..2024', '1899'])('“%s” is none', (text) => {
  expect(() => parseWindow(text)).toThrow('figure.unreadable-window');
});

test('a cover holds every day of its window once and no other', () => {
  fc.assert(
    fc.property(anyWindow, anyDay, (window, day) => {
      const held = cover(window).filter((range) => day >= firstDay(range) && day <= lastDay(range)).length;
      expect(held).toBe(day >= window.from && day <= window.to ? 1 : 0);
    }),
  );
  expect(cover({ from: 0, to: 2024_03_05 }).map(({ low, high }) => [low, high])).toEqual([[0, 2023], [202401, 202402], [20240301, 20240305]]);
  expect(cover(always)).toEqual([{ grain: 10000, low: 0, high: 9999 }]);
});

test('an aligned window holds the same days at its grain', () => {
  fc.assert(
    fc.property(anyWindow, anyDay, (window, day) => {
      const range = aligned(window);
      expect(day >= firstDay(range) && day <= lastDay(range)).toBe(day >= window.from && day <= window.to);
    }),
  );
});

test('a year before, ends of months stay ends of months', () => {
  expect(yearBefore(parseWindow('2025-02'))).toEqual(parseWindow('2024-02'));
  expect(yearBefore(parseWindow('2024-02'))).toEqual(parseWindow('2023-02'));
  expect(yearBefore({ from: 20240215, to: 20240310 })).toEqual({ from: 20230215, to: 20230310 });
  expect(dayAfter(20241231)).toBe(20250101);
  expect(dayAfter(20240229)).toBe(20240301);
});

test('a figure is rounded once, exactly, half away from zero', () => {
  const share = divided(rationalOf('2405.4'), rationalOf('3244')) ?? rational(0n);
  expect(printRounded(rational(share.over * 100n, share.under), 2)).toBe('74.15');
  expect(printRounded(rationalOf('0.125'), 2)).toBe('0.13');
  expect(printRounded(rationalOf('-0.125'), 2)).toBe('-0.13');
  expect(printRounded(rationalOf('1988000000'), 0)).toBe('1,988,000,000');
  expect(decimalText(rational(1n, 3n))).toBe('0.33333333333333333333');
  expect(decimalText(rational(-1500n, 100n))).toBe('-15');
  expect(decimalText(rational(100n))).toBe('100');
});

test('the day before is the inverse of the day after', () => {
  fc.assert(fc.property(anyDay, (day) => void expect(dayBefore(dayAfter(day))).toBe(day)));
});
