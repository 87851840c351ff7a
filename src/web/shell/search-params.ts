/** The query of an address as plain texts: `?window=2024` is the text `2024`, so that addresses read as people write them. */
export function readSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** Inverse of `readSearch`; what is blank is left out. Signs that are harmless in a query stay as they are. */
export function writeSearch(search: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(search).flatMap(([name, value]) => (value === undefined || value === null || value === '' ? [] : [[name, String(value)]]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString().replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%3D', '=')}`;
}

/** The year a page shows; absent for the newest with records. */
export function yearSearch(search: Readonly<Record<string, unknown>>): { readonly year?: string } {
  const { year } = search;
  return typeof year === 'string' && /^\d{4}$/.test(year) ? { year } : {};
}

/** The word of a one-time link. */
export function tokenSearch({ token }: Readonly<Record<string, unknown>>): { readonly token?: string } {
  return typeof token === 'string' ? { token } : {};
}

/** Of the cockpit: the year, and why an identity provider's way in led back here. */
export function homeSearch(search: Readonly<Record<string, unknown>>): { readonly year?: string; readonly level?: string; readonly 'sign-in'?: string } {
  const { 'sign-in': refused, level } = search;
  return { ...yearSearch(search), ...(level === 'verified' || level === 'confirmed' ? { level } : {}), ...(typeof refused === 'string' ? { 'sign-in': refused } : {}) };
}
