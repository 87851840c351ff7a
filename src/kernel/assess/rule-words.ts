import type { Formula, Item, RuleSet, Scale, Veto } from '../declare/rule-set.ts';
import type { Wording } from '../declare/wording.ts';
import { printingOf, termOf, thresholdAs, type Terms } from './terms.ts';

const points = (of: string): Wording => ({ zh: `${of} 分`, en: `${of} ${of === '1' ? 'point' : 'points'}` });

/** A rule in words, made from its declaration, so that it can't disagree with the score. */
export function ruleWords(item: Item, rules: RuleSet, terms: Terms): Wording {
  switch (item.kind) {
    case 'branch':
      return item.bonus === true
        ? { zh: `附加分，各项之和最多 ${item.points} 分`, en: `On top: the sum of its items, ${item.points} at most` }
        : { zh: '各项之和', en: 'The sum of its items' };
    case 'judged':
      return item.asks;
    case 'veto':
      return vetoWords(item, rules, terms);
    case 'measured': {
      const what = formulaWords(item.by, rules, terms);
      const how = scaleWords(item.scale, item.points, item.by, terms);
      return { zh: `${what.zh}：${how.zh}`, en: `${what.en}: ${how.en}` };
    }
  }
}

export function formulaWords(formula: Formula, rules: RuleSet, terms: Terms): Wording {
  if (formula.op === 'rate') {
    const title = titleOf(rules.items, formula.item) ?? { zh: formula.item, en: formula.item };
    return { zh: `“${title.zh}”的得分率`, en: `the share of its points that “${title.en}” earned` };
  }
  const of = quoted(formula.of, terms);
  switch (formula.op) {
    case 'value':
      return of;
    case 'share': {
      const to = quoted(formula.to, terms);
      return { zh: `${of.zh} ÷ ${to.zh}`, en: `${of.en} ÷ ${to.en}` };
    }
    case 'attained': {
      const { target } = formula;
      if (target === 'agreed') return { zh: `${of.zh} ÷ 协议目标`, en: `${of.en} ÷ its agreed target` };
      if (typeof target !== 'string') return { zh: `${of.zh} ÷ 各地区目标`, en: `${of.en} ÷ the region’s target` };
      const fixed = thresholdAs(termOf(terms, formula.of.figure), target);
      return { zh: `${of.zh} ÷ 目标 ${fixed.zh}`, en: `${of.en} ÷ the target of ${fixed.en}` };
    }
    case 'growth':
      return { zh: `${of.zh}比上年增长`, en: `growth of ${of.en} over the year before` };
    case 'gain':
      return { zh: `${of.zh}比上年增加`, en: `gain of ${of.en} over the year before` };
  }
}

function scaleWords(scale: Scale, most: string, by: Formula, terms: Terms): Wording {
  const term = printingOf(by, terms);
  const shown = (value: string) => thresholdAs(term, value);
  const all = points(most);
  if (scale.op === 'linear') {
    const [from, full] = [shown(scale.from), shown(scale.full)];
    if (Number(scale.full) < Number(scale.from)) {
      return { zh: `不高于 ${full.zh} 得满分（${all.zh}），达到 ${from.zh} 不得分，其间按比例`, en: `all ${all.en} at ${full.en} or less, none at ${from.en} or more, in proportion between` };
    }
    if (Number(scale.from) === 0) return { zh: `达到 ${full.zh} 得满分（${all.zh}），不足按比例`, en: `all ${all.en} from ${full.en} on, in proportion below` };
    return { zh: `达到 ${full.zh} 得满分（${all.zh}），不高于 ${from.zh} 不得分，其间按比例`, en: `all ${all.en} from ${full.en} on, none at ${from.en} or less, in proportion between` };
  }
  const least = scale.reached === 'at-least';
  const parts = scale.steps.map(({ at, points: of }) => {
    const [threshold, earned] = [shown(at), points(of)];
    return { zh: `${least ? '不低于' : '不高于'} ${threshold.zh} 得 ${earned.zh}`, en: `${earned.en} ${least ? 'from' : 'up to'} ${threshold.en}` };
  });
  return { zh: `${parts.map(({ zh }) => zh).join('；')}；否则不得分`, en: `${parts.map(({ en }) => en).join('; ')}; else none` };
}

function vetoWords({ when, most }: Veto, rules: RuleSet, terms: Terms): Wording {
  const effect = Number(most) === 0 ? { zh: '所在部分得 0 分', en: 'its part earns nothing' } : { zh: `所在部分最高 ${most} 分`, en: `its part earns ${most} at most` };
  if (when === 'found') return { zh: `查实的，${effect.zh}`, en: `Where it is found to be so, ${effect.en}` };
  const what = formulaWords(when.by, rules, terms);
  const term = printingOf(when.by, terms);
  const bounds = [
    ...(when.over === undefined ? [] : [{ zh: `高于 ${thresholdAs(term, when.over).zh}`, en: `is above ${thresholdAs(term, when.over).en}` }]),
    ...(when.under === undefined ? [] : [{ zh: `低于 ${thresholdAs(term, when.under).zh}`, en: `is below ${thresholdAs(term, when.under).en}` }]),
  ];
  return { zh: `${what.zh}${bounds.map(({ zh }) => zh).join('或')}的，${effect.zh}`, en: `Where ${what.en} ${bounds.map(({ en }) => en).join(' or ')}, ${effect.en}` };
}

function quoted({ figure, everywhere }: { readonly figure: string; readonly everywhere?: true }, terms: Terms): Wording {
  const { title } = termOf(terms, figure);
  return everywhere === true ? { zh: `全项目“${title.zh}”`, en: `“${title.en}” of the whole programme` } : { zh: `“${title.zh}”`, en: `“${title.en}”` };
}

export function titleOf(items: readonly Item[], name: string): Wording | undefined {
  for (const item of items) {
    const found = item.name === name ? item.title : item.kind === 'branch' ? titleOf(item.items, name) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
