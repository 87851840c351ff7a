import { decimalText, rationalOf } from '../declare/rational.ts';
import { printScaled } from '../declare/reading/number.ts';
import type { Counted } from '../ledger/figure-keeper.ts';
import type { Model, ModelBaseFigure, ModelLedger } from '../model/model.ts';
import { contributionOf } from './contribution.ts';
import { printed, printingOf } from './printing.ts';
import { Tally } from './tally.ts';
import type { Window } from './window.ts';

/** What a change of one record does to a figure over a period; of measures that don't add up, only that it may. */
export interface Effect {
  readonly figure: ModelBaseFigure;
  /** Plain decimal; `null` where the records beside it decide. */
  readonly difference: string | null;
  readonly printed: string;
}

/** The figures over its ledger that a change of a record moves in a period, each with the difference it makes. */
export function effectsOf(model: Model, ledger: ModelLedger, before: Counted | undefined, after: Counted | undefined, window: Window): Effect[] {
  return ledger.figures.flatMap((figure): Effect[] => {
    const { op } = figure.declared.measure;
    if (op === 'distinct') return distinctEffect(figure, before, after, window);
    const tally = new Tally();
    const contribute = contributionOf(figure);
    if (before !== undefined) contribute(tally, before, -1);
    if (after !== undefined) contribute(tally, after, 1);
    const moves = [...tally.changes()].filter(({ slice, cell }) => slice === '' && cell.day <= window.to && (figure.stock !== undefined || cell.day >= window.from));
    if (moves.length === 0) return [];
    if (op === 'mean' || op === 'min' || op === 'max') return [{ figure, difference: null, printed: '' }];
    const sum = moves.reduce((total, { cell }) => total + (op === 'count' ? BigInt(cell.n) : cell.s), 0n);
    if (sum === 0n) return [];
    const difference = decimalText(rationalOf(printScaled(sum, figure.measured?.field.scale ?? 0)));
    return [{ figure, difference, printed: printed(printingOf(model, figure), rationalOf(difference)) }];
  });
}

function distinctEffect(figure: ModelBaseFigure, before: Counted | undefined, after: Counted | undefined, { from, to }: Window): Effect[] {
  const { measured } = figure;
  if (measured === undefined) return [];
  const key = (record: Counted | undefined): string => {
    if (record === undefined || record.day < from || record.day > to) return '';
    const value = record.values[measured.name] ?? null;
    return value === null ? '' : measured.field.write(value);
  };
  return key(before) === key(after) ? [] : [{ figure, difference: null, printed: '' }];
}
