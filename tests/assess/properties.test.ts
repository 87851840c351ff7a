import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBelow, minus, plus, rationalOf, zero } from '../../src/kernel/declare/rational.ts';
import type { Item, RuleSet } from '../../src/kernel/declare/rule-set.ts';
import { byName, everyItem, liftsOf, scoreOf, withMoved, type Inputs, type Place, type ScoredItem } from '../../src/kernel/assess/index.ts';
import { compile } from '../../src/kernel/model/compile.ts';
import { fair, rules as every, terms } from './fair.ts';

const place: Place = { region: '2001', level: 'within', year: 2024 };
const keys = ['fair.stalls@2024', 'fair.stalls@2023', 'fair.jobs@2024', 'fair.jobs@2023', 'fair.crafts@2024'];
const amount = fc.integer({ min: 0, max: 900 }).map(String);
const points = fc.option(fc.integer({ min: 0, max: 250 }).map((tenths) => String(tenths / 10)), { nil: null });

const anyInputs: fc.Arbitrary<Inputs> = fc.record({
  figures: fc.tuple(...keys.map(() => fc.option(amount, { nil: null }))).map((values) => Object.fromEntries(keys.map((key, index) => [key, values[index] ?? null]))),
  targets: fc.record({ 'fair.jobs@2024': fc.option(fc.integer({ min: 1, max: 900 }).map(String), { nil: null }) }),
  found: fc.record({ 'order.plan': fc.record({ self: points, assessor: points }), 'more.prize': fc.record({ self: points, assessor: points }), accident: fc.record({ self: fc.constantFrom(null, '0', '1'), assessor: fc.constantFrom(null, '0', '1') }) }),
});
const basis = fc.constantFrom('self' as const, 'assessor' as const);
const above = (a: string, b: string): boolean => isBelow(rationalOf(b), rationalOf(a));

test('no item earns more than it has, and no total more than the most', () => {
  fc.assert(
    fc.property(anyInputs, basis, (inputs, by) => {
      const score = scoreOf(every, place, inputs, by);
      for (const { name, points: earned, most } of byName(score.items).values()) expect([name, above(earned, most)]).toEqual([name, false]);
      expect(above(score.total, '103')).toBe(false);
    }),
  );
});

test('points and lost points add up in every branch', () => {
  const told = (score: { readonly items: readonly ScoredItem[] }) => [...byName(score.items).values()].filter(({ items, bonus }) => items.length > 0 && !bonus);
  const sum = (items: readonly ScoredItem[], of: (item: ScoredItem) => string) => items.map((item) => rationalOf(of(item))).reduce(plus, zero);
  fc.assert(
    fc.property(anyInputs, basis, (inputs, by) => {
      for (const { items, points: earned, most, lost } of told(scoreOf(every, place, inputs, by))) {
        expect(minus(sum(items, (item) => item.points), sum(items, (item) => (item.kind === 'veto' ? item.lost : '0')))).toEqual(rationalOf(earned));
        expect(sum(items, (item) => item.lost)).toEqual(rationalOf(lost));
        expect(plus(rationalOf(earned), rationalOf(lost))).toEqual(rationalOf(most));
      }
    }),
  );
});

const shuffled = (items: readonly Item[], order: (length: number) => number[]): Item[] =>
  order(items.length).map((index) => items[index] as Item).map((item) => (item.kind === 'branch' ? { ...item, items: shuffled(item.items, order) } : item));

test('the order in which items are written makes no difference', () => {
  fc.assert(
    fc.property(anyInputs, basis, fc.integer(), (inputs, by, seed) => {
      const order = (length: number) => fc.sample(fc.shuffledSubarray([...Array(length).keys()], { minLength: length }), { numRuns: 1, seed })[0] as number[];
      const other: RuleSet = { ...every, items: shuffled(every.items, order) };
      const told = (rules: RuleSet) => [...byName(scoreOf(rules, place, inputs, by).items).values()].map((item) => ({ ...item, items: item.items.length })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
      expect(told(other)).toEqual(told(every));
    }),
  );
});

test('where more is better, more never earns less', () => {
  // Shares fall where what they are shares of grows, so the whole is left as it is.
  const rising = ['fair.jobs@2024', 'fair.crafts@2024'];
  fc.assert(
    fc.property(anyInputs, basis, fc.constantFrom(...rising), amount, (inputs, by, key, more) => {
      const now = inputs.figures[key];
      fc.pre(now != null);
      const moved = withMoved(inputs, { [key]: String(Number(now) + Number(more)) });
      expect(above(scoreOf(every, place, inputs, by).total, scoreOf(every, place, moved, by).total)).toBe(false);
    }),
  );
});

test('a veto that holds leaves no more than it says', () => {
  fc.assert(
    fc.property(anyInputs, basis, (inputs, by) => {
      const score = scoreOf(every, place, inputs, by);
      const of = byName(score.items);
      expect(of.get('accident')?.holds === true && above(score.total, '60')).toBe(false);
      expect(of.get('trade.empty')?.holds === true && of.get('trade')?.points !== '0').toBe(false);
    }),
  );
});

test('each move offered gains what it says, and they stand by what they gain for the effort', () => {
  fc.assert(
    fc.property(anyInputs, basis, (inputs, by) => {
      const lifts = liftsOf(every, place, inputs, by, terms);
      const now = scoreOf(every, place, inputs, by).total;
      for (const { key, needed, gain } of lifts) {
        expect(above(gain, '0')).toBe(true);
        expect(minus(rationalOf(scoreOf(every, place, withMoved(inputs, { [key]: needed }), by).total), rationalOf(now))).toEqual(rationalOf(gain));
      }
      expect(lifts.every(({ perPercent }, index) => index === 0 || !above(perPercent, String(lifts[index - 1]?.perPercent)))).toBe(true);
    }),
  );
});

test('the rules that these tests are about compile', () => {
  expect([...compile([fair], undefined, { ruleSets: [every] }).ruleSets.keys()]).toEqual(['fair.2024']);
  expect(everyItem(every.items, 'within')).toHaveLength(14);
});
