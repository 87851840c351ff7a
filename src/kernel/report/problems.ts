import type { Problem } from '../declare/problem.ts';
import type { Wording } from '../declare/wording.ts';
import type { TextPlace } from './place.ts';

/** Something wrong with a template, and where. */
export function problemAt(code: string, { line, character }: TextPlace, message: Wording, mend: Wording, value?: string): Problem {
  return { code, severity: 'error', place: { line, character }, message, mend, ...(value === undefined ? {} : { value: short(value) }) };
}

export const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
