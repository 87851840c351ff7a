import type { ComparisonAsk, FigureDeclared } from '../../client/figures.ts';

/** What a figure is held against. */
export const kinds = ['figure', 'offices', 'batches', 'list', 'number'] as const;
type ComparedWith = (typeof kinds)[number];

/** What a comparison's address says besides the figure's name. */
export type CompareSearch = Omit<ComparisonAsk, 'figure' | 'window'> & {
  readonly window?: string | undefined;
  /** `figure` when left out. */
  readonly with?: ComparedWith | undefined;
  /** Numbers of batches, e.g. `12,15-18`. */
  readonly batches?: string | undefined;
};

const names = ['window', 'region', 'slice', 'level', 'at', 'definition', 'toFigure', 'toWindow', 'toRegion', 'toSlice', 'toLevel', 'toAt', 'toDefinition', 'reason', 'batches'] as const;

/** Takes what it knows of an address. */
export function compareSearch(search: Readonly<Record<string, unknown>>): CompareSearch {
  const text = (name: string) => (typeof search[name] === 'string' && search[name] !== '' ? search[name] : undefined);
  const found = kinds.find((kind) => kind === search['with']);
  return { ...Object.fromEntries(names.map((name) => [name, text(name)])), with: found === 'figure' ? undefined : found };
}

/** What can be asked of a figure: composites have no records of their own, few ledgers are kept by two offices. */
export function canBe(kind: ComparedWith, figure: FigureDeclared): boolean {
  if (kind === 'offices') return figure.otherOffice;
  if (kind === 'batches') return figure.kind === 'base' && ['count', 'sum', 'distinct'].includes(figure.measure?.op ?? '');
  return kind !== 'list' || figure.kind === 'base';
}
