import type { Fault, Field, FieldOptions, Surroundings } from '../field.ts';
import { numeral, printGrouped, printScaled, scaleOf } from '../reading/number.ts';
import { scaled } from '../reading/scaled.ts';
import { unitTable } from '../reading/unit.ts';
import { amountPattern, restoreScaled } from './amounts.ts';
import { defineField, type Written } from './define.ts';
import { notANumber, tooLarge, unknownUnit, wrongJson } from './faults.ts';

const POINT = 10_000;
const RATIO = 1_000_000;
const LIMIT = 10n ** 16n;
const UNITS = unitTable(POINT, { '%': POINT, 百分点: POINT, 个百分点: POINT, 百分比: POINT, '‰': POINT / 10 });

/**
 * A share or growth rate, kept as a ratio in millionths: 64.9 % is `649000n`. Rounds half away from zero.
 *
 * A value with `%`, or in a column whose unit is `%`, is in percentage points. Without either, a value from −1 to 1 is
 * a ratio, as workbooks keep cells formatted as percent; any other is in percentage points.
 */
export function percent<const O extends boolean = false>(options: FieldOptions<O>): Field<bigint, O, never> {
  return defineField<bigint, O, never>(
    {
      kind: 'percent',
      can: [],
      column: 'numeric(16,6)',
      unit: { zh: '%', en: '%' },
      scale: 6,
      widget: 'percent',
      template: { format: 'text', example: '64.9%' },
      read(cell: Written, { unit }: Surroundings): bigint | Fault {
        if (typeof cell === 'boolean') return notANumber(cell);
        const value = unit === undefined ? withoutUnit(cell) : scaled(cell, unit, UNITS, true);
        if (typeof value === 'bigint') return value < LIMIT && value > -LIMIT ? value : tooLarge(cell);
        return value === 'unknown-unit' ? unknownUnit(cell, unit, '%') : notANumber(cell);
      },
      accept(json) {
        const value = typeof json === 'string' && json.length <= 20 ? scaleOf(json, 6) : undefined;
        if (value !== undefined) return value < LIMIT && value > -LIMIT ? value : tooLarge(json as string);
        return wrongJson(json, '比率的数字文本，如 64.9% 写作 "0.649"', 'the ratio as text, e.g. "0.649" for 64.9 %');
      },
      json: (value) => printScaled(value, 6),
      schema: () => ({ type: 'string', format: 'decimal', pattern: amountPattern(10, 6, true) }),
      write: (value) => printScaled(value, 6),
      restore: (text) => restoreScaled(text, 6),
      format: (value) => printGrouped(value, 4, true),
    },
    options,
  );
}

const RATIOS = unitTable(RATIO, {});

function withoutUnit(cell: string | number): ReturnType<typeof scaled> {
  if (typeof cell === 'number') {
    return cell >= -1 && cell <= 1 ? scaled(cell, undefined, RATIOS, true) : scaled(cell, undefined, UNITS, true);
  }
  const parsed = numeral(cell);
  if (parsed === undefined) return 'not-a-number';
  if (parsed.unit !== '') return scaled(cell, undefined, UNITS, true);
  const one = 10n ** BigInt(parsed.decimals);
  return scaled(cell, undefined, parsed.mantissa <= one && parsed.mantissa >= -one ? RATIOS : UNITS, true);
}
