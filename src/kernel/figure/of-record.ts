import type { ModelBaseFigure, ModelLedger } from '../model/model.ts';
import { dayBefore } from '../ledger/calendar.ts';
import { testOf } from '../ledger/condition.ts';
import type { Version } from '../ledger/version.ts';
import { standing } from './contribution.ts';
import { printScaled } from '../declare/reading/number.ts';
import { windowText } from './window.ts';

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
    const window = windowOf(figure, values, day);
    const contribution = contributionTo(figure, values);
    if (window === undefined || contribution === undefined || !testOf(figure.where)(values)) return [];
    return [{ figure, window, region, contribution }];
  });
}

function windowOf({ stock }: ModelBaseFigure, values: Version['values'], day: number): string | undefined {
  if (stock === undefined) return day === 0 ? 'all' : String(Math.trunc(day / 10000));
  const { from, over } = standing(stock, values);
  if (over === undefined) return 'all';
  const last = dayBefore(over);
  return over <= from ? undefined : windowText({ from: last, to: last });
}

function contributionTo({ measured, declared }: ModelBaseFigure, values: Version['values']): string | undefined {
  const { op } = declared.measure;
  if (op === 'count') return '1';
  const value = measured === undefined ? null : (values[measured.name] ?? null);
  if (measured === undefined || value === null) return undefined;
  return op === 'distinct' ? '1' : printScaled(measured.field.amount(value), measured.field.scale ?? 0);
}
