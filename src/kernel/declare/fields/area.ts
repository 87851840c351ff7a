import type { Field, FieldOptions } from '../field.ts';
import { unitTable } from '../reading/unit.ts';
import { amountField } from './amounts.ts';

// 1 mu is 2000/3 m², so 1 m² is exactly 15 ten-thousandths of a mu: every unit is a whole number of them.
const MU = 10_000;
const SQUARE_METRE = 15;
const HECTARE = 150_000;
const SQUARE_KILOMETRE = 15_000_000;
const UNITS = unitTable(MU, {
  亩: MU,
  市亩: MU,
  mu: MU,
  公顷: HECTARE,
  ha: HECTARE,
  hm2: HECTARE,
  平方米: SQUARE_METRE,
  平米: SQUARE_METRE,
  平方: SQUARE_METRE,
  m2: SQUARE_METRE,
  平方公里: SQUARE_KILOMETRE,
  平方千米: SQUARE_KILOMETRE,
  km2: SQUARE_KILOMETRE,
});

/** Area in mu to four decimals. Reads 亩, 万亩, 公顷, 平方米, 平方公里; rounds half away from zero. */
export function area<const O extends boolean = false>(options: FieldOptions<O>): Field<bigint, O, 'sums'> {
  return amountField(
    {
      kind: 'area',
      scale: 4,
      precision: 20,
      unit: { zh: '亩', en: 'mu' },
      units: UNITS,
      allowedUnits: '亩, 万亩, 公顷, 平方米, 平方公里',
      min: 0n,
      rounds: true,
      trims: true,
      example: '12.5',
    },
    options,
  );
}
