export type Kind = 'month' | 'quarter' | 'half' | 'year';

const months: Readonly<Record<Kind, number>> = { month: 1, quarter: 3, half: 6, year: 12 };

/** How many periods of a kind a year has. */
export const partsOf = (kind: Kind): number => 12 / months[kind];

/** The window of a year's period, `part` from 1 on, as the API takes it. */
export function windowOf(kind: Kind, year: number, part: number): string {
  if (kind === 'year') return String(year);
  const last = part * months[kind];
  const [from, to] = [last - months[kind] + 1, last].map((month) => `${year}-${String(month).padStart(2, '0')}`);
  return from === to ? (from ?? '') : `${from}..${to}`;
}

/** The newest period of a kind that has ended. */
export function newestEnded(kind: Kind, today: Date): { readonly year: number; readonly part: number } {
  const past = today.getUTCFullYear() * partsOf(kind) + Math.floor(today.getUTCMonth() / months[kind]) - 1;
  return { year: Math.floor(past / partsOf(kind)), part: (past % partsOf(kind)) + 1 };
}
