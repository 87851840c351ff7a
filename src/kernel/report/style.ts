import type { Problem } from '../declare/problem.ts';
import { problemAt, short } from './problems.ts';
import type { Tag } from './tag.ts';
import { choiceOf, choicesOf } from './vocabulary.ts';
import type { AmountStyle, Nearness } from './wording/amount.ts';
import type { ChangeStyle } from './wording/change.ts';
import type { Measure } from './wording/measure.ts';
import { factorOf } from './wording/units.ts';

export type NumberStyle =
  | { readonly as: 'amount' | 'target'; readonly style: AmountStyle }
  | { readonly as: 'reached'; readonly digits: number | undefined }
  | { readonly as: 'change'; readonly style: ChangeStyle };

const mostDigits = 6;

/** How a tag wants its number said, or what is wrong with that. */
export function numberStyle(tag: Tag, { unit: own }: Measure): NumberStyle | Problem {
  const { as = 'words', in: unit, digits: written, near: nearness } = tag.attributes;
  const isChange = tag.kind.name === 'growth';
  const form = choiceOf('as', as);
  if (form === undefined || (isChange ? form === 'exact' : form === 'change')) return unknownWording(tag, as, isChange);
  if (written !== undefined && !(/^\d$/.test(written) && Number(written) <= mostDigits)) return unknownDigits(tag, written);
  const digits = written === undefined ? undefined : Number(written);
  if (tag.kind.name === 'reached') return { as: 'reached', digits };
  const near = nearness === undefined ? undefined : choiceOf('near', nearness);
  if (nearness !== undefined && near === undefined) return unknownNearness(tag, nearness);
  if (unit !== undefined && factorOf(unit, own) === undefined) return unknownUnit(tag, unit, own);
  if (form === 'change') return { as: 'change', style: { form, digits } };
  if (isChange && form !== 'exact') return { as: 'change', style: { form, digits } };
  return { as: tag.kind.name === 'target' ? 'target' : 'amount', style: { form, unit, digits, near: near satisfies Nearness | undefined } };
}

const unknownWording = ({ place, kind }: Tag, written: string, isChange: boolean): Problem =>
  problemAt(
    'report.unknown-wording',
    place,
    { zh: `“${kind.zh}”没有写法“${short(written)}”`, en: `“${kind.name}” can't be said as “${short(written)}”` },
    isChange ? { zh: '可以写：words（同比增长5%）、change（增长5%）、number（+5%）', en: 'Write words (up 5% year on year), change (up 5%), number (+5%)' } : { zh: '可以写：words（1.2亿元）、exact（每一位）、number（不带单位）', en: 'Write words (1.2 million), exact (every digit), number (without its unit)' },
    written,
  );

const unknownDigits = ({ place }: Tag, written: string): Problem =>
  problemAt('report.unknown-digits', place, { zh: `小数位数“${short(written)}”不行`, en: `“${short(written)}” is no number of decimals` }, { zh: `写 0 到 ${mostDigits}`, en: `Write 0 to ${mostDigits}` }, written);

const unknownNearness = ({ place }: Tag, written: string): Problem =>
  problemAt('report.unknown-wording', place, { zh: `不认识“near=${short(written)}”`, en: `“near=${short(written)}” is unknown` }, { zh: `可以写：${choicesOf('near')}`, en: 'Write about, over or nearly' }, written);

const unknownUnit = ({ place }: Tag, written: string, own: Measure['unit']): Problem =>
  problemAt(
    'report.unknown-unit',
    place,
    { zh: `这个指标不能用“${short(written)}”作单位`, en: `The figure can't be given in “${short(written)}”` },
    { zh: `它的单位是“${own.zh}”，可以写 ${own.zh}、万${own.zh}、亿${own.zh}`, en: `Its unit is ${own.en}; write ${own.en}, thousand ${own.en}, million ${own.en}` },
    written,
  );
