import type { Model, ModelBaseFigure, ModelFigure, ModelLedger } from '../model/model.ts';

/** The base figures among `names`, or all of them. */
export function baseFigures(model: Model, names?: readonly string[]): ModelBaseFigure[] {
  const figures = [...model.figures.values()].filter((figure) => figure.kind === 'base');
  return names === undefined ? figures : figures.filter(({ name }) => names.includes(name));
}

/** The ledgers behind a figure; behind a composite those of its parts. */
export function ledgersOf(model: Model, figure: ModelFigure): ModelLedger[] {
  if (figure.kind === 'base') return [ledgerOf(model, figure)];
  return [...new Set(figure.parts.flatMap((name) => ledgersOf(model, model.figures.get(name) as ModelFigure)))];
}

export function ledgerOf(model: Model, figure: ModelBaseFigure): ModelLedger {
  const ledger = model.ledgers.get(figure.ledger);
  if (ledger === undefined) throw new TypeError(`Figure ${figure.name} is over ${figure.ledger}, which the model doesn't have.`);
  return ledger;
}
