import { rational, times, type Rational } from '../../declare/rational.ts';
import type { Wording } from '../../declare/wording.ts';
import { per as divided } from '../rounding.ts';

/** A number of units that is said as one: 万, million. */
interface Multiple {
  readonly word: string;
  readonly times: Rational;
}

const multiples: readonly Multiple[] = [
  { word: '万亿', times: rational(10n ** 12n) },
  { word: '千万', times: rational(10n ** 7n) },
  { word: '百万', times: rational(10n ** 6n) },
  { word: '亿', times: rational(10n ** 8n) },
  { word: '万', times: rational(10n ** 4n) },
  { word: '千', times: rational(1000n) },
  { word: 'billion', times: rational(10n ** 9n) },
  { word: 'million', times: rational(10n ** 6n) },
  { word: 'thousand', times: rational(1000n) },
];

/** Units of one kind by how many of the first they are. */
const kinds: readonly Readonly<Record<string, Rational>>[] = [
  { 公斤: rational(1n), 千克: rational(1n), kg: rational(1n), 斤: rational(1n, 2n), jin: rational(1n, 2n), 吨: rational(1000n), tonnes: rational(1000n), t: rational(1000n), 克: rational(1n, 1000n) },
  { 亩: rational(1n), mu: rational(1n), 公顷: rational(15n), hectares: rational(15n), ha: rational(15n), 平方公里: rational(1500n) },
];

/**
 * How many of a figure's own units one of the unit asked for is: 10,000 for `万元` of a figure in 元, 1/2 for `斤/亩` of
 * one in 公斤/亩. `undefined` where they don't measure the same.
 */
export function factorOf(asked: string, own: Wording): Rational | undefined {
  return ownFactor(asked, own) ?? multiplied(asked, own);
}

/** The unit as it is written after the number: a bare 万 or million is of the figure's own unit. */
export function unitWritten(asked: string, own: Wording, locale: keyof Wording): string {
  const bare = multiples.some(({ word }) => word === asked);
  return bare ? asked + (locale === 'zh' ? '' : ' ') + own[locale] : asked;
}

function multiplied(asked: string, own: Wording): Rational | undefined {
  for (const { word, times: factor } of multiples) {
    if (!asked.startsWith(word)) continue;
    const rest = asked.slice(word.length).trim();
    const base = rest === '' ? rational(1n) : ownFactor(rest, own);
    if (base !== undefined) return times(factor, base);
  }
  return undefined;
}

function ownFactor(asked: string, own: Wording): Rational | undefined {
  if (asked === own.zh || asked === own.en) return rational(1n);
  const [measured = '', per] = asked.split('/');
  for (const unit of [own.zh, own.en]) {
    const [ownMeasured = '', ownPer] = unit.split('/');
    if (per !== ownPer) continue;
    const kind = kinds.find((one) => one[ownMeasured] !== undefined && one[measured] !== undefined);
    const [one, each] = [kind?.[measured], kind?.[ownMeasured]];
    if (one !== undefined && each !== undefined) return divided(one, each);
  }
  return undefined;
}
