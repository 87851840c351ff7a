import type { Field, FieldOptions } from '../field.ts';
import { unitTable } from '../reading/unit.ts';
import { amountField } from './amounts.ts';

const KILOGRAM = 1000;
const UNITS = unitTable(KILOGRAM, {
  克: 1,
  g: 1,
  两: 50,
  斤: 500,
  市斤: 500,
  公斤: KILOGRAM,
  千克: KILOGRAM,
  kg: KILOGRAM,
  担: 50_000,
  吨: 1_000_000,
  公吨: 1_000_000,
  t: 1_000_000,
});

/** Mass, a whole number of grams shown in kilograms. Reads 克, 斤, 公斤, 担 (50 kg), 吨, 万吨; rounds to the gram. */
export function mass<const O extends boolean = false>(options: FieldOptions<O>): Field<bigint, O, 'sums'> {
  return amountField(
    {
      kind: 'mass',
      scale: 3,
      precision: 20,
      unit: { zh: '公斤', en: 'kg' },
      units: UNITS,
      allowedUnits: '克, 斤, 公斤, 吨, 万吨',
      min: 0n,
      rounds: true,
      trims: true,
      example: '1250.5',
    },
    options,
  );
}
