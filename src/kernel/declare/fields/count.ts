import type { Fault, Field, FieldOptions, Surroundings } from '../field.ts';
import { printGrouped } from '../reading/number.ts';
import { scaled } from '../reading/scaled.ts';
import { unitTable } from '../reading/unit.ts';
import type { Wording } from '../wording.ts';
import { defineField, type Written } from './define.ts';
import { belowMinimum, notANumber, notWhole, tooLarge, unknownUnit, wrongJson } from './faults.ts';

export type CountOptions<O extends boolean> = FieldOptions<O> & {
  /** What is counted, e.g. `{ zh: '人', en: 'persons' }`. */
  readonly unit?: Wording;
  /** Smallest value allowed; 0 when not given. */
  readonly min?: number;
};

/** A whole number of things. Reads `1,234`, `12万`, `35人`; any unit of counting is taken, `万` before it counts. */
export function count<const O extends boolean = false>(options: CountOptions<O>): Field<number, O, 'sums'> {
  const min = options.min ?? 0;
  if (!Number.isSafeInteger(min)) throw new RangeError(`count "${options.title.en}": min must be a whole number.`);
  const own = options.unit?.zh;
  const names = options.unit === undefined ? [] : [options.unit.zh, options.unit.en.toLowerCase()];
  const units = unitTable(1, Object.fromEntries(names.map((name) => [name, 1])), { lenient: true });

  function bounded(value: number, cell: Written): number | Fault {
    if (value < min) return belowMinimum(cell, String(min));
    return value <= Number.MAX_SAFE_INTEGER ? value : tooLarge(cell);
  }

  return defineField<number, O, 'sums'>(
    {
      kind: 'count',
      can: ['sums'],
      column: 'bigint',
      scale: 0,
      unit: options.unit,
      widget: 'count',
      template: { format: 'number', digits: 0, example: '12' },
      read(cell: Written, { unit }: Surroundings): number | Fault {
        if (typeof cell === 'number' && (unit === undefined || unit === own) && Number.isSafeInteger(cell)) {
          return cell >= min ? cell + 0 : belowMinimum(cell, String(min));
        }
        if (typeof cell === 'boolean') return notANumber(cell);
        const value = scaled(cell, unit, units, false);
        if (typeof value === 'bigint') return bounded(Number(value), cell);
        if (value === 'not-a-number') return notANumber(cell);
        if (value === 'too-precise') return notWhole(cell);
        return unknownUnit(cell, unit, own ?? '个');
      },
      accept(json) {
        if (typeof json === 'number' && Number.isSafeInteger(json)) return bounded(json + 0, json);
        return wrongJson(json, '整数', 'a whole number');
      },
      json: (value) => value,
      schema: () => ({ type: 'integer', minimum: min, maximum: Number.MAX_SAFE_INTEGER }),
      write: (value) => String(value),
      restore: Number,
      format: (value) => printGrouped(BigInt(value), 0),
      amount: (value) => BigInt(value),
    },
    options,
  );
}
