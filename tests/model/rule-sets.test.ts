import { describe, expect, test } from 'vitest';
import { figure, count } from '../../src/kernel/declare/figure.ts';
import { atLeast, attained, branch, everywhere, judged, linear, measured, rateOf, ruleSet, valueOf, veto, type Item, type RuleSetSpec } from '../../src/kernel/declare/rule-set.ts';
import { compile, ModelError } from '../../src/kernel/model/compile.ts';
import { came, fair, opened, stalls } from '../assess/fair.ts';

const title = { zh: '项', en: 'Item' };
const whole = (name: string, points = '100') => measured(name, { title, points, by: valueOf(opened), scale: linear({ full: '10' }) });
const rules = (items: readonly Item[], spec: Partial<RuleSetSpec> = {}) => ruleSet('fair.2024', { title, valid: 2024, side: 'west', levels: ['top', 'within'], items, ...spec });

function faultsOf(...sets: ReturnType<typeof ruleSet>[]): readonly string[] {
  try {
    compile([fair], undefined, { ruleSets: sets });
    return [];
  } catch (error) {
    if (error instanceof ModelError) return error.faults;
    throw error;
  }
}

describe('a rule set is refused, with the declaration and the mend, for', () => {
  test('weights that don’t add up, level by level', () => {
    expect(faultsOf(rules([whole('a', '60'), whole('b', '30')], { levels: ['top'] }))).toEqual(['rule set fair.2024: for regions at level top its items add up to 90 and not 100: mend their points, or its own']);
    const parted = branch('part', { title, points: '40', items: [whole('b', '25'), { ...whole('c', '15'), only: 'top' }] });
    expect(faultsOf(rules([whole('a', '60'), parted]))).toEqual(['rule set fair.2024, item part: for regions at level within its items add up to 25 and not 40: mend their points, or its own']);
    expect(faultsOf(rules([whole('a'), branch('more', { title, points: '5', bonus: true, items: [whole('b', '3')] })], { levels: ['top'] }))).toEqual([
      'rule set fair.2024, item more: for regions at level top its items add up to 3 and not 5: mend their points, or its own',
    ]);
  });

  test('a formula that waits for itself, through branches and vetoes too', () => {
    const even = measured('even', { title, points: '40', by: rateOf('part'), scale: linear({ full: '1' }) });
    expect(faultsOf(rules([branch('part', { title, points: '100', items: [whole('a', '60'), even] })]))).toEqual(['rule set fair.2024, item even: the formula is circular: it waits for its own points in the end']);
    const stops = veto('stops', { title, when: { by: rateOf('part'), under: '0.5' }, most: '0' });
    expect(faultsOf(rules([branch('part', { title, points: '100', items: [whole('a'), stops] })]))).toEqual(['rule set fair.2024, item stops: the formula is circular: it waits for its own points in the end']);
    const [one, other] = [rateOf('b'), rateOf('a')].map((by, index) => measured(index === 0 ? 'a' : 'b', { title, points: '50', by, scale: linear({ full: '1' }) }));
    expect(faultsOf(rules([one as Item, other as Item]))).toHaveLength(2);
  });

  test('a figure or an item that isn’t there', () => {
    const unlisted = figure('fair.unlisted', { title, over: stalls, measure: count() });
    expect(faultsOf(rules([measured('a', { title, points: '100', by: valueOf(unlisted), scale: linear({ full: '1' }) })]))).toEqual(['rule set fair.2024, item a: there is no figure fair.unlisted: name one that a domain lists']);
    const absent = measured('b', { title, points: '40', by: rateOf('top-only'), scale: linear({ full: '1' }) });
    const faults = faultsOf(rules([whole('a', '60'), absent]));
    expect(faults).toContain('rule set fair.2024, item b: it asks for the points of top-only, which is no item where regions at level within are assessed');
  });

  test('a figure that has no split by the regions assessed', () => {
    const eastern = measured('a', { title, points: '100', by: attained(came, '3'), scale: linear({ full: '1' }) });
    expect(faultsOf(rules([eastern], { levels: ['within'] }))).toEqual([
      'rule set fair.2024, item a: figure fair.buyers is not split by the regions assessed, as the records of fair.buyers lie on the other side: read it everywhere(), for the top level, or choose another',
    ]);
    const overall = measured('a', { title, points: '100', by: valueOf(everywhere(came)), scale: linear({ full: '1' }) });
    expect(faultsOf(rules([overall], { levels: ['top'] }))).toEqual([]);
    expect(faultsOf(rules([overall]))).toEqual([
      'rule set fair.2024, item a: figure fair.buyers of the whole programme is not split by the regions assessed: ask it of the top level only, or choose one that is',
    ]);
  });

  test('names taken twice, years the wrong way round, numbers that are none, steps in disorder', () => {
    expect(faultsOf(rules([whole('a', '50'), whole('a', '50')]))).toEqual(['rule set fair.2024, item a: the name is taken twice: rename one']);
    expect(faultsOf(rules([whole('a')]), rules([whole('a')]))).toContain('rule set fair.2024 is declared twice: rename one');
    expect(faultsOf(rules([whole('a')], { valid: [2025, 2024] }))).toEqual(['rule set fair.2024: it is valid from 2025 to 2024: give years, the first one first']);
    expect(faultsOf(rules([whole('a', 'many')]))).toEqual(['rule set fair.2024, item a: its points are “many”: write a plain decimal above zero']);
    expect(faultsOf(rules([judged('a', { title, points: '-5', asks: title })]))).toEqual(['rule set fair.2024, item a: its points are “-5”: write a plain decimal above zero']);
    const stepped = (...steps: (readonly [string, string])[]) => rules([measured('a', { title, points: '100', by: valueOf(opened), scale: atLeast(...steps) })]);
    expect(faultsOf(stepped(['1', '50'], ['2', '100']))).toEqual(['rule set fair.2024, item a: the step at 2 must be easier than the one before and earn less: write the hardest first']);
    expect(faultsOf(stepped(['1', '120']))).toEqual(['rule set fair.2024, item a: the step at 1 earns 120, more than the item\'s 100']);
    const flat = measured('a', { title, points: '100', by: valueOf(opened), scale: linear({ from: '1.0', full: '1' }) });
    expect(faultsOf(rules([flat]))).toEqual(['rule set fair.2024, item a: it begins where it is full: give two different numbers, or a step']);
    expect(faultsOf(rules([whole('a'), veto('b', { title, when: { by: valueOf(opened) }, most: '0' })]))).toEqual(['rule set fair.2024, item b: say over or under what it comes true']);
  });
});
