import { expect, test } from 'vitest';
import { byName, ruleWords, scoreOf, whyWords, everyItem, type Inputs, type Place, type ScoredItem } from '../../src/kernel/assess/index.ts';
import { rules, terms } from './fair.ts';

const county: Place = { region: '2001', level: 'within', year: 2024 };
const city: Place = { region: '20', level: 'top', year: 2024 };

const inputs = (figures: Readonly<Record<string, string | null>>, found: Inputs['found'] = {}, targets: Inputs['targets'] = { 'fair.jobs@2024': '400' }): Inputs => ({
  figures: { 'fair.stalls@2024': '250', 'fair.stalls@2023': '220', 'fair.jobs@2024': '333', 'fair.jobs@2023': '310', 'fair.crafts@2024': '100', 'fair.buyers*@2024': '15', ...figures },
  targets,
  found,
});
const judgedBoth = { 'order.plan': { self: '24', assessor: '22.5' }, 'more.prize': { self: '3', assessor: null }, accident: { self: null, assessor: '0' } };

const table = (items: readonly ScoredItem[]): string[] => [...byName(items).values()].map(({ name, points, most, lost, state }) => [name, points, most, lost, state].join(' '));

test('a county scores as the table worked out by hand', () => {
  // 250/300 × 20 = 16.666…; (333/400 − 0.6)/0.4 × 15 = 8.71875; 30/220 = 13.6 % → step 6; 100/250 ÷ 0.6 × 10 = 6.666…; 23/30 × 5 = 3.8333…
  // trade 16.67 + 8.72 + 6 + 6.67 + 3.83 = 41.89; even: 41.89/60 ÷ 0.9 × 15 = 11.636… → 11.64
  const score = scoreOf(rules, county, inputs({}, judgedBoth), 'self');
  expect(table(score.items)).toEqual([
    'trade 41.89 60 18.11 scored',
    'trade.stalls 16.67 20 3.33 scored',
    'trade.jobs 8.72 15 6.28 scored',
    'trade.growth 6 10 4 scored',
    'trade.crafts 6.67 10 3.33 scored',
    'trade.gain 3.83 5 1.17 scored',
    'trade.empty 0 0 0 scored',
    'order 35.64 40 4.36 scored',
    'order.plan 24 25 1 scored',
    'order.even 11.64 15 3.36 scored',
    'more 3 5 0 scored',
    'more.prize 3 3 0 scored',
    'more.jobs 0 4 0 scored',
    'accident 0 0 0 unjudged',
  ]);
  expect([score.total, score.full, score.lost]).toEqual(['80.53', '100', '19.47']);
});

test('the assessor’s finding counts by itself, and what nobody judged earns nothing', () => {
  const score = scoreOf(rules, county, inputs({}, judgedBoth), 'assessor');
  const of = byName(score.items);
  expect([of.get('order.plan')?.points, of.get('more.prize')?.points, of.get('more.prize')?.state]).toEqual(['22.5', '0', 'unjudged']);
  expect(score.total).toBe('76.03');
});

test('the city is scored by what is for it alone', () => {
  const of = byName(scoreOf(rules, city, inputs({}), 'self').items);
  expect(of.has('trade.gain')).toBe(false);
  expect(of.get('trade.buyers')?.points).toBe('3');
  expect(byName(scoreOf(rules, city, inputs({ 'fair.buyers*@2024': '21' }), 'self').items).get('trade.buyers')?.points).toBe('0');
});

test('a veto takes what is above what it leaves, the strictest all of it', () => {
  const found = { ...judgedBoth, accident: { self: '1', assessor: null } };
  const held = scoreOf(rules, county, inputs({}, found), 'self');
  expect([held.total, byName(held.items).get('accident')?.lost, byName(held.items).get('accident')?.holds]).toEqual(['60', '20.53', true]);
  const none = byName(scoreOf(rules, county, inputs({ 'fair.stalls@2024': '0', 'fair.crafts@2024': '0' }, found), 'self').items);
  expect([none.get('trade')?.points, none.get('trade.empty')?.holds, none.get('order.even')?.points]).toEqual(['0', true, '0']);
});

test('bonuses are cut off at their branch’s points and at the most of all', () => {
  const figures = { 'fair.stalls@2024': '400', 'fair.jobs@2024': '600', 'fair.crafts@2024': '400' };
  const score = scoreOf(rules, county, inputs(figures, { 'order.plan': { self: '25', assessor: null }, 'more.prize': { self: '3', assessor: null } }), 'self');
  expect([byName(score.items).get('more')?.points, score.total, score.lost]).toEqual(['5', '103', '0']);
});

test('what is missing earns nothing and says why', () => {
  const of = byName(scoreOf(rules, county, inputs({ 'fair.stalls@2023': '0', 'fair.crafts@2024': null }, {}, {}), 'self').items);
  expect([of.get('trade.jobs')?.state, of.get('trade.growth')?.state, of.get('trade.crafts')?.state, of.get('order.plan')?.state]).toEqual(['no-target', 'no-value', 'no-value', 'unjudged']);
});

test('points given beyond what an item has are cut off', () => {
  expect(byName(scoreOf(rules, county, inputs({}, { 'order.plan': { self: '40', assessor: null } }), 'self').items).get('order.plan')?.points).toBe('25');
});

test('rules and their outcome are told in words of the declaration', () => {
  const given = inputs({}, judgedBoth);
  const of = byName(scoreOf(rules, county, given, 'self').items);
  const words = (name: string) => {
    const item = everyItem(rules.items, 'within').find((one) => one.name === name);
    const scored = of.get(name);
    if (item === undefined || scored === undefined) throw new TypeError(name);
    return { rule: ruleWords(item, rules, terms), why: whyWords(item, scored, rules, county, given, terms) };
  };
  expect(words('trade.jobs')).toEqual({
    rule: { zh: '“用工数” ÷ 协议目标：达到 100% 得满分（15 分），不高于 60% 不得分，其间按比例', en: '“Jobs” ÷ its agreed target: all 15 points from 100% on, none at 60% or less, in proportion between' },
    why: { zh: '“用工数” 333 人 ÷ 目标 400 人 = 83.25%，得 8.72 分（满分 15）', en: '“Jobs” 333 jobs ÷ target 400 jobs = 83.25%: 8.72 of 15 points' },
  });
  expect(words('trade.growth').rule.zh).toBe('“摊位数”比上年增长：不低于 20% 得 10 分；不低于 10% 得 6 分；不低于 0% 得 2 分；否则不得分');
  expect(words('trade.growth').why.en).toBe('“Stalls” (250 stalls − 220 stalls the year before) ÷ 220 stalls = 13.64%: 6 of 10 points');
  expect(words('trade.empty').rule.en).toBe('Where “Stalls” is below 1 stalls, its part earns nothing');
  expect(words('trade.empty').why.zh).toBe('“摊位数” 250 个，不成立');
  expect(words('order.even').rule.zh).toBe('“交易”的得分率：达到 90% 得满分（15 分），不足按比例');
  expect(words('accident').rule.zh).toBe('查实的，所在部分最高 60 分');
});
