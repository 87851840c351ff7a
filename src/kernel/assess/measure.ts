import { divided, isBelow, minus, one, rational, rationalOf, times, zero, type Rational } from '../declare/rational.ts';
import type { Formula, Scale, Target } from '../declare/rule-set.ts';
import { inputKey, type Inputs } from './inputs.ts';
import type { Place } from './place.ts';

/** Why a formula gives no number. */
export type Unmeasured = 'no-value' | 'no-target';

const numberOf = (text: string | null | undefined): Rational | undefined => (text === null || text === undefined ? undefined : rationalOf(text));

/** The target that holds where a region is scored. */
export function targetOf(target: Target, key: string, { region }: Place, inputs: Inputs): string | null {
  if (target === 'agreed') return inputs.targets[key] ?? null;
  return typeof target === 'string' ? target : (target[region] ?? null);
}

/** Whether what was agreed is not to be exceeded: kept, it counts as attained; exceeded, as much as the limit is of the value. */
export const isLimit = (target: Target, key: string, inputs: Inputs): boolean => target === 'agreed' && inputs.limits?.includes(key) === true;

/**
 * The number a formula gives.
 * @param rate the share of its points that another item earned
 */
export function measuredBy(formula: Formula, place: Place, inputs: Inputs, rate: (item: string) => Rational | undefined): Rational | Unmeasured {
  if (formula.op === 'rate') return rate(formula.item) ?? 'no-value';
  const key = inputKey(formula.of, place.year);
  const value = numberOf(inputs.figures[key]);
  if (value === undefined) return 'no-value';
  switch (formula.op) {
    case 'value':
      return value;
    case 'attained': {
      const target = numberOf(targetOf(formula.target, key, place, inputs));
      if (target !== undefined && isLimit(formula.target, key, inputs)) return isBelow(target, value) ? (divided(target, value) ?? 'no-target') : one;
      return target === undefined ? 'no-target' : (divided(value, target) ?? 'no-target');
    }
    case 'share': {
      const whole = numberOf(inputs.figures[inputKey(formula.to, place.year)]);
      return (whole === undefined ? undefined : divided(value, whole)) ?? 'no-value';
    }
    case 'growth':
    case 'gain': {
      const before = numberOf(inputs.figures[inputKey(formula.of, place.year - 1)]);
      if (before === undefined) return 'no-value';
      return formula.op === 'gain' ? minus(value, before) : (divided(minus(value, before), before) ?? 'no-value');
    }
  }
}

/** What a number earns of `points`, exactly. */
export function earnedBy(scale: Scale, value: Rational, points: Rational): Rational {
  if (scale.op === 'linear') {
    const from = rationalOf(scale.from);
    const share = divided(minus(value, from), minus(rationalOf(scale.full), from)) ?? zero;
    return times(points, isBelow(share, zero) ? zero : isBelow(one, share) ? one : share);
  }
  const reached = scale.steps.filter(({ at }) => (scale.reached === 'at-least' ? !isBelow(value, rationalOf(at)) : !isBelow(rationalOf(at), value)));
  return reached.map(({ points: of }) => rationalOf(of)).reduce((best, next) => (isBelow(best, next) ? next : best), rational(0n));
}
