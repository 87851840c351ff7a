let table: Map<string, number> | undefined;

/** Text as GBK, which WPS and Excel on a Chinese machine save .csv files in. @throws RangeError on what GBK has not. */
export function gbk(text: string): Uint8Array {
  table ??= doubleBytes();
  const bytes = new Uint8Array(text.length * 2);
  let at = 0;
  for (const sign of text) {
    const code = sign.charCodeAt(0);
    if (code < 0x80) bytes[at++] = code;
    else {
      const pair = table.get(sign);
      if (pair === undefined) throw new RangeError(`GBK has no ${sign}.`);
      bytes[at++] = pair >> 8;
      bytes[at++] = pair & 0xff;
    }
  }
  return bytes.subarray(0, at);
}

/** Node only decodes GBK, so the table comes from decoding every pair of bytes. */
function doubleBytes(): Map<string, number> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const sign = decoder.decode(Uint8Array.of(lead, trail));
      if ([...sign].length === 1 && sign !== '\ufffd' && !found.has(sign)) found.set(sign, (lead << 8) | trail);
    }
  }
  return found;
}
