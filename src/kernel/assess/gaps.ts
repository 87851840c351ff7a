import { isBelow, rationalOf } from '../declare/rational.ts';
import type { Item, RuleSet } from '../declare/rule-set.ts';
import type { Inputs } from './inputs.ts';
import { formulaOf, neededBy } from './inputs.ts';
import { everyItem, type Place } from './place.ts';
import { scoreOf, type ScoredItem } from './score.ts';

/** What an assessor would ask after. */
export interface Gap {
  readonly item: string;
  readonly why:
    /** The region has given itself no points. */
    | 'unclaimed'
    /** It has, and no assessor has said. */
    | 'unjudged'
    /** Points, and no file that bears them out. */
    | 'no-evidence'
    /** A figure that earns points and has no record behind it. */
    | 'no-records'
    | 'no-value'
    | 'no-target'
    /** More points given than the item has. */
    | 'too-many';
}

/** What is there to bear points out. */
export interface Borne {
  /** Files kept with the judgements of an item. */
  readonly files: Readonly<Record<string, number>>;
  /** Records behind a figure, by `inputKey`. */
  readonly records: Readonly<Record<string, number>>;
}

/** Items that aren't judged, or have points that nothing bears out. */
export function gapsOf(rules: RuleSet, place: Place, inputs: Inputs, borne: Borne): Gap[] {
  const scored = byName(scoreOf(rules, place, inputs, 'self').items);
  return everyItem(rules.items, place.level).flatMap((item) => reasons(item, scored.get(item.name), place, inputs, borne).map((why) => ({ item: item.name, why })));
}

function reasons(item: Item, scored: ScoredItem | undefined, { year }: Place, inputs: Inputs, borne: Borne): Gap['why'][] {
  const found = inputs.found[item.name];
  if (item.kind === 'judged') {
    const given = [found?.self, found?.assessor].flatMap((points) => points ?? []);
    return [
      ...(found?.self == null ? (['unclaimed'] as const) : []),
      ...(found?.self != null && found.assessor === null ? (['unjudged'] as const) : []),
      ...(given.some((points) => points !== '0') && (borne.files[item.name] ?? 0) === 0 ? (['no-evidence'] as const) : []),
      ...(given.some((points) => isBelow(rationalOf(item.points), rationalOf(points))) ? (['too-many'] as const) : []),
    ];
  }
  const formula = formulaOf(item);
  if (scored === undefined || formula === undefined) return [];
  if (scored.state === 'no-value' || scored.state === 'no-target') return [scored.state];
  // Less is better where points are for how little there is: then nothing is what there should be.
  const falls = item.kind === 'measured' && (item.scale.op === 'linear' ? isBelow(rationalOf(item.scale.full), rationalOf(item.scale.from)) : item.scale.reached === 'at-most');
  if (scored.points === '0' || falls) return [];
  return neededBy(formula, year).some(({ key, year: of }) => of === year && (borne.records[key] ?? 0) === 0) ? ['no-records'] : [];
}

/** Every scored item by its name. */
export function byName(items: readonly ScoredItem[]): Map<string, ScoredItem> {
  return new Map(items.flatMap((item) => [[item.name, item] as const, ...byName(item.items)]));
}
