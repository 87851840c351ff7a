/** Says whether a text cell holds nothing but blanks, U+3000 and line breaks included. */
export function isEmpty(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first > 0x20 && first < 0x80) return false;
  return text.trim() === '';
}

/**
 * Says whether a text cell stands for a blank: nothing, or a lone `-`, `—`, `——`, `/` as clerks fill the boxes that
 * don't apply. `无` is a word and no blank.
 */
export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  // Letters, digits and Chinese characters can't begin a blank: the common case.
  if ((first >= 0x30 && first < 0x80) || (first >= 0x4e00 && first <= 0x9fff)) return false;
  const bare = text.trim();
  return bare === '' || (bare.length <= 4 && STROKES.test(bare));
}

const STROKES = /^(?:[-—–－―─−_]{1,4}|[/／\\]{1,2})$/;
