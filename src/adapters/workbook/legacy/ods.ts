import type { WorkbookLimits } from '../limits.ts';
import { broken, encrypted, tooManyCells } from '../refusals.ts';
import { tags } from '../xlsx/tags.ts';
import { openPackage } from '../zip/package.ts';

/** The library that reads .ods holds the whole text several times over. */
const MOST_CONTENT = 128 * 1024 * 1024;
/** The last row of a sheet, in LibreOffice as in Excel. */
const LAST_ROW = 1_048_576;

/**
 * Looks an .ods file over before a library unfolds it: sizes, encryption, and cells that are said to repeat, which can
 * turn a few bytes into millions of cells. Answers for each sheet whether it is hidden, which the library does not tell.
 */
export function lookOverOds(bytes: Buffer, limits: WorkbookLimits): boolean[] {
  const zip = openPackage(bytes, limits);
  const manifest = zip.whole('META-INF/manifest.xml')?.toString('utf8') ?? '';
  if (manifest.includes('encryption-data')) throw encrypted();
  const content = zip.whole('content.xml', MOST_CONTENT)?.toString('utf8');
  if (content === undefined) throw broken({ zh: '缺少内容部件', en: 'the content part is missing' });
  let cells = 0;
  for (const row of content.split('<table:table-row').slice(1)) {
    const repeat = Number(/^[^>]*number-rows-repeated="(\d+)"/.exec(row)?.[1] ?? 1);
    let filled = 0;
    for (const cell of row.matchAll(/<table:table-cell([^>]*)>/g)) {
      if (/value-type=/.test(cell[1]!)) filled += Number(/number-columns-repeated="(\d+)"/.exec(cell[1]!)?.[1] ?? 1);
    }
    if (filled > 0) cells += Math.min(repeat, LAST_ROW) * filled;
    if (cells > limits.cells) throw tooManyCells(limits.cells);
  }
  const styles = new Set<string>();
  let style = '';
  const hidden: boolean[] = [];
  for (const tag of tags(content)) {
    if (tag.name === 'style') style = tag.attribute('name') ?? '';
    else if (tag.name === 'table-properties' && tag.attribute('display') === 'false') styles.add(style);
    else if (tag.name === 'table') hidden.push(styles.has(tag.attribute('style-name') ?? ''));
  }
  return hidden;
}
