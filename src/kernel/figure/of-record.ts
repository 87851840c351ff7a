import type { ModelBaseFigure, ModelDefinition, ModelLedger } from '../model/model.ts';
import { dayBefore } from '../ledger/calendar.ts';
import { testOf } from '../ledger/condition.ts';
import type { Version } from '../ledger/version.ts';
import { standing } from './contribution.ts';
import { printScaled } from '../declare/reading/number.ts';
import { definitionOn } from './in-force.ts';
import { windowText, type Window } from './window.ts';

/** A figure in which a record counts, where it is to be asked, and what the record adds there. */
export interface CountedIn {
  readonly figure: ModelBaseFigure;
  readonly window: string;
  readonly region: string;
  /**
   * Plain decimal. Of a mean: to the sum that is divided. Of a distinct count: 1, though another record may have brought
   * the same value already. Of a minimum or maximum: the value that is compared.
   */
  readonly contribution: string;
}

/** The figures over its ledger in which a record counts: in the year it counts by, of stocks on the last day it stands. */
export function figuresOfRecord(ledger: ModelLedger, { values, region, day, gone }: Version): CountedIn[] {
  if (gone) return [];
  return ledger.figures.flatMap((figure): CountedIn[] => {
    // Of a stock the last definition by which it stood.
    for (const definition of figure.stock === undefined ? [definitionOn(figure, day)] : figure.definitions.toReversed()) {
      const window = windowOf(figure, definition, values, day);
      const contribution = contributionTo(figure, definition, values);
      if (window !== undefined && contribution !== undefined && testOf(definition.where)(values)) return [{ figure, window, region, contribution }];
    }
    return [];
  });
}

/** Whether a record counts in a figure asked for this window: of a stock, whether it stands on its last day. */
export function countsWithin(figure: ModelBaseFigure, { values, day, gone }: Version, window: Window): boolean {
  const definition = definitionOn(figure, figure.stock === undefined ? day : window.to);
  if (gone || contributionTo(figure, definition, values) === undefined || !testOf(definition.where)(values)) return false;
  if (figure.stock === undefined) return day >= window.from && day <= window.to;
  const { from, over } = standing(figure.stock, values);
  return from <= window.to && (over === undefined || (over > window.to && over > from));
}

function windowOf({ stock }: ModelBaseFigure, { since, ends }: ModelDefinition, values: Version['values'], day: number): string | undefined {
  if (stock === undefined) return day === 0 ? 'all' : String(Math.trunc(day / 10000));
  const { from, over } = standing(stock, values);
  if (over !== undefined && over <= from) return undefined;
  const end = over === undefined || ends === undefined ? (over ?? ends) : Math.min(over, ends);
  if (end === undefined) return 'all';
  const last = dayBefore(end);
  return end <= Math.max(from, since) ? undefined : windowText({ from: last, to: last });
}

function contributionTo({ declared }: ModelBaseFigure, { measured }: ModelDefinition, values: Version['values']): string | undefined {
  const { op } = declared.measure;
  if (op === 'count') return '1';
  const value = measured === undefined ? null : (values[measured.name] ?? null);
  if (measured === undefined || value === null) return undefined;
  return op === 'distinct' ? '1' : printScaled(measured.field.amount(value), measured.field.scale ?? 0);
}
