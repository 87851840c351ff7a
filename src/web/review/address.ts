/** What the page of differences is filtered by, as its address says it. */
export interface DifferencesSearch {
  readonly ledger?: string | undefined;
  readonly kind?: string | undefined;
  readonly owner?: string | undefined;
  readonly state?: string | undefined;
  readonly page?: string | undefined;
}

export function differencesSearch(search: Readonly<Record<string, unknown>>): DifferencesSearch {
  const text = (name: string) => (typeof search[name] === 'string' && search[name] !== '' ? search[name] : undefined);
  return { ledger: text('ledger'), kind: text('kind'), owner: text('owner'), state: text('state'), page: text('page') };
}
