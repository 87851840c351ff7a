import { neededFor } from '../../../kernel/assess/index.ts';
import { partsOfComposite } from '../../../kernel/figure/compose.ts';
import { modelFigure, parseWindow, windowText } from '../../../kernel/figure/index.ts';
import type { Store } from '../../../kernel/ledger/store.ts';
import type { ModelFigure } from '../../../kernel/model/model.ts';
import type { Seen } from './sight.ts';

/** A figure behind an assessment, where and when it is read. */
export interface Behind {
  readonly figure: ModelFigure;
  readonly window: string;
  /** `undefined` of the whole programme. */
  readonly region: string | undefined;
  /** What a composite is made of. */
  readonly parts: readonly Behind[];
}

/** Every figure that the rules read for the region, each with the figures it is made of. */
export function figuresBehind({ model }: Store, { rules, place }: Seen): Behind[] {
  const made = (name: string, window: string, region: string | undefined): Behind => {
    const figure = modelFigure(model, name);
    const parts = figure.kind === 'base' ? [] : partsOfComposite(model, figure, parseWindow(window)).parts;
    return { figure, window, region, parts: parts.map((part) => made(part.figure.name, windowText(part.window), region)) };
  };
  return neededFor(rules, place).figures.map(({ figure, year, everywhere }) => made(figure, String(year), everywhere === true ? undefined : place.region));
}

/** These and all that they are made of, each once. */
export function withParts(behind: readonly Behind[]): Behind[] {
  const all = behind.flatMap((one): Behind[] => [one, ...withParts(one.parts)]);
  return [...new Map(all.map((one) => [`${one.figure.name} ${one.window} ${one.region ?? ''}`, one])).values()];
}
