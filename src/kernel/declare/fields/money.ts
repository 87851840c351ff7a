import type { Field, FieldOptions } from '../field.ts';
import { unitTable } from '../reading/unit.ts';
import { amountField } from './amounts.ts';

export type MoneyOptions<O extends boolean> = FieldOptions<O> & {
  /** Allows negative amounts, e.g. of adjustments. */
  readonly negative?: boolean;
};

const YUAN = 100;
const UNITS = unitTable(YUAN, { 元: YUAN, 圆: YUAN, 元整: YUAN, 人民币: YUAN, 人民币元: YUAN, 元人民币: YUAN, 元rmb: YUAN, rmb: YUAN, cny: YUAN, yuan: YUAN, 角: 10, 分: 1 });

/** Money, exact to the fen: a whole number of fen, shown in yuan. Reads 元, 千元, 万元, 百万元, 亿元. */
export function money<const O extends boolean = false>(options: MoneyOptions<O>): Field<bigint, O, 'sums'> {
  return amountField(
    {
      kind: 'money',
      scale: 2,
      precision: 20,
      unit: { zh: '元', en: 'yuan' },
      units: UNITS,
      allowedUnits: '元, 千元, 万元, 百万元, 亿元',
      min: options.negative === true ? undefined : 0n,
      rounds: false,
      trims: false,
      example: '1234.50',
    },
    options,
  );
}
