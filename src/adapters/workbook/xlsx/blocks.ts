import { broken } from '../refusals.ts';

/** No row and no string is larger than this, however many columns. */
const LARGEST_BLOCK = 64 * 1024 * 1024;

/**
 * Cuts a stream of XML into blocks that end with a given end tag, so that a scanner never meets half an element.
 * What follows the last end tag comes as the last block. A namespace prefix on every tag (`<x:row>`) is taken off.
 */
export async function* blocks(pieces: AsyncIterable<Buffer>, endTag: 'row' | 'si'): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let held = 0;
  let prefix: string | undefined;
  let mark = Buffer.from(`</${endTag}>`);
  for await (const piece of pieces) {
    if (prefix === undefined) {
      prefix = rootPrefix(waiting.length > 0 ? Buffer.concat([...waiting, piece]) : piece);
      if (prefix) mark = Buffer.from(`</${prefix}:${endTag}>`);
    }
    const cut = piece.lastIndexOf(mark);
    if (cut < 0) {
      waiting.push(piece);
      held += piece.length;
      if (held > LARGEST_BLOCK) throw broken({ zh: '有一行的内容大得不正常', en: 'one row is larger than any row can be' });
      continue;
    }
    const end = cut + mark.length;
    const head = piece.subarray(0, end);
    yield bare(waiting.length > 0 ? Buffer.concat([...waiting, head]) : head, prefix);
    waiting = end < piece.length ? [piece.subarray(end)] : [];
    held = piece.length - end;
  }
  yield bare(Buffer.concat(waiting), prefix);
}

/** The prefix of the root element; `undefined` while the root has not come yet. */
function rootPrefix(bytes: Buffer): string | undefined {
  const head = bytes.toString('latin1', 0, 4096);
  if (/^(\xff\xfe|\xfe\xff)/.test(head)) throw broken({ zh: '部件用 UTF-16 编码', en: 'a part is written in UTF-16' });
  const root = /<(?![?!])(?:([^\s:<>/]+):)?[^\s:<>/]+[\s>/]/.exec(head);
  return root ? (root[1] ?? '') : undefined;
}

function bare(block: Buffer, prefix: string | undefined): Buffer {
  if (!prefix) return block;
  return Buffer.from(block.toString('latin1', 0, block.length).replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</'), 'latin1');
}
