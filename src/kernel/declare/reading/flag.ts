import { compact } from './width.ts';

const YES = ['是', '√', '✓', '✔', '☑', '对', '有', '真', '已', 'y', 'yes', 't', 'true', '1', 'v'];
const NO = ['否', '×', '✗', '✘', '✕', '☒', '不', '不是', '非', '错', '无', '没有', '没', '假', '未', 'n', 'no', 'f', 'false', '0', 'x'];

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...YES.map((word) => [word, true] as const),
  ...NO.map((word) => [word, false] as const),
]);

/** Reads yes or no as clerks mark it: 是/否, √/×, Y/N, 有/无, 已…/未…; `undefined` for anything else. */
export function flagOf(text: string): boolean | undefined {
  const plain = WORDS.get(text);
  if (plain !== undefined) return plain;
  const word = compact(text);
  const known = WORDS.get(word);
  if (known !== undefined) return known;
  // 已务工, 未务工: the column's own words behind it.
  if (word.length <= 6 && word.startsWith('已')) return true;
  if (word.length <= 6 && (word.startsWith('未') || word.startsWith('尚未'))) return false;
  return undefined;
}
