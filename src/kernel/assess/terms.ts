import { printRounded, rational, rationalOf, times } from '../declare/rational.ts';
import type { Formula } from '../declare/rule-set.ts';
import type { Wording } from '../declare/wording.ts';

/** What a figure is called and how its values are printed. */
export interface Term {
  readonly title: Wording;
  readonly unit: Wording;
  readonly digits: number;
  /** Shares are printed as percentages. */
  readonly percent: boolean;
  /** Zeros after the last decimal that says something are left out. */
  readonly trims: boolean;
}

export type Terms = Readonly<Record<string, Term>>;

const share: Term = { title: { zh: '', en: '' }, unit: { zh: '%', en: '%' }, digits: 2, percent: true, trims: true };
const bare: Term = { ...share, unit: { zh: '', en: '' }, percent: false };

export const termOf = (terms: Terms, figure: string): Term => terms[figure] ?? { ...bare, title: { zh: figure, en: figure } };

/** How the number that a formula gives is printed. */
export const printingOf = (formula: Formula, terms: Terms): Term => (formula.op === 'value' || formula.op === 'gain' ? termOf(terms, formula.of.figure) : share);

/** A plain decimal for people, with its unit; `—` for none. */
export function printedAs({ unit, digits, percent, trims }: Term, value: string | null): Wording {
  if (value === null) return { zh: '—', en: '—' };
  const whole = printRounded(times(rationalOf(value), rational(percent ? 100n : 1n)), digits);
  const text = trims && whole.includes('.') ? whole.replace(/\.?0+$/, '') : whole;
  const with_ = (of: string) => (of === '' ? text : of === '%' ? `${text}%` : `${text} ${of}`);
  return { zh: with_(unit.zh), en: with_(unit.en) };
}

/** A threshold of a rule, with as many decimals as it was written with. */
export function thresholdAs(term: Term, value: string): Wording {
  const decimals = value.split('.')[1]?.length ?? 0;
  return printedAs({ ...term, digits: Math.max(0, decimals - (term.percent ? 2 : 0)), trims: false }, value);
}
