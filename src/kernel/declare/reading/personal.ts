import { halfWidth } from './width.ts';

/** Blanks and hyphens by which people set groups of digits apart: `138 1234 5678`. A date's are shorter. */
const between = /(?<=\d{3})[\s\u00a0\u200b\ufeff\-‐-―]+(?=\d{3})/g;
/** Identity numbers, whole or damaged, and bank cards are of 15 to 19 digits; a mobile number has 11. */
const personal = /(?<!\d)(?:\d{15,19}|\d{17}[Xx]|(?:86)?1[3-9]\d{9})(?!\d)/;

/**
 * Whether an identity number, a bank card or a mobile number seems to stand anywhere in a text, whatever it says it is. A
 * check character isn't asked for: a mistyped number is still somebody's.
 */
export function looksPersonal(text: string): boolean {
  if (text.length < 11) return false;
  const half = halfWidth(text);
  return personal.test(half) || personal.test(half.replace(between, ''));
}
