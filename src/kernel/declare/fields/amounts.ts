import type { Fault, FieldOptions, Field, Surroundings } from '../field.ts';
import type { UnitTable } from '../reading/unit.ts';
import type { Wording, Locale } from '../wording.ts';
import { printGrouped, printScaled, scaleOf } from '../reading/number.ts';
import { scaled } from '../reading/scaled.ts';
import { belowMinimum, notANumber, tooLarge, tooPrecise, unknownUnit, wrongJson } from './faults.ts';
import { defineField, type Written } from './define.ts';

/** What tells one kind of exact amount (money, mass, area, decimal) from another. */
export interface AmountKind {
  readonly kind: string;
  readonly scale: number;
  /** All digits of the column, decimals included. */
  readonly precision: number;
  readonly unit: Wording | undefined;
  readonly units: UnitTable;
  /** The units a clerk may write, for messages. */
  readonly allowedUnits: string;
  /** Smallest value allowed, scaled; `undefined` for none. */
  readonly min: bigint | undefined;
  /** More decimals are rounded rather than refused: right for measures, wrong for money. */
  readonly rounds: boolean;
  /** Zeros at the end of the fraction aren't shown to people. */
  readonly trims: boolean;
  readonly example: string;
}

/** A field whose values are whole numbers of 10^-scale units and can be added up. */
export function amountField<O extends boolean>(of: AmountKind, options: FieldOptions<O>): Field<bigint, O, 'sums'> {
  const { scale, min, units } = of;
  const limit = 10n ** BigInt(of.precision);
  const pattern = amountPattern(of.precision - scale, scale, min === undefined || min < 0n);

  function bounded(value: bigint, cell: Written): bigint | Fault {
    if (min !== undefined && value < min) return belowMinimum(cell, min === 0n ? '0' : printScaled(min, scale));
    if (value >= limit || value <= -limit) return tooLarge(cell);
    return value;
  }

  return defineField<bigint, O, 'sums'>(
    {
      kind: of.kind,
      can: ['sums'],
      column: `numeric(${of.precision},${scale})`,
      scale,
      unit: of.unit,
      widget: of.kind,
      template: { format: 'number', digits: scale, example: of.example },
      read(cell: Written, { unit }: Surroundings) {
        if (typeof cell === 'boolean') return notANumber(cell);
        const value = scaled(cell, unit, units, of.rounds);
        if (typeof value === 'bigint') return bounded(value, cell);
        if (value === 'not-a-number') return notANumber(cell);
        if (value === 'too-precise') return tooPrecise(cell, scale, of.unit?.zh ?? '');
        return unknownUnit(cell, unit, of.allowedUnits);
      },
      accept(json) {
        const value = typeof json === 'string' && json.length <= 42 ? scaleOf(json, scale) : undefined;
        if (value !== undefined) return bounded(value, json as string);
        return wrongJson(json, `最多 ${scale} 位小数的数字文本，如 "${of.example}"`, `a decimal as text with at most ${scale} decimals, e.g. "${of.example}"`);
      },
      json: (value) => printScaled(value, scale),
      schema: () => ({ type: 'string', format: 'decimal', pattern }),
      write: (value) => printScaled(value, scale),
      restore: (text) => restoreScaled(text, scale),
      format: (value: bigint, _locale: Locale) => printGrouped(value, scale, of.trims),
      amount: (value) => value,
    },
    options,
  );
}

/** The JSON pattern of a decimal text. */
export function amountPattern(wholeDigits: number, scale: number, signed: boolean): string {
  const fraction = scale === 0 ? '' : `(\\.\\d{1,${scale}})?`;
  return `^${signed ? '-?' : ''}\\d{1,${wholeDigits}}${fraction}$`;
}

/** The scaled value from PostgreSQL's text of a numeric. */
export function restoreScaled(text: string, scale: number): bigint {
  const value = scaleOf(text, scale);
  if (value === undefined) throw new RangeError(`PostgreSQL gave "${text}" for a numeric of scale ${scale}.`);
  return value;
}
