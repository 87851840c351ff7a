import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inForce, judge, type Known, type Standing, type TargetSet } from '../../src/kernel/target/index.ts';
import { rational } from '../../src/kernel/declare/rational.ts';
import { dayOfYear, monthEnds, monthsLeft, sameDayIn, shareOver } from '../../src/kernel/target/calendar.ts';

const flow = (more: Partial<Known>): Known => ({ nature: 'flow', year: 2024, day: 20240630, target: 100, actual: 50, earlier: [], ...more });

test('days, shares of a year and months left agree with the calendar', () => {
  expect(dayOfYear(20240101)).toBe(1);
  expect(dayOfYear(20241231)).toBe(366);
  expect(dayOfYear(20231231)).toBe(365);
  expect(shareOver(20231231, 2024)).toBe(0);
  expect(shareOver(20250101, 2024)).toBe(1);
  expect(shareOver(20240630, 2024)).toBeCloseTo(182 / 366, 12);
  expect(monthsLeft(20241031, 2024)).toBe(2);
  expect(monthsLeft(20241115, 2024)).toBe(1.5);
  expect(monthsLeft(20241231, 2024)).toBe(0);
  expect(sameDayIn(2023, 20240229)).toBe(20230228);
  expect(monthEnds(2024)[1]).toBe(20240229);
});

test('without earlier years the calendar says what is due, with two the season does', () => {
  expect(judge(flow({ actual: 48 }))).toMatchObject({ standing: 'on-pace', by: 'calendar', seasonDue: undefined, noForecast: 'too-few-years', gap: 52, monthsLeft: 6 });
  const earlier = [{ now: 30, atEnd: 100 }, { now: 90, atEnd: 300 }];
  expect(judge(flow({ actual: 29, earlier }))).toMatchObject({ standing: 'on-pace', by: 'season', due: 30 });
  expect(judge(flow({ actual: 25, earlier })).standing).toBe('behind');
  expect(judge(flow({ actual: 23, earlier })).standing).toBe('far-behind');
  expect(judge(flow({ actual: 23, earlier })).perMonth).toBeCloseTo(77 / 6, 9);
});

test('a year that is over is reached or not, and on no pace', () => {
  expect(judge(flow({ day: 20241231, actual: 99 }))).toMatchObject({ standing: 'behind', by: 'whole', due: 100, perMonth: undefined, noForecast: 'year-over' });
  expect(judge(flow({ day: 20250301, actual: 100 }))).toMatchObject({ standing: 'reached', gap: 0 });
});

test('shares have no season, stocks grow from where the year began, and what is told by year goes by the calendar', () => {
  expect(judge(flow({ nature: 'level', target: 0.6, actual: 0.58, day: 20240201 }))).toMatchObject({ standing: 'on-pace', by: 'whole', due: 0.6, perMonth: undefined, noForecast: 'level' });
  expect(judge(flow({ nature: 'stock', opening: 80, target: 120, actual: 99, day: 20240630 }))).toMatchObject({ standing: 'on-pace', by: 'calendar', noForecast: 'stock' });
  expect(judge(flow({ nature: 'yearly', earlier: [{ now: 1, atEnd: 1 }, { now: 1, atEnd: 1 }, { now: 1, atEnd: 1 }] }))).toMatchObject({ by: 'calendar', forecast: undefined, noForecast: 'undated' });
});

test('what is not to be exceeded is reached only at the end of its year, and what adds up never comes back below', () => {
  expect(judge(flow({ bound: 'most', actual: 45 }))).toMatchObject({ standing: 'on-pace', gap: 55 });
  expect(judge(flow({ bound: 'most', actual: 60 })).standing).toBe('behind');
  expect(judge(flow({ bound: 'most', actual: 90 })).standing).toBe('far-behind');
  expect(judge(flow({ bound: 'most', actual: 101 }))).toMatchObject({ standing: 'far-behind', gap: -1, perMonth: undefined });
  expect(judge(flow({ bound: 'most', actual: 100, day: 20241231 })).standing).toBe('reached');
  expect(judge(flow({ bound: 'most', nature: 'level', target: 0.6, actual: 0.61 })).standing).toBe('behind');
  expect(judge(flow({ bound: 'most', nature: 'level', target: 0.6, actual: 0.9 })).standing).toBe('far-behind');
});

const order: readonly Standing[] = ['far-behind', 'behind', 'on-pace', 'reached'];

test('more done never stands worse, and a higher target never better', () => {
  const amount = fc.double({ min: 0.01, max: 1e9, noNaN: true });
  const earlier = fc.array(fc.record({ now: amount, more: amount }).map(({ now, more }) => ({ now, atEnd: now + more })), { maxLength: 5 });
  const day = fc.integer({ min: 0, max: 11 }).map((month) => monthEnds(2024)[month] ?? 0);
  const nature = fc.constantFrom('flow', 'yearly', 'stock', 'level') as fc.Arbitrary<Known['nature']>;
  fc.assert(
    fc.property(fc.record({ nature, day, target: amount, actual: amount, earlier }), amount, (known, more) => {
      const at = (changed: Partial<Known>) => order.indexOf(judge({ ...known, year: 2024, ...changed }).standing);
      expect(at({ actual: known.actual + more })).toBeGreaterThanOrEqual(at({}));
      expect(at({ target: known.target + more })).toBeLessThanOrEqual(at({}));
    }),
  );
});

test('the last target set by a day holds on it; what was set first holds before, and all of it stays', () => {
  const set = (amount: bigint, setOn: number | undefined, since: string): TargetSet => ({ ledger: 'l', record: since, version: 1, year: 2024, region: '21', figure: 'f', slice: '', bound: 'least', amount: rational(amount), setOn, document: undefined, words: undefined, since });
  const all = [set(30n, 20240912, '9'), set(10n, 20240414, '3'), set(20n, 20240912, '7')];
  const on = (day: number) => inForce(all, day).map(({ holds, history }) => `${holds.amount.over} of ${history.map(({ amount }) => amount.over).join(' ')}`);
  expect(on(20240101)).toEqual(['10 of 10 20 30']);
  expect(on(20240911)).toEqual(['10 of 10 20 30']);
  expect(on(20240912)).toEqual(['30 of 10 20 30']);
});
