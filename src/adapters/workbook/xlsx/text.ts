/** Text as OOXML writes it: UTF-8 bytes, XML entities, and `_xHHHH_` for what XML can't carry (ECMA-376 22.9.2.19). */

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function entity(whole: string, name: string): string {
  if (name[0] !== '#') return ENTITIES[name] ?? whole;
  const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** Resolves the five named entities and character references; anything else stays as it was written. */
export function unescapeXml(text: string): string {
  return text.includes('&') ? text.replace(/&(#?\w{1,10});/g, entity) : text;
}

/** Turns `_x000D_` into its character. `_x005F_` is an escaped underscore. */
export function unescapeHex(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
}

export function escapeXml(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : c === '>' ? '&gt;' : '&quot;')) : text;
}

/** Text that any XML reader accepts: control characters become `_xHHHH_`, and what looks like one is kept apart. */
export function escapeText(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the characters XML 1.0 forbids
  const safe = text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replace(/[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff]/g, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
  return escapeXml(safe);
}

/** Decodes the bytes of a text node, `start` to `end`. */
export function textBetween(bytes: Buffer, start: number, end: number): string {
  let plain = true;
  let ascii = true;
  for (let i = start; i < end; i++) {
    const b = bytes[i]!;
    if (b > 127) ascii = false;
    else if (b === 38 || b === 95 || b === 60 || b === 13) plain = false;
  }
  const text = ascii ? bytes.toString('latin1', start, end) : bytes.toString('utf8', start, end);
  return plain ? text : intricate(text);
}

function intricate(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (!lines.includes('<![CDATA[')) return unescapeHex(unescapeXml(lines));
  const parts = lines.split(/<!\[CDATA\[([\s\S]*?)\]\]>/);
  return unescapeHex(parts.map((part, i) => (i % 2 === 1 ? part : unescapeXml(part))).join(''));
}
