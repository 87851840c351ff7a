import { decimalText, divided, isBelow, minus, plus, rationalOf, rounded, zero, type Rational } from '../declare/rational.ts';
import type { Item, Measured, RuleSet, Veto } from '../declare/rule-set.ts';
import type { Inputs } from './inputs.ts';
import { earnedBy, measuredBy, type Unmeasured } from './measure.ts';
import { itemsAt, type Place } from './place.ts';

/** By whose finding judged items are scored. */
export type Basis = 'self' | 'assessor';

export interface ScoredItem {
  readonly name: string;
  readonly kind: Item['kind'];
  /** Plain decimals. A veto earns nothing and loses what it takes from its branch. */
  readonly points: string;
  readonly most: string;
  readonly lost: string;
  readonly bonus: boolean;
  readonly state: 'scored' | 'unjudged' | Unmeasured;
  /** The number it is scored by, exact up to twenty decimals. */
  readonly measured: string | null;
  /** Of a veto: whether it came true. */
  readonly holds: boolean;
  readonly items: readonly ScoredItem[];
}

export interface Score {
  readonly total: string;
  readonly full: string;
  readonly lost: string;
  readonly items: readonly ScoredItem[];
}

const least = (a: Rational, b: Rational): Rational => (isBelow(b, a) ? b : a);
const sumOf = (all: readonly Rational[]): Rational => all.reduce(plus, zero);
const text = decimalText;

/**
 * Scores a region: exact, and each item's points rounded half away from zero to the rule set's decimals, so that what
 * is printed adds up. An item that can't be scored earns nothing and says why.
 */
export function scoreOf(rules: RuleSet, place: Place, inputs: Inputs, basis: Basis): Score {
  const known = new Map<string, ScoredItem>();
  const full = rationalOf(rules.full);
  const onTop = bonuses(rules.items);

  const scored = (item: Item): ScoredItem => {
    let found = known.get(item.name);
    if (found === undefined) known.set(item.name, (found = scoreItem(item)));
    return found;
  };
  const rate = (name: string): Rational | undefined => {
    const item = named(rules.items, name, place);
    const of = item === undefined ? undefined : scored(item);
    return of === undefined ? undefined : divided(rationalOf(of.points), rationalOf(of.most));
  };

  function scoreItem(item: Item): ScoredItem {
    const blank = { name: item.name, kind: item.kind, measured: null, holds: false, state: 'scored', items: [] } as const;
    if (item.kind === 'veto') return { ...blank, ...vetoed(item), points: '0', most: '0', lost: '0', bonus: false };
    const most = rationalOf(item.points);
    const bonus = onTop.has(item.name);
    const given = (points: Rational) => ({ points: text(points), most: text(most), lost: text(bonus || isBelow(most, points) ? zero : minus(most, points)), bonus });
    switch (item.kind) {
      case 'branch': {
        const { items, points } = together(item.items, item.bonus === true ? most : undefined);
        return { ...blank, ...given(points), items };
      }
      case 'judged': {
        const said = inputs.found[item.name]?.[basis] ?? null;
        const points = said === null ? zero : least(rationalOf(said), most);
        return { ...blank, ...given(rounded(points, rules.digits)), state: said === null ? 'unjudged' : 'scored' };
      }
      case 'measured':
        return { ...blank, ...measuredItem(item, most, given) };
    }
  }

  function measuredItem(item: Measured, most: Rational, given: (points: Rational) => Pick<ScoredItem, 'points' | 'most' | 'lost' | 'bonus'>): Pick<ScoredItem, 'points' | 'most' | 'lost' | 'bonus' | 'state' | 'measured'> {
    const value = measuredBy(item.by, place, inputs, rate);
    if (typeof value === 'string') return { ...given(zero), state: value, measured: null };
    return { ...given(rounded(earnedBy(item.scale, value, most), rules.digits)), state: 'scored', measured: text(value) };
  }

  function vetoed({ name, when }: Veto): Pick<ScoredItem, 'state' | 'measured' | 'holds'> {
    if (when === 'found') {
      const said = inputs.found[name]?.[basis] ?? null;
      return { state: said === null ? 'unjudged' : 'scored', measured: null, holds: said !== null && isBelow(zero, rationalOf(said)) };
    }
    const value = measuredBy(when.by, place, inputs, rate);
    if (typeof value === 'string') return { state: value, measured: null, holds: false };
    const over = when.over !== undefined && isBelow(rationalOf(when.over), value);
    const under = when.under !== undefined && isBelow(value, rationalOf(when.under));
    return { state: 'scored', measured: text(value), holds: over || under };
  }

  /** Items side by side: what they earn together, held at the least of what vetoes leave and `most`. */
  function together(all: readonly Item[], most: Rational | undefined): { items: ScoredItem[]; points: Rational } {
    const items = itemsAt(all, place.level);
    const results = items.map(scored);
    const sum = sumOf(results.map(({ points }) => rationalOf(points)));
    const uncut = most === undefined ? sum : least(sum, most);
    const holding = items.filter((item): item is Veto => item.kind === 'veto' && scored(item).holds);
    // The strictest takes all that is lost; of equals, the first by name.
    const [strictest] = holding.toSorted((a, b) => compare(rationalOf(a.most), rationalOf(b.most)) || (a.name < b.name ? -1 : 1));
    const points = strictest === undefined ? uncut : least(uncut, rationalOf(strictest.most));
    return { points, items: results.map((one) => (one.name === strictest?.name ? { ...one, lost: text(minus(uncut, points)) } : one)) };
  }

  const { items, points } = together(rules.items, rules.most === undefined ? undefined : rationalOf(rules.most));
  return { total: text(points), full: text(full), lost: text(isBelow(full, points) ? zero : minus(full, points)), items };
}

/** The names of items that are bonuses, or part of one: of them nothing is lost. */
function bonuses(items: readonly Item[], within = false): Set<string> {
  const names = new Set<string>();
  for (const item of items) {
    const bonus = within || (item.kind !== 'veto' && item.bonus === true);
    if (bonus) names.add(item.name);
    if (item.kind === 'branch') for (const name of bonuses(item.items, bonus)) names.add(name);
  }
  return names;
}

const compare = (a: Rational, b: Rational): number => (isBelow(a, b) ? -1 : isBelow(b, a) ? 1 : 0);

function named(items: readonly Item[], name: string, place: Place): Item | undefined {
  for (const item of itemsAt(items, place.level)) {
    const found = item.name === name ? item : item.kind === 'branch' ? named(item.items, name, place) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
