import type { Formula, Item, RuleSet } from '../declare/rule-set.ts';
import type { Wording } from '../declare/wording.ts';
import { formulaOf, inputKey, type Inputs } from './inputs.ts';
import { isLimit, targetOf } from './measure.ts';
import type { Place } from './place.ts';
import { formulaWords } from './rule-words.ts';
import type { ScoredItem } from './score.ts';
import { printedAs, printingOf, termOf, type Terms } from './terms.ts';

/** Why an item has the points it has: its formula with the numbers filled in. */
export function whyWords(item: Item, scored: ScoredItem, rules: RuleSet, place: Place, inputs: Inputs, terms: Terms): Wording {
  const formula = formulaOf(item);
  const result = resultWords(item, scored);
  if (scored.state === 'unjudged') return { zh: '尚未评定', en: 'Nobody has judged it yet' };
  if (formula === undefined) return result;
  const sum = filled(formula, rules, place, inputs, terms);
  if (scored.state === 'no-target') return { zh: `${sum.zh}；没有目标，不得分`, en: `${sum.en}; without a target it earns nothing` };
  if (scored.state === 'no-value') return { zh: `${sum.zh}；无法计算，不得分`, en: `${sum.en}; it can’t be worked out and earns nothing` };
  const number = printedAs(printingOf(formula, terms), scored.measured);
  const plain = formula.op === 'value' || formula.op === 'rate';
  return { zh: `${sum.zh}${plain ? '' : ` = ${number.zh}`}，${result.zh}`, en: `${sum.en}${plain ? '' : ` = ${number.en}`}: ${result.en}` };
}

function resultWords({ kind }: Item, { points, most, holds, lost }: ScoredItem): Wording {
  if (kind === 'veto') return holds ? { zh: `成立，扣减 ${lost} 分`, en: `it holds and takes ${lost} points` } : { zh: '不成立', en: 'it doesn’t hold' };
  return { zh: `得 ${points} 分（满分 ${most}）`, en: `${points} of ${most} points` };
}

function filled(formula: Formula, rules: RuleSet, place: Place, inputs: Inputs, terms: Terms): Wording {
  const of = formulaWords(formula.op === 'rate' ? formula : { op: 'value', of: formula.of }, rules, terms);
  if (formula.op === 'rate') return of;
  const term = termOf(terms, formula.of.figure);
  const key = inputKey(formula.of, place.year);
  const now = printedAs(term, inputs.figures[key] ?? null);
  switch (formula.op) {
    case 'value':
      return { zh: `${of.zh} ${now.zh}`, en: `${of.en} ${now.en}` };
    case 'share': {
      const to = printedAs(termOf(terms, formula.to.figure), inputs.figures[inputKey(formula.to, place.year)] ?? null);
      return { zh: `${of.zh} ${now.zh} ÷ ${to.zh}`, en: `${of.en} ${now.en} ÷ ${to.en}` };
    }
    case 'attained': {
      const target = printedAs(term, targetOf(formula.target, key, place, inputs));
      if (isLimit(formula.target, key, inputs)) return { zh: `${of.zh} ${now.zh}，上限 ${target.zh}`, en: `${of.en} ${now.en}, limit ${target.en}` };
      return { zh: `${of.zh} ${now.zh} ÷ 目标 ${target.zh}`, en: `${of.en} ${now.en} ÷ target ${target.en}` };
    }
    case 'growth':
    case 'gain': {
      const before = printedAs(term, inputs.figures[inputKey(formula.of, place.year - 1)] ?? null);
      return formula.op === 'gain'
        ? { zh: `${of.zh} ${now.zh} − 上年 ${before.zh}`, en: `${of.en} ${now.en} − ${before.en} the year before` }
        : { zh: `${of.zh} (${now.zh} − 上年 ${before.zh}) ÷ ${before.zh}`, en: `${of.en} (${now.en} − ${before.en} the year before) ÷ ${before.en}` };
    }
  }
}
