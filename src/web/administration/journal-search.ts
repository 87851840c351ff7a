const names = ['party', 'kind', 'ledger', 'from', 'to', 'page'] as const;

/** Which entries an address of the journal is about. */
export function journalSearch(search: Readonly<Record<string, unknown>>): Partial<Record<(typeof names)[number], string>> {
  return Object.fromEntries(names.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : [])));
}
