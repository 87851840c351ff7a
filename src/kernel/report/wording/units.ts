import type { Wording } from '../../declare/wording.ts';
import { fraction, over, times, type Fraction } from '../fraction.ts';

/** A number of units that is said as one: 万, million. */
interface Multiple {
  readonly word: string;
  readonly times: Fraction;
}

const multiples: readonly Multiple[] = [
  { word: '万亿', times: fraction(10n ** 12n) },
  { word: '千万', times: fraction(10n ** 7n) },
  { word: '百万', times: fraction(10n ** 6n) },
  { word: '亿', times: fraction(10n ** 8n) },
  { word: '万', times: fraction(10n ** 4n) },
  { word: '千', times: fraction(1000n) },
  { word: 'billion', times: fraction(10n ** 9n) },
  { word: 'million', times: fraction(10n ** 6n) },
  { word: 'thousand', times: fraction(1000n) },
];

/** Units of one kind by how many of the first they are. */
const kinds: readonly Readonly<Record<string, Fraction>>[] = [
  { 公斤: fraction(1n), 千克: fraction(1n), kg: fraction(1n), 斤: fraction(1n, 2n), jin: fraction(1n, 2n), 吨: fraction(1000n), tonnes: fraction(1000n), t: fraction(1000n), 克: fraction(1n, 1000n) },
  { 亩: fraction(1n), mu: fraction(1n), 公顷: fraction(15n), hectares: fraction(15n), ha: fraction(15n), 平方公里: fraction(1500n) },
];

/**
 * How many of a figure's own units one of the unit asked for is: 10,000 for `万元` of a figure in 元, 1/2 for `斤/亩` of
 * one in 公斤/亩. `undefined` where they don't measure the same.
 */
export function factorOf(asked: string, own: Wording): Fraction | undefined {
  return ownFactor(asked, own) ?? multiplied(asked, own);
}

/** The unit as it is written after the number: a bare 万 or million is of the figure's own unit. */
export function unitWritten(asked: string, own: Wording, locale: keyof Wording): string {
  const bare = multiples.some(({ word }) => word === asked);
  return bare ? asked + (locale === 'zh' ? '' : ' ') + own[locale] : asked;
}

function multiplied(asked: string, own: Wording): Fraction | undefined {
  for (const { word, times: factor } of multiples) {
    if (!asked.startsWith(word)) continue;
    const rest = asked.slice(word.length).trim();
    const base = rest === '' ? fraction(1n) : ownFactor(rest, own);
    if (base !== undefined) return times(factor, base);
  }
  return undefined;
}

function ownFactor(asked: string, own: Wording): Fraction | undefined {
  if (asked === own.zh || asked === own.en) return fraction(1n);
  const [measured = '', per] = asked.split('/');
  for (const unit of [own.zh, own.en]) {
    const [ownMeasured = '', ownPer] = unit.split('/');
    if (per !== ownPer) continue;
    const kind = kinds.find((one) => one[ownMeasured] !== undefined && one[measured] !== undefined);
    const [one, each] = [kind?.[measured], kind?.[ownMeasured]];
    if (one !== undefined && each !== undefined) return over(one, each);
  }
  return undefined;
}
