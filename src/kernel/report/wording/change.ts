import { isBelow, minus, rational, times, zero, type Rational } from '../../declare/rational.ts';
import type { Locale, Wording } from '../../declare/wording.ts';
import { magnitude, per, printDecimal, rounded } from '../rounding.ts';
import type { Measure } from './measure.ts';

/** How a change is said. `words`: 同比增长12.3%; `change`: 增长12.3%; `number`: +12.3%. */
export interface ChangeStyle {
  readonly form: 'words' | 'change' | 'number';
  readonly digits?: number | undefined;
}

/** What a value is compared with, as it is said before the change and where nothing changed. */
export interface Versus {
  readonly compared: Wording;
  readonly same: Wording;
  readonly missing: Wording;
}

export const yearOnYear: Versus = {
  compared: { zh: '同比', en: ' year on year' },
  same: { zh: '与上年同期', en: ' from a year before' },
  missing: { zh: '上年同期无可比数', en: 'nothing to compare a year before' },
};

/** Compared with a period that is named. */
export const versus = ({ zh, en }: Wording): Versus => ({
  compared: { zh: `比${zh}`, en: ` over ${en}` },
  same: { zh: `与${zh}`, en: ` from ${en}` },
  missing: { zh: `${zh}无可比数`, en: `nothing to compare in ${en}` },
});

const usualDigits = 1;

/**
 * Says how a value changed: an amount in per cent of what it was, a share in percentage points. A change that is there
 * but too small to be printed is 基本持平.
 */
export function wordChange(now: Rational | undefined, then: Rational | undefined, { share }: Measure, { form, digits }: ChangeStyle, { compared, same, missing }: Versus, locale: Locale): string {
  const change = changeOf(now, then, share);
  if (change === undefined) return form === 'number' ? '—' : missing[locale];
  const decimals = digits ?? usualDigits;
  const printed = rounded(change, decimals);
  const size = printDecimal(rounded(magnitude(change), decimals), decimals, digits === undefined) + (share ? points[locale] : '%');
  if (form === 'number') return `${printed > 0n ? '+' : printed < 0n ? '-' : ''}${size}`;
  const [before, after] = form === 'words' ? (locale === 'zh' ? [compared.zh, ''] : ['', compared.en]) : ['', ''];
  if (printed === 0n) {
    const level = levels[locale][change.over === 0n ? 'same' : 'nearly'];
    if (form === 'change') return level;
    return locale === 'zh' ? same.zh + level : level + same.en;
  }
  const words = verbs[locale];
  return before + (printed < 0n ? words.down : share ? words.sharesUp : words.up) + size + after;
}

const points: Readonly<Record<Locale, string>> = { zh: '个百分点', en: ' percentage points' };
const verbs = { zh: { up: '增长', sharesUp: '提高', down: '下降' }, en: { up: 'up ', sharesUp: 'up ', down: 'down ' } } as const;
const levels = { zh: { same: '持平', nearly: '基本持平' }, en: { same: 'unchanged', nearly: 'almost unchanged' } } as const;

/** In per cent, or in percentage points; `undefined` where there is nothing, or nothing above zero, to compare with. */
function changeOf(now: Rational | undefined, then: Rational | undefined, share: boolean): Rational | undefined {
  if (now === undefined || then === undefined) return undefined;
  const difference = times(minus(now, then), rational(100n));
  if (share) return difference;
  return isBelow(zero, then) ? per(difference, then) : undefined;
}
