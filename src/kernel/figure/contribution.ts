import type { Counted } from '../ledger/figure-keeper.ts';
import type { ModelBaseFigure, ModelDefinition, ModelField } from '../model/model.ts';
import { testOf } from '../ledger/condition.ts';
import { dayAfterValue } from '../ledger/covered-days.ts';
import { dayKept, sliceText } from './slice.ts';
import type { Tally } from './tally.ts';

/** Adds one record to a tally at its own region, `sign` times (1 or -1). */
export type Contribute = (tally: Tally, record: Counted, sign: 1 | -1) => void;

/** What a record contributes to a count, sum, mean, minimum, maximum or stock. */
export function contributionOf(figure: ModelBaseFigure): Contribute {
  const slices = slicesOf(figure.by);
  const byDay = [true, ...figure.by.map((by) => figure.byDay.includes(by))];
  const { stock } = figure;
  const { op } = figure.declared.measure;
  const definitions = figure.definitions.map((definition) => ({ ...definition, amountOf: amountBy(definition) }));
  const on = (day: number) => (definitions.length === 1 ? definitions[0] : definitions.findLast(({ since }) => since <= day));

  return (tally, record, sign) => {
    const { values } = record;
    if (stock !== undefined) {
      const { from, over } = standing(stock, values);
      if (over !== undefined && over <= from) return;
      for (const { since, ends, amountOf } of definitions) {
        const amount = amountOf(values);
        if (amount === undefined) continue;
        const start = Math.max(from, since);
        const end = over === undefined || ends === undefined ? (over ?? ends) : Math.min(over, ends);
        if (end === undefined || end > start) stand(tally, record, start, end, sign, op === 'count' ? 0n : amount * BigInt(sign));
      }
      return;
    }
    const amount = on(record.day)?.amountOf(values);
    if (amount === undefined) return;
    const cuts = slices(values);
    if (op === 'min' || op === 'max') {
      // A maximum keeps its values negated, so that one search for the smallest serves both.
      const value = op === 'min' ? amount : -amount;
      for (const slice of cuts) tally.add(record.region, slice, dayKept(slice, record.day), 0, value, sign, 0n);
      return;
    }
    const s = op === 'count' ? 0n : amount * BigInt(sign);
    for (const [index, slice] of cuts.entries()) tally.add(record.region, slice, byDay[index] === true ? record.day : dayKept(slice, record.day), 0, 0n, sign, s);
  };

  /** From `start` up to the day before `end`. */
  function stand(tally: Tally, { values, region }: Counted, start: number, end: number | undefined, sign: number, s: bigint): void {
    for (const slice of slices(values)) {
      tally.add(region, slice, dayKept(slice, start), 0, 0n, sign, s);
      if (end !== undefined) tally.add(region, slice, dayKept(slice, end), 0, 0n, -sign, -s);
    }
  }
}

/** What a definition measures of a record, in smallest units, 0 of a count; `undefined` where the record doesn't count. */
function amountBy({ where, measured }: ModelDefinition): (values: Counted['values']) => bigint | undefined {
  const counts = testOf(where);
  return (values) => {
    if (!counts(values)) return undefined;
    if (measured === undefined) return 0n;
    const value = values[measured.name];
    return value === null || value === undefined ? undefined : measured.field.amount(value);
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
