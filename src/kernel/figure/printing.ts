import type { Wording } from '../declare/wording.ts';
import type { Model, ModelFigure } from '../model/model.ts';
import { modelFigure } from './compose.ts';
import { printRounded, rational, times, type Rational } from '../declare/rational.ts';

/** How a figure's value is shown to people. */
export interface Printing {
  readonly unit: Wording;
  readonly digits: number;
  /** A hundred for percentages, else one. */
  readonly factor: bigint;
  /** Zeros after the last decimal that says something are left out, as nobody writes 10,080.0000 mu. */
  readonly trims: boolean;
}

/** Money is printed to the fen, zeros and all. */
const moneyDigits = 2;

const percent: Wording = { zh: '%', en: '%' };
const unitless: Wording = { zh: '', en: '' };

/**
 * Shares and growth without a unit of their own are percentages with two decimals; amounts take their field's unit and
 * decimals; what is made of one figure is printed as that figure is.
 */
export function printingOf(model: Model, figure: ModelFigure): Printing {
  const { unit, digits } = figure.declared;
  const usual = usualPrinting(model, figure);
  const keepsUnit = unit === undefined || unit.zh === usual.unit.zh;
  return { unit: unit ?? usual.unit, digits: digits ?? usual.digits, factor: keepsUnit ? usual.factor : 1n, trims: digits === undefined && usual.trims };
}

function usualPrinting(model: Model, figure: ModelFigure): Printing {
  if (figure.kind === 'composite') {
    const { op } = figure.declared.of;
    if (op === 'ratio' || op === 'growth') return { unit: percent, digits: 2, factor: 100n, trims: false };
    return printingOf(model, modelFigure(model, figure.parts[0] ?? ''));
  }
  const { measured, declared } = figure;
  const own = { unit: measured?.field.unit ?? unitless, digits: measured?.field.scale ?? 0, factor: 1n, trims: (measured?.field.scale ?? 0) > moneyDigits };
  switch (declared.measure.op) {
    case 'count':
      return { ...own, unit: { zh: '条', en: 'records' } };
    case 'distinct':
      return { unit: { zh: '个', en: 'different values' }, digits: 0, factor: 1n, trims: false };
    case 'mean':
      return { ...own, digits: Math.max(2, own.digits) };
    default:
      return own;
  }
}

/** `0.7415…` as `74.15` where percentages are printed; `—` where there is no value. */
export function printed({ digits, factor, trims }: Printing, value: Rational | undefined): string {
  if (value === undefined) return '—';
  const text = printRounded(times(value, rational(factor)), digits);
  return trims && text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
