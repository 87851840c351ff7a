import type { Model, ModelFigure } from '../model/model.ts';

/**
 * How a figure moves within a year, which decides what can be said of a target for it:
 * `flow` adds up day by day · `yearly` adds up, but its records are told by year only · `stock` stands at a day ·
 * `level` is a share, a mean or a growth, and doesn't add up at all.
 */
export type Nature = 'flow' | 'yearly' | 'stock' | 'level';

export function natureOf(model: Model, figure: ModelFigure): Nature {
  if (figure.kind === 'composite') {
    const { op } = figure.declared.of;
    const [first, second = first] = figure.parts.map((name) => {
      const part = model.figures.get(name);
      return part === undefined ? 'level' : natureOf(model, part);
    });
    if (op === 'cumulative') return first === 'level' ? 'level' : 'stock';
    return op === 'difference' && first === second ? (first ?? 'level') : 'level';
  }
  if (figure.stock !== undefined) return 'stock';
  const { op } = figure.declared.measure;
  if (op === 'mean' || op === 'min' || op === 'max') return 'level';
  return model.ledgers.get(figure.ledger)?.when?.field.spans === 'year' ? 'yearly' : 'flow';
}
