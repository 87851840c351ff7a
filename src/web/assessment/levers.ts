import type { Assessment } from '../../client/assessments.ts';
import { termOf, type Term } from '../../kernel/assess/index.ts';

/** A figure that can be moved, and how far a slider goes. Positions are whole steps. */
export interface Lever {
  readonly key: string;
  readonly term: Term;
  readonly now: string;
  readonly most: number;
}

export const positions = 400;

/** The figures of the year itself, in the order of the items. What was is not moved. */
export function leversOf({ values, terms, place }: Assessment, needed: Readonly<Record<string, string>>): Lever[] {
  return values
    .filter(({ year, value }) => year === place.year && value !== null)
    .map(({ key, figure, value }) => {
      const term = termOf(terms, figure);
      const [now, wanted] = [Number(value), Number(needed[key] ?? 0)];
      return { key, term, now: value ?? '0', most: term.percent ? Math.max(1, now, wanted) : Math.max(10, now * 1.5, wanted * 1.2) };
    });
}

/** The value at a slider's position, to the figure's own decimals. */
export function valueAt({ most, now, term }: Lever, position: number): string {
  return position === positionOf({ most }, now) ? now : plain(((most * position) / positions).toFixed(decimals(term)));
}

export const positionOf = ({ most }: Pick<Lever, 'most'>, value: string): number => Math.round((Number(value) / most) * positions);

const decimals = ({ digits, percent, trims }: Term): number => (percent ? digits + 2 : trims ? Math.min(digits, 2) : digits);
const plain = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** What is typed as a plain decimal; shares are typed as percentages. */
export function typedValue({ term }: Lever, text: string): string | undefined {
  if (!/^\d{1,15}(?:\.\d{0,6})?$/.test(text)) return undefined;
  return term.percent ? plain((Number(text) / 100).toFixed(6)) : text.replace(/\.$/, '');
}

export const shownValue = ({ term }: Lever, value: string): string => (term.percent ? plain((Number(value) * 100).toFixed(4)) : value);
