import type { ComparisonAsk } from '../../client/figures.ts';

/** What a comparison's address says besides the figure's name. */
export type CompareSearch = Omit<ComparisonAsk, 'figure' | 'window'> & { readonly window?: string | undefined };

const names = ['window', 'region', 'slice', 'at', 'toFigure', 'toWindow', 'toRegion', 'toSlice', 'toAt', 'reason'] as const;

/** Takes what it knows of an address. */
export function compareSearch(search: Readonly<Record<string, unknown>>): CompareSearch {
  return Object.fromEntries(names.map((name) => [name, typeof search[name] === 'string' && search[name] !== '' ? search[name] : undefined]));
}
