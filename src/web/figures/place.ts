/** Where a figure is asked, as its address says it. */
export interface FigureSearch {
  readonly window?: string | undefined;
  readonly region?: string | undefined;
  readonly slice?: string | undefined;
  readonly level?: string | undefined;
}

/** Takes what it knows of an address. */
export function figureSearch(search: Readonly<Record<string, unknown>>): FigureSearch {
  const text = (name: string) => (typeof search[name] === 'string' && search[name] !== '' ? search[name] : undefined);
  return { window: text('window'), region: text('region'), slice: text('slice'), level: text('level') };
}
