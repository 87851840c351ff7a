import { dimensionOf, isUnit, type Dimension } from './unit-words.ts';
import { unitOf } from './unit-of.ts';

/** The unit in a header path: the lowest part that tells one. */
export function unitOfPath(path: readonly string[]): string | null {
  for (const part of [...path].reverse()) {
    const unit = unitOf(part);
    if (unit !== null) return unit;
  }
  const leaf = path.at(-1) ?? '';
  const inner = leaf.replace(/^[（(](.*)[)）]$/u, '$1');
  // A leaf that is nothing but a unit (`亩` under 面积); 村, 户 and 年 name things as often as they measure.
  return path.length > 1 && isUnit(inner) && ['money', 'area', 'mass', 'share'].includes(dimensionOf(inner)) ? inner : null;
}

/**
 * The unit for a column without one of its own among those stated for the whole table. A header that speaks of heads
 * takes no 万元; of several units (`单位：万元、人`) it takes the one it speaks of.
 */
export function sharedUnit(header: string, stated: readonly string[]): string | null {
  const wanted = spokenOf(header);
  if (stated.length === 1 && stated[0] !== undefined) {
    const unit = stated[0];
    if (wanted === null) return unit;
    if (wanted !== dimensionOf(unit)) return null;
    if (wanted === 'count' && /户数/u.test(header) && !unit.includes('户')) return null;
    if (wanted === 'count' && /人[数次口员]/u.test(header) && !unit.includes('人')) return null;
    return unit;
  }
  return wanted === null ? null : (stated.find((unit) => dimensionOf(unit) === wanted) ?? null);
}

function spokenOf(header: string): Dimension | null {
  const words: [Dimension, RegExp][] = [
    ['share', /比重|占比|比例|[^税费汇利]率|增速|增幅|增长|百分|%/u],
    ['count', /人数|人次|人口|户数|个数|家数|次数|件数|项数|所数|村数|名次|排名|位次|人员|劳动力|年龄/u],
    ['area', /面积/u],
    ['mass', /产量|重量/u],
    ['money', /金额|资金|投资|收入|支出|经费|产值|费用|预算|决算|销售额|价款|税|补贴|补助|奖补/u],
  ];
  return words.find(([, pattern]) => pattern.test(header))?.[0] ?? null;
}
