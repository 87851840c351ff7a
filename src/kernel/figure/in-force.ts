import type { ModelBaseFigure, ModelDefinition } from '../model/model.ts';
import type { Window } from './window.ts';

/**
 * A figure's definition may change from a day on. A record counts by the definition in force on its day, a stock by the
 * one in force at its date: so cells of old periods keep the old definition, and windows add up over both.
 */

/** The definition in force on a day; records without a date count by the first. */
export function definitionOn({ definitions }: ModelBaseFigure, day: number): ModelDefinition {
  const found = definitions.length === 1 ? definitions[0] : definitions.findLast(({ since }) => since <= day);
  if (found === undefined) throw new TypeError(`No definition is in force on ${day}.`);
  return found;
}

/** The definitions by which records of the window count, in order. */
export function definitionsIn(figure: ModelBaseFigure, { from, to }: Window): readonly ModelDefinition[] {
  if (figure.stock !== undefined) return [definitionOn(figure, to)];
  return figure.definitions.filter(({ since, ends }) => since <= to && (ends === undefined || ends > from));
}

/**
 * Whether what the window's definitions count is of one kind. Sums and counts add up whatever they are of; the mean, the
 * extreme and the different values of two fields say nothing together.
 */
export function mixes(figure: ModelBaseFigure, window: Window): boolean {
  const { op } = figure.declared.measure;
  if (op === 'count' || op === 'sum') return true;
  const [first, ...others] = definitionsIn(figure, window);
  return others.every(({ measured }) => measured?.name === first?.measured?.name);
}

/** The figure as if one of its definitions had always been in force. */
export function alwaysBy(figure: ModelBaseFigure, definition: ModelDefinition): ModelBaseFigure {
  return { ...figure, measured: definition.measured, definitions: [{ ...definition, since: 0, ends: undefined }] };
}
