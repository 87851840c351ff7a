import type { ModelBaseFigure } from '../model/model.ts';
import type { Row } from '../ports/database.ts';
import { divided, rational, rationalOf, type Rational } from '../declare/rational.ts';

/** SQL of what the records that count give to a measure; their number is asked beside it. */
export function aggregate({ declared }: ModelBaseFigure, measured: string): string {
  switch (declared.measure.op) {
    case 'count':
      return 'null';
    case 'sum':
    case 'mean':
      return `sum(${measured})`;
    case 'distinct':
      return `count(distinct ${measured})`;
    case 'min':
      return `min(${measured})`;
    case 'max':
      return `max(${measured})`;
  }
}

/** A figure's value from its records alone. @param row with `n` and, as `measured`, the aggregate */
export function recounted({ declared }: ModelBaseFigure, { n, measured }: Row): Rational | undefined {
  const number = rational(BigInt(n ?? 0));
  switch (declared.measure.op) {
    case 'count':
      return number;
    case 'mean':
      return divided(rationalOf(measured ?? '0'), number);
    case 'sum':
    case 'distinct':
      return rationalOf(measured ?? '0');
    default:
      return measured === null || measured === undefined ? undefined : rationalOf(measured);
  }
}
