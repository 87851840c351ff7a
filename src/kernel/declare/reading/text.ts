/**
 * Text as it is kept: trimmed, inner blanks kept, in Unicode form NFC, without control characters (PostgreSQL takes no
 * U+0000) and without halves of characters.
 */
export function cleanText(text: string): string {
  let plain = true;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    // Han characters, ASCII and CJK punctuation are already in NFC; all else takes the careful way.
    if ((c >= 0x20 && c < 0x7f) || (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xff01 && c <= 0xff5e)) continue;
    if (c >= 0x3000 && c <= 0x3020) continue;
    plain = false;
    break;
  }
  if (plain) return text.trim();
  return text.toWellFormed().replace(CONTROLS, '').replace(/\r\n?/g, '\n').normalize('NFC').trim();
}

// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u2060\ufeff]/g;
