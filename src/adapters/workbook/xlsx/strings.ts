import type { WorkbookLimits } from '../limits.ts';
import { broken, tooLarge } from '../refusals.ts';
import { blocks } from './blocks.ts';
import { textBetween } from './text.ts';

/** Reads the shared strings: rich text runs joined, phonetic runs left out. */
export async function sharedStrings(pieces: AsyncIterable<Buffer>, limits: WorkbookLimits): Promise<string[]> {
  const strings: string[] = [];
  let kept = 0;
  for await (const block of blocks(pieces, 'si')) {
    const end = block.length;
    let at = 0;
    while ((at = nextTag(block, at, end)) >= 0) {
      // <si> or <si/>
      if (block[at + 1] !== 115 || block[at + 2] !== 105 || (block[at + 3] !== 62 && block[at + 3] !== 47 && block[at + 3] !== 32)) {
        at++;
        continue;
      }
      const open = block.indexOf(62, at);
      if (block[open - 1] === 47) {
        strings.push('');
        at = open + 1;
        continue;
      }
      const found = richText(block, open + 1, end);
      kept += found.text.length * 2;
      if (kept > limits.textBytes) throw tooLarge(kept, limits.textBytes);
      strings.push(found.text);
      at = found.end;
    }
  }
  return strings;
}

function nextTag(bytes: Buffer, at: number, end: number): number {
  while (at < end && bytes[at] !== 60) at++;
  return at < end ? at : -1;
}

const torn = { zh: '文字部分不完整', en: 'a text is cut off' };

/**
 * Joins the `<t>` of one `<si>` or `<is>`, from behind its start tag to its end tag, leaving `<rPh>` out.
 * Answers the text and the offset behind the end tag.
 */
export function richText(bytes: Buffer, at: number, end: number): { text: string; end: number } {
  let text = '';
  let phonetic = false;
  for (;;) {
    const open = nextTag(bytes, at, end);
    if (open < 0) throw broken(torn);
    const a = bytes[open + 1];
    const b = bytes[open + 2];
    if (a === 47) {
      // </si> and </is> end it; </rPh> ends the reading aid.
      const close = bytes.indexOf(62, open);
      if (close < 0) throw broken(torn);
      if ((b === 115 && bytes[open + 3] === 105) || (b === 105 && bytes[open + 3] === 115)) return { text, end: close + 1 };
      if (b === 114 && bytes[open + 3] === 80 && bytes[open + 4] === 104 && bytes[open + 5] === 62) phonetic = false;
      at = close + 1;
      continue;
    }
    if (a === 114 && b === 80 && bytes[open + 3] === 104 && (bytes[open + 4] === 32 || bytes[open + 4] === 62)) phonetic = true;
    const close = bytes[open + 2] === 62 ? open + 2 : bytes.indexOf(62, open);
    if (close < 0) throw broken(torn);
    const selfClosed = bytes[close - 1] === 47;
    if (selfClosed && phonetic && a === 114 && b === 80) phonetic = false;
    at = close + 1;
    if (a !== 116 || (b !== 62 && b !== 32) || selfClosed) continue;
    let stop = at;
    while (stop < end && bytes[stop] !== 60) stop++;
    if (bytes[stop + 1] === 33) {
      // CDATA within the text: its own brackets may hold anything.
      stop = bytes.indexOf('</t', at);
      if (stop < 0) throw broken(torn);
    }
    if (stop >= end) throw broken(torn);
    if (!phonetic) {
      const part = textBetween(bytes, at, stop);
      text = text === '' ? part : text + part;
    }
    at = stop;
  }
}
