/** The same text with full-width ASCII (`１２．５％（）`) and blanks made half-width. */
export function halfWidth(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 0x2212 && isForeign(c)) return text.slice(0, i) + convert(text, i);
  }
  return text;
}

/** The text for comparing: half-width, lower case, without any blank, line break or invisible mark. */
export function compact(text: string): string {
  return halfWidth(text).replace(BLANKS, '').toLowerCase();
}

/** Half-width text without blanks, case kept. */
export function tight(text: string): string {
  const half = halfWidth(text);
  for (let i = 0; i < half.length; i++) {
    const c = half.charCodeAt(i);
    if (c <= 0x20 || c === 0xa0 || c >= 0x1680) return half.replace(BLANKS, '');
  }
  return half;
}

// Byte-order marks and zero-width joints come along when text is pasted from web pages and chat programs.
const BLANKS = /[\s\u00ad\u200b-\u200f\u2060\ufeff]+/g;

function isForeign(c: number): boolean {
  return (c >= 0xff01 && c <= 0xff5e) || c === 0x3000 || c === 0xffe5 || c === 0x2212;
}

function convert(text: string, from: number): string {
  let half = '';
  for (let i = from; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 0xff01 && c <= 0xff5e) half += String.fromCharCode(c - 0xfee0);
    else if (c === 0x3000) half += ' ';
    else if (c === 0xffe5) half += '¥';
    else if (c === 0x2212) half += '-';
    else half += text[i];
  }
  return half;
}
