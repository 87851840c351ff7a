import type { Field, FieldOptions } from '../field.ts';
import { scaleOf } from '../reading/number.ts';
import { unitTable } from '../reading/unit.ts';
import type { Wording } from '../wording.ts';
import { amountField } from './amounts.ts';

export type DecimalOptions<O extends boolean> = FieldOptions<O> & {
  /** Decimal places kept, 0 to 9; 2 when not given. */
  readonly scale?: number;
  readonly unit?: Wording;
  /** Smallest value allowed, e.g. `'0'`; any when not given. */
  readonly min?: string;
};

/** An exact decimal that can be added up, kept as a whole number of 10^-scale. More decimals are refused. */
export function decimal<const O extends boolean = false>(options: DecimalOptions<O>): Field<bigint, O, 'sums'> {
  const scale = options.scale ?? 2;
  const min = options.min === undefined ? undefined : scaleOf(options.min, scale);
  if (!Number.isInteger(scale) || scale < 0 || scale > 9 || (options.min !== undefined && min === undefined)) {
    throw new RangeError(`decimal "${options.title.en}": scale is 0 to 9, and min a number of at most scale decimals.`);
  }
  const own = 10 ** scale;
  const names = options.unit === undefined ? [] : [options.unit.zh, options.unit.en.toLowerCase()];
  return amountField(
    {
      kind: 'decimal',
      scale,
      precision: 24,
      unit: options.unit,
      units: unitTable(own, Object.fromEntries(names.map((name) => [name, own])), { lenient: names.length === 0 }),
      allowedUnits: names[0] ?? '（无单位）',
      min,
      rounds: false,
      trims: false,
      example: (12.5).toFixed(Math.min(scale, 2)),
    },
    options,
  );
}
