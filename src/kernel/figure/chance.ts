import { divided, isBelow, plus, rational, times, zero, type Rational } from '../declare/rational.ts';
import type { Wording } from '../declare/wording.ts';
import { size } from './typed-number.ts';

/** How far explanations of a number may be mere coincidence. */
export interface Chance {
  /** So many other values were held against the number. */
  readonly tried: number;
  /** So many explain it, single records among them. */
  readonly hits: number;
  /** How many of those tried would hit a number of this size and precision by chance, to a tenth. */
  readonly expected: string;
  /** What to be careful of, in words; none where a hit is hardly chance. */
  readonly notes: readonly Wording[];
}

interface Found {
  readonly number: Rational;
  /** How far apart two numbers written so precisely are. */
  readonly width: Rational;
  readonly tried: readonly Rational[];
  /** What a record behind the figure adds, on average; of sums. */
  readonly mean: Rational | undefined;
  readonly say: (one: Rational) => string;
  readonly hits: readonly { readonly kind: string; readonly alike: number | null }[];
  /** The number is the figure itself, in another unit or rounded: that needs no chance. */
  readonly itself: boolean;
}

/** From one hit by chance among ten such numbers on, it is said. */
const worthSaying = rational(1n, 10n);

/**
 * How likely it is that what hits a number does so by chance. The values tried that lie about the number, from half of it
 * to half as much again, fall anywhere in there: each hits it with the width of the number against that span.
 */
export function chanceOf({ number, width, tried, mean, say, hits, itself }: Found): Chance {
  const [value, half] = [size(number), rational(1n, 2n)];
  const [low, high] = [times(value, half), times(value, plus(half, rational(1n)))];
  const about = new Set(tried.filter((one) => !isBelow(size(one), low) && !isBelow(high, size(one))).map(({ over, under }) => `${over}/${under}`)).size;
  const each = divided(width, value) ?? rational(1n);
  const expected = times(rational(BigInt(about)), isBelow(rational(1n), each) ? rational(1n) : each);
  const tenths = (expected.over * 20n + expected.under) / (expected.under * 2n);
  const shown = `${tenths / 10n}.${tenths % 10n}`;
  const records = Math.max(0, ...hits.map(({ alike }) => alike ?? 0));
  const ways = hits.filter(({ kind }) => kind !== 'record').length;
  const notes: Wording[] = [];
  if (itself) return { tried: tried.length, hits: hits.length, expected: shown, notes };
  if (hits.length > 0 && !isBelow(expected, worthSaying)) {
    notes.push({ zh: `可能只是碰巧：这个数小，或只写到前几位，试过的 ${tried.length} 个数里约有 ${shown} 个会碰巧与它相同。`, en: `This may be chance: it is a small or rough number, and of the ${tried.length} values tried about ${shown} would hit it by chance.` });
  }
  if (records > 1) notes.push({ zh: `可能只是碰巧：有 ${records} 条记录恰好是这个差额，不能说是哪一条。`, en: `This may be chance: ${records} records have just this difference, and none of them is told to be it.` });
  if (ways > 1) notes.push({ zh: `有 ${ways} 种说法都对得上，至多一种是真的原因；请逐条核对后再下结论。`, en: `${ways} explanations fit, and at most one is the reason: look at the records before deciding.` });
  if (mean !== undefined && isBelow(value, size(mean)) && value.over !== zero.over) {
    notes.push({ zh: `这个数比一条记录的平均数（${say(mean)}）还小，也许不是同一种数。`, en: `It is less than a record is on average (${say(mean)}): it may be another kind of number.` });
  }
  return { tried: tried.length, hits: hits.length, expected: shown, notes };
}
