import type { Wording } from '../../kernel/declare/wording.ts';

type Entry = Wording | ((...given: never[]) => Wording);

/**
 * A folder's texts, each in both languages; they stand in its `words.ts` and nowhere else (checked by the tests of the
 * house). A text with something to fill in is a function.
 */
export function words<const W extends Readonly<Record<string, Entry>>>(entries: W): W {
  return entries;
}
