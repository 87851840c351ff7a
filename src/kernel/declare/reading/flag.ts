import { compact } from './width.ts';

const YES = ['是', '√', '✓', '✔', '☑', '对', '有', '真', '已', 'y', 'yes', 't', 'true', '1', 'v'];
const NO = ['否', '×', '✗', '✘', '✕', '☒', '不', '不是', '非', '错', '无', '没有', '没', '假', '未', 'n', 'no', 'f', 'false', '0', 'x'];

// The column's own words behind 已 or 未.
const OWN_WORDS = /^(已经|已|尚未|没有|未)(.{2,6})$/;

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...YES.map((word) => [word, true] as const),
  ...NO.map((word) => [word, false] as const),
]);

/**
 * Reads yes or no as clerks mark it: 是/否, √/×, Y/N, 有/无; `undefined` for anything else.
 *
 * @param about the column's headers: `已务工` is a yes where they speak of 务工, and tells nothing elsewhere
 */
export function flagOf(text: string, about: readonly string[]): boolean | undefined {
  const plain = WORDS.get(text);
  if (plain !== undefined) return plain;
  const word = compact(text);
  const known = WORDS.get(word);
  if (known !== undefined) return known;
  const parts = OWN_WORDS.exec(word);
  if (parts === null || !about.some((header) => header.includes(parts[2] ?? ''))) return undefined;
  return parts[1] === '已' || parts[1] === '已经';
}
