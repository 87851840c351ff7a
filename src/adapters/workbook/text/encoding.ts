import { unknownEncoding, unknownFormat } from '../refusals.ts';

export type Encoding = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** How the text of a file is written, and how many bytes its mark takes. */
export interface Written {
  readonly encoding: Encoding;
  readonly mark: number;
}

const PIECE = 1024 * 1024;

const LABEL: Readonly<Record<Encoding, string>> = { 'utf-8': 'utf-8', 'utf-8-bom': 'utf-8', gb18030: 'gb18030', 'utf-16le': 'utf-16le', 'utf-16be': 'utf-16be' };

/**
 * Tells how a text file is written: by its mark, else UTF-8 if every byte fits, else GB18030 if every byte fits.
 * Throws a `Refusal`: `workbook.unknown-encoding` (with the line, where it is UTF-8 with a few bad bytes) or
 * `workbook.unknown-format` for what is no text at all.
 */
export function encodingOf(bytes: Buffer): Written {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return sound(bytes, { encoding: 'utf-8-bom', mark: 3 });
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return sound(bytes, { encoding: 'utf-16le', mark: 2 });
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return sound(bytes, { encoding: 'utf-16be', mark: 2 });
  if (bytes.includes(0)) throw unknownFormat({ zh: '是二进制文件', en: 'it is a binary file' });
  if (fits(bytes, 'utf-8')) return { encoding: 'utf-8', mark: 0 };
  const bad = mostlyUtf8(bytes);
  if (bad !== undefined) throw damagedAt(bad);
  return sound(bytes, { encoding: 'gb18030', mark: 0 });
}

/** Decodes a text in pieces; characters that straddle two pieces come out whole. */
export function* decoded(bytes: Buffer, written: Written, piece: number = PIECE): Generator<string> {
  const decoder = new TextDecoder(LABEL[written.encoding], { fatal: true, ignoreBOM: true });
  for (let at = written.mark; at < bytes.length; at += piece) yield decoder.decode(bytes.subarray(at, at + piece), { stream: true });
  yield decoder.decode();
}

function fits(bytes: Buffer, label: string): boolean {
  const decoder = new TextDecoder(label, { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += PIECE) decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

function sound(bytes: Buffer, written: Written): Written {
  if (fits(bytes.subarray(written.mark), LABEL[written.encoding])) return written;
  if (written.encoding === 'gb18030') throw unknownEncoding({ zh: '既不是 UTF-8，也不是 GB18030（GBK）', en: 'it is neither UTF-8 nor GB18030 (GBK)' });
  const bad = written.encoding === 'utf-8-bom' ? mostlyUtf8(bytes) : undefined;
  if (bad !== undefined) throw damagedAt(bad);
  throw unknownEncoding({ zh: `文件开头标明是 ${written.encoding}，内容却不是`, en: `it is marked as ${written.encoding}, but its content is not` });
}

function damagedAt(line: number): Error {
  return unknownEncoding({ zh: `文件是 UTF-8，但第 ${line} 行有损坏的字节`, en: `it is UTF-8, but line ${line} has damaged bytes` }, line);
}

/** The line of the first bad byte, where nine of ten sequences are sound UTF-8: GB18030 text never looks so. */
function mostlyUtf8(bytes: Buffer): number | undefined {
  let good = 0;
  let bad = 0;
  let line = 1;
  let firstBad = 0;
  for (let at = 0; at < bytes.length; at++) {
    const b = bytes[at]!;
    if (b === 10) line++;
    if (b < 128) continue;
    const length = b >= 0xf0 && b < 0xf8 ? 3 : b >= 0xe0 && b < 0xf0 ? 2 : b >= 0xc2 && b < 0xe0 ? 1 : 0;
    let n = 0;
    while (n < length && (bytes[at + 1 + n]! & 0xc0) === 0x80) n++;
    if (length > 0 && n === length) good++;
    else {
      bad++;
      if (firstBad === 0) firstBad = line;
    }
    at += n;
  }
  return bad > 0 && good >= 9 * bad && good >= 9 ? firstBad : undefined;
}
