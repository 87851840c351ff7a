import { decimalText, isBelow, plus, rationalOf, zero, type Rational } from '../declare/rational.ts';
import type { Wording } from '../declare/wording.ts';
import type { Row } from '../ports/database.ts';
import type { Reason } from './compare-words.ts';

/** Records that differ for one reason, with their part of the difference. */
export type Group = Reason & { readonly records: number; readonly sum: Rational };

/** A group for people. */
export interface Explanation extends Reason {
  readonly words: Wording;
  readonly records: number;
  /** Their part of A − B, as it is weighed; plain decimal. */
  readonly difference: string;
  readonly printed: string;
}

/** So many reasons are told, the greatest first; the rest are put together. */
const most = 100;

export const reasonOf = (row: Row): Reason => ({ side: row['side'] as Reason['side'], why: String(row['why']), region: row['region'] ?? '', batch: row['batch'] ?? '' });

const keyOf = ({ side, why, region, batch }: Reason): string => [side, why, region, batch].join('|');

export const greatestFirst = (groups: readonly Group[]): Group[] =>
  groups.toSorted((one, other) => -compareSizes(one.sum, other.sum) || other.records - one.records || (keyOf(one) < keyOf(other) ? -1 : 1));

interface Differing {
  readonly record: string;
  readonly difference: string;
}

/** Sorts records, the greatest difference first. */
export const byDifference = (one: Differing, other: Differing): number => -compareSizes(rationalOf(one.difference), rationalOf(other.difference)) || (one.record < other.record ? -1 : 1);

/** How many records there are in all, or of one reason. */
export function recordsIn(groups: readonly Group[], of: Reason | undefined): number {
  if (of === undefined) return groups.reduce((sum, { records }) => sum + records, 0);
  return groups.find((group) => keyOf(group) === keyOf(of))?.records ?? 0;
}

/** @param groups the greatest first */
export function explained(groups: readonly Group[], wordsOf: (group: Group) => Wording, print: (sum: Rational) => string): Explanation[] {
  const told = groups.slice(0, most).map((group): Explanation => ({ ...group, words: wordsOf(group), difference: decimalText(group.sum), printed: print(group.sum) }));
  const rest = groups.slice(most);
  if (rest.length === 0) return told;
  const sum = rest.reduce((total, group) => plus(total, group.sum), zero);
  return [...told, { side: 'both', why: 'others', region: '', batch: '', words: { zh: `其余 ${rest.length} 种原因`, en: `${rest.length} other reasons` }, records: rest.reduce((total, { records }) => total + records, 0), difference: decimalText(sum), printed: print(sum) }];
}

/** By size, whatever the sign. */
function compareSizes(one: Rational, other: Rational): number {
  const size = ({ over, under }: Rational): Rational => ({ over: over < 0n ? -over : over, under });
  const [a, b] = [size(one), size(other)];
  return isBelow(a, b) ? -1 : isBelow(b, a) ? 1 : 0;
}
