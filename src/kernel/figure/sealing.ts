import type { Wording } from '../declare/wording.ts';
import { dayAfter } from '../ledger/calendar.ts';
import { closedOver, type ClosedPeriods } from '../ledger/closed-periods.ts';
import type { Model, ModelFigure } from '../model/model.ts';
import { isDistinct } from './ask.ts';
import { modelFigure } from './compose.ts';
import type { SealedPart } from './sealed-part.ts';
import { always, type Window } from './window.ts';

/**
 * The closings by which a figure is read as reported in a window: that of the shortest closed period that covers it, or
 * else, where all of its days are closed, of the fewest parts that are closed each by itself; none where a day is open.
 * What stands or has come together at a date is of the period that this date is in, however long ago it began.
 */
export function sealedParts(model: Model, figure: ModelFigure, window: Window, closed: ClosedPeriods): readonly SealedPart[] {
  if (closed.periods.length === 0 || window.to === always.to) return [];
  const whole = closedOver(closed, isOfADate(model, figure) ? { from: window.to, to: window.to } : window);
  if (whole !== undefined) return [{ window, seal: whole }];
  return isOfADate(model, figure) ? [] : partsOf(window, closed);
}

function partsOf(window: Window, closed: ClosedPeriods): SealedPart[] {
  const parts: SealedPart[] = [];
  for (let from = window.from; from <= window.to; ) {
    const reach = Math.max(-1, ...closed.periods.filter((period) => period.from <= from && from <= period.to).map(({ to }) => to));
    const part = { from, to: Math.min(reach, window.to) };
    const seal = reach < from ? undefined : closedOver(closed, part);
    if (seal === undefined) return [];
    parts.push({ window: part, seal });
    from = dayAfter(part.to);
  }
  return parts;
}

function isOfADate(model: Model, figure: ModelFigure): boolean {
  if (figure.kind === 'base') return figure.stock !== undefined;
  if (figure.declared.of.op === 'growth') return false;
  return figure.declared.of.op === 'cumulative' || figure.parts.every((part) => isOfADate(model, modelFigure(model, part)));
}

/** Whether what several parts were reported as says nothing of the whole: somebody counted in two of them is one. */
export function isCountedOnce(model: Model, figure: ModelFigure): boolean {
  if (figure.kind === 'base') return isDistinct(figure);
  return figure.declared.of.op !== 'cumulative' && figure.parts.some((part) => isCountedOnce(model, modelFigure(model, part)));
}

/** Why a figure over several closed periods is what is known now. */
export const countedOnceWords: Wording = {
  zh: '这个期间由几个分别关账的期间组成。同一个人（或单位）在几个期间里都有，合起来只算一次，各期上报数加不出全期的数；这里是现在所知的数',
  en: 'This period is made of several that were closed each by itself. Who counts in two of them is one in the whole, so what was reported of each doesn’t make up the whole; this is what is known now',
};

/** How what was reported of several periods makes up the whole. */
export function togetherWords(model: Model, figure: ModelFigure): Wording {
  if (figure.kind === 'composite') {
    return figure.declared.of.op === 'difference' && figure.parts.every((part) => isSummed(model, part)) ? summed : { zh: '它的各组成部分取各期上报时的数，再重新计算', en: 'Worked out anew, of its parts as each period reported them' };
  }
  switch (figure.declared.measure.op) {
    case 'mean':
      return { zh: '各期上报的合计除以各期上报的条数', en: 'The sum that the periods reported by the number of records they reported' };
    case 'min':
      return { zh: '各期上报数中最小的', en: 'The smallest that a period reported' };
    case 'max':
      return { zh: '各期上报数中最大的', en: 'The largest that a period reported' };
    default:
      return summed;
  }
}

const summed: Wording = { zh: '各期上报数之和', en: 'The sum of what each period reported' };

function isSummed(model: Model, name: string): boolean {
  const figure = modelFigure(model, name);
  if (figure.kind === 'composite') return figure.declared.of.op === 'difference' && figure.parts.every((part) => isSummed(model, part));
  return figure.stock === undefined && (figure.declared.measure.op === 'count' || figure.declared.measure.op === 'sum');
}
