import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byName, scoreOf, type Inputs, type Place } from '../../src/kernel/assess/index.ts';
import { decimalText, rationalOf, divided } from '../../src/kernel/declare/rational.ts';
import type { Formula, Item, RuleSet, Scale } from '../../src/kernel/declare/rule-set.ts';
import { programme } from '../../packs/qingdao-dingxi/index.ts';
import { rules as fair } from './fair.ts';

// The program that goes along with a pack scores by itself: no line of it is ours.
const script = (await import(new URL('../../src/apps/engine/assessment/pack/verify.mjs', import.meta.url).href)) as {
  score: (rules: RuleSet, place: Place, inputs: Inputs, basis: string) => { total: string; points: Record<string, string> };
};

const figures = ['a', 'b', 'c'];
const use = fc.record({ figure: fc.constantFrom(...figures) });
const decimal = fc.tuple(fc.integer({ min: -400, max: 900 }), fc.integer({ min: 1, max: 40 })).map(([over, under]) => decimalText(divided(rationalOf(String(over)), rationalOf(String(under))) ?? rationalOf('0')));
const above = fc.integer({ min: 1, max: 500 }).map((tenths) => String(tenths / 10));
const formula: fc.Arbitrary<Formula> = fc.oneof(
  fc.record({ op: fc.constant('value' as const), of: use }),
  fc.record({ op: fc.constant('share' as const), of: use, to: use }),
  fc.record({ op: fc.constant('attained' as const), of: use, target: fc.oneof(fc.constant('agreed' as const), above, fc.record({ '2001': above })) }),
  fc.record({ op: fc.constantFrom('growth' as const, 'gain' as const), of: use }),
);
const scale: fc.Arbitrary<Scale> = fc.oneof(
  fc.record({ op: fc.constant('linear' as const), from: fc.constantFrom('0', '0.25', '3', '-1'), full: fc.constantFrom('1', '0.6', '2', '-2') }),
  fc.record({ op: fc.constant('steps' as const), reached: fc.constantFrom('at-least' as const, 'at-most' as const), steps: fc.array(fc.record({ at: decimal, points: above }), { minLength: 1, maxLength: 3 }) }),
);
const title = { zh: '项', en: 'Item' };
let names = 0;
const named = () => `i${++names}`;
const leaf: fc.Arbitrary<Item> = fc.oneof(
  fc.record({ by: formula, scale, points: above, bonus: fc.constantFrom(true as const, undefined) }).map((one): Item => ({ kind: 'measured', name: named(), title, ...one })),
  fc.record({ points: above }).map((one): Item => ({ kind: 'judged', name: named(), title, asks: title, ...one })),
  fc.record({ when: fc.oneof(fc.constant('found' as const), fc.record({ by: formula, over: decimal })), most: above }).map((one): Item => ({ kind: 'veto', name: named(), title, ...one })),
);
const anyItem: fc.Arbitrary<Item> = fc.oneof(leaf, fc.record({ points: above, bonus: fc.constantFrom(true as const, undefined), items: fc.array(leaf, { minLength: 1, maxLength: 4 }) }).map((one): Item => ({ kind: 'branch', name: named(), title, ...one })));
const keys = figures.flatMap((figure) => [`${figure}@2024`, `${figure}@2023`]);
const value = fc.option(decimal, { nil: null });
const valuesOf = fc.tuple(...keys.map(() => value)).map((values) => Object.fromEntries(keys.map((key, index) => [key, values[index] ?? null])));
const targets = fc.record({ 'a@2024': fc.option(above, { nil: null }), 'b@2024': fc.option(above, { nil: null }) });
const finding = fc.option(fc.integer({ min: 0, max: 80 }).map((halves) => String(halves / 4)), { nil: null });

const everyName = (items: readonly Item[]): string[] => items.flatMap((item) => [item.name, ...(item.kind === 'branch' ? everyName(item.items) : [])]);

const bases = ['self', 'assessor'] as const;
const ours = (rules: RuleSet, place: Place, inputs: Inputs) =>
  bases.map((basis) => {
    const { total, items } = scoreOf(rules, place, inputs, basis);
    return { total, points: Object.fromEntries([...byName(items).values()].map(({ name, points }) => [name, points])) };
  });
const theirs = (rules: RuleSet, place: Place, inputs: Inputs) => bases.map((basis) => script.score(rules, place, inputs, basis));

test('the program that goes along scores any rules as we do', () => {
  fc.assert(
    fc.property(fc.array(anyItem, { minLength: 1, maxLength: 5 }), valuesOf, targets, fc.array(finding, { minLength: 12, maxLength: 12 }), fc.integer({ min: 0, max: 3 }), (items, given, agreed, found, digits) => {
      const rules: RuleSet = { name: 'any', title, valid: [2024, 2024], side: 'west', levels: ['within'], full: '100', digits, items };
      const inputs: Inputs = { figures: given, targets: agreed, found: Object.fromEntries(everyName(items).map((name, index) => [name, { self: found[index % 12] ?? null, assessor: found[(index + 5) % 12] ?? null }])) };
      const place: Place = { region: '2001', level: 'within', year: 2024 };
      expect(theirs(rules, place, inputs)).toEqual(ours(rules, place, inputs));
    }),
    { numRuns: 300 },
  );
});

test('and the rules that there are', () => {
  const inputs: Inputs = { figures: { 'fair.stalls@2024': '250', 'fair.stalls@2023': '220', 'fair.jobs@2024': '333', 'fair.jobs@2023': '310', 'fair.crafts@2024': '100', 'fair.buyers*@2024': '15' }, targets: { 'fair.jobs@2024': '400' }, found: { 'order.plan': { self: '24', assessor: '22.5' }, accident: { self: '1', assessor: '0' } } };
  for (const level of ['top', 'within'] as const) {
    for (const rules of [fair, ...programme.ruleSets]) {
      const place: Place = { region: '2001', level, year: 2024 };
      expect(theirs(rules, place, inputs)).toEqual(ours(rules, place, inputs));
    }
  }
});
