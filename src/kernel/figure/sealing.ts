import type { Model, ModelFigure } from '../model/model.ts';
import { closedOver, type ClosedPeriod, type ClosedPeriods } from '../ledger/closed-periods.ts';
import { modelFigure } from './compose.ts';
import { always, type Window } from './window.ts';

/**
 * The closing by which a figure is read as reported in a window: that of the shortest closed period that covers it. What
 * stands or has come together at a date is of the period that this date is in, however long ago it began.
 */
export function sealOf(model: Model, figure: ModelFigure, window: Window, closed: ClosedPeriods): ClosedPeriod | undefined {
  if (closed.periods.length === 0 || window.to === always.to) return undefined;
  return closedOver(closed, isOfADate(model, figure) ? { from: window.to, to: window.to } : window);
}

function isOfADate(model: Model, figure: ModelFigure): boolean {
  if (figure.kind === 'base') return figure.stock !== undefined;
  if (figure.declared.of.op === 'growth') return false;
  return figure.declared.of.op === 'cumulative' || figure.parts.every((part) => isOfADate(model, modelFigure(model, part)));
}
