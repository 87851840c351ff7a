import type { Counted } from '../ledger/figure-keeper.ts';
import type { ModelBaseFigure, ModelField } from '../model/model.ts';
import { testOf } from '../ledger/condition.ts';
import { dayAfterValue } from '../ledger/covered-days.ts';
import { dayKept, sliceText } from './slice.ts';
import type { Tally } from './tally.ts';

/** Adds one record to a tally at its own region, `sign` times (1 or -1). */
export type Contribute = (tally: Tally, record: Counted, sign: 1 | -1) => void;

/** What a record contributes to a count, sum, mean, minimum, maximum or stock. */
export function contributionOf(figure: ModelBaseFigure): Contribute {
  const counts = testOf(figure.where);
  const slices = slicesOf(figure.by);
  const byDay = [true, ...figure.by.map((by) => figure.byDay.includes(by))];
  const { measured, stock } = figure;
  const { op } = figure.declared.measure;

  return (tally, record, sign) => {
    const { values, region } = record;
    if (!counts(values)) return;
    let amount = 0n;
    if (measured !== undefined) {
      const measuredValue = values[measured.name];
      if (measuredValue === null || measuredValue === undefined) return;
      amount = measured.field.amount(measuredValue);
    }
    const cuts = slices(values);
    if (op === 'min' || op === 'max') {
      // A maximum keeps its values negated, so that one search for the smallest serves both.
      const value = op === 'min' ? amount : -amount;
      for (const slice of cuts) tally.add(region, slice, dayKept(slice, record.day), 0, value, sign, 0n);
      return;
    }
    const s = op === 'count' ? 0n : amount * BigInt(sign);
    if (stock === undefined) {
      for (const [index, slice] of cuts.entries()) tally.add(region, slice, byDay[index] === true ? record.day : dayKept(slice, record.day), 0, 0n, sign, s);
      return;
    }
    const { from, over } = standing(stock, values);
    if (over !== undefined && over <= from) return;
    for (const slice of cuts) {
      tally.add(region, slice, dayKept(slice, from), 0, 0n, sign, s);
      if (over !== undefined) tally.add(region, slice, dayKept(slice, over), 0, 0n, -sign, -s);
    }
  };
}

/** The first day a record stands (0 when that is blank) and the first day it no longer does. */
export function standing(
  { from, until }: NonNullable<ModelBaseFigure['stock']>,
  values: Counted['values'],
): { from: number; over: number | undefined } {
  const start = from === undefined ? null : values[from.name];
  const end = until === undefined ? null : values[until.name];
  return {
    from: from === undefined || start === null || start === undefined ? 0 : from.field.day(start),
    over: until === undefined || end === null || end === undefined ? undefined : dayAfterValue(until.field, end),
  };
}

/** The slices a record belongs to, the whole first. */
export function slicesOf(by: readonly ModelField[]): (values: Counted['values']) => readonly string[] {
  if (by.length === 0) return () => whole;
  // Dimensions take few values, so their texts are made once.
  const texts = by.map((field) => ({ field, known: new Map<unknown, string>() }));
  return (values) => {
    const slices = [''];
    for (const { field, known } of texts) {
      const value = values[field.name] ?? null;
      let text = known.get(value);
      if (text === undefined) {
        text = sliceText({ by: field, value });
        if (known.size < 10_000) known.set(value, text);
      }
      slices.push(text);
    }
    return slices;
  };
}

const whole: readonly string[] = [''];
