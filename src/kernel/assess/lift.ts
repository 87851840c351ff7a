import { decimalText, divided, isBelow, minus, one, plus, rational, rationalOf, times, zero, type Rational } from '../declare/rational.ts';
import type { Formula, Item, RuleSet } from '../declare/rule-set.ts';
import { formulaOf, inputKey, type Inputs } from './inputs.ts';
import { isLimit, targetOf } from './measure.ts';
import { everyItem, type Place } from './place.ts';
import { scoreOf, type Basis } from './score.ts';
import { termOf, type Terms } from './terms.ts';

/** A figure moved to where it earns more. Plain decimals. */
export interface Lift {
  readonly key: string;
  readonly figure: string;
  readonly now: string;
  readonly needed: string;
  /** Points that the whole gains by it. */
  readonly gain: string;
  /** Points for each unit of the figure. */
  readonly perUnit: string;
  /** Points for each percent that the figure moves, of the greater of what it is and what it must become. */
  readonly perPercent: string;
}

/** The inputs with some figures moved. */
export const withMoved = (inputs: Inputs, moved: Readonly<Record<string, string>>): Inputs => ({ ...inputs, figures: { ...inputs.figures, ...moved } });

/**
 * What would lift the score most: for each figure the move that earns most for its effort, best first. Units differ
 * from figure to figure, so effort is the percent by which a figure must move.
 */
export function liftsOf(rules: RuleSet, place: Place, inputs: Inputs, basis: Basis, terms: Terms): Lift[] {
  const now = rationalOf(scoreOf(rules, place, inputs, basis).total);
  const best = new Map<string, Lift>();
  for (const item of everyItem(rules.items, place.level)) {
    const formula = formulaOf(item);
    if (formula === undefined || formula.op === 'rate') continue;
    const key = inputKey(formula.of, place.year);
    const from = rationalOf(inputs.figures[key] ?? '0');
    for (const goal of goalsOf(item)) {
      const needed = figureFor(formula, goal, place, inputs);
      if (needed === undefined) continue;
      const target = outward(needed, from, unitOf(terms, formula.of.figure));
      const gain = minus(rationalOf(scoreOf(rules, place, withMoved(inputs, { [key]: decimalText(target) }), basis).total), now);
      const lift = isBelow(zero, gain) ? liftBy(key, formula.of.figure, from, target, gain) : undefined;
      if (lift !== undefined && !(best.has(key) && compare(best.get(key) as Lift, lift) <= 0)) best.set(key, lift);
    }
  }
  return [...best.values()].toSorted(compare);
}

const compare = (a: Lift, b: Lift): number => {
  const [x, y] = [rationalOf(a.perPercent), rationalOf(b.perPercent)];
  return isBelow(y, x) ? -1 : isBelow(x, y) ? 1 : a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
};

function liftBy(key: string, figure: string, from: Rational, target: Rational, gain: Rational): Lift | undefined {
  const move = magnitude(minus(target, from));
  const percent = divided(times(move, rational(100n)), isBelow(magnitude(from), magnitude(target)) ? magnitude(target) : magnitude(from));
  const [perUnit, perPercent] = [divided(gain, move), percent === undefined ? undefined : divided(gain, percent)];
  if (perUnit === undefined || perPercent === undefined) return undefined;
  return { key, figure, now: decimalText(from), needed: decimalText(target), gain: decimalText(gain), perUnit: decimalText(perUnit), perPercent: decimalText(perPercent) };
}

/** The measured numbers at which an item earns more, or a veto lets go. */
function goalsOf(item: Item): Rational[] {
  if (item.kind === 'measured') return item.scale.op === 'linear' ? [rationalOf(item.scale.full)] : item.scale.steps.map(({ at }) => rationalOf(at));
  if (item.kind !== 'veto' || item.when === 'found') return [];
  return [item.when.over, item.when.under].flatMap((bound) => (bound === undefined ? [] : [rationalOf(bound)]));
}

/** The figure's value with which its formula gives `goal`. */
function figureFor(formula: Exclude<Formula, { readonly op: 'rate' }>, goal: Rational, place: Place, inputs: Inputs): Rational | undefined {
  const read = (key: string): Rational | undefined => (inputs.figures[key] == null ? undefined : rationalOf(inputs.figures[key]));
  const before = read(inputKey(formula.of, place.year - 1));
  switch (formula.op) {
    case 'value':
      return goal;
    case 'attained': {
      const target = targetOf(formula.target, inputKey(formula.of, place.year), place, inputs);
      if (target === null) return undefined;
      return isLimit(formula.target, inputKey(formula.of, place.year), inputs) ? divided(rationalOf(target), goal) : times(goal, rationalOf(target));
    }
    case 'share': {
      const whole = read(inputKey(formula.to, place.year));
      return whole === undefined ? undefined : times(goal, whole);
    }
    case 'growth':
      return before === undefined ? undefined : times(before, plus(one, goal));
    case 'gain':
      return before === undefined ? undefined : plus(before, goal);
  }
}

/** The smallest step a figure takes. */
function unitOf(terms: Terms, figure: string): Rational {
  const { digits, percent } = termOf(terms, figure);
  return rational(1n, 10n ** BigInt(digits + (percent ? 2 : 0)));
}

/** The next whole step at or beyond `value`, seen from `from`. */
function outward(value: Rational, from: Rational, step: Rational): Rational {
  const steps = divided(value, step) ?? value;
  const below = rational(floor(steps));
  const whole = isBelow(below, steps) && isBelow(from, value) ? plus(below, one) : below;
  return times(whole, step);
}

function floor({ over, under }: Rational): bigint {
  const cut = over / under;
  return over < 0n && cut * under !== over ? cut - 1n : cut;
}

const magnitude = (value: Rational): Rational => (isBelow(value, zero) ? minus(zero, value) : value);
