import { tags } from './tags.ts';

/** Built-in formats that show a date (ECMA-376 18.8.30, and its Chinese ones); those for a time of day alone are left out. */
const BUILT_IN = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/** Whether a number format shows a date: it names a year, a day, or a month that is not a minute. */
export function showsDate(code: string): boolean {
  const first = code.split(';')[0] ?? '';
  const bare = first.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').replace(/general|g\/通用格式|am\/pm|a\/p/gi, '').toLowerCase();
  if (/[yd]|年|日/.test(bare)) return true;
  return /m/.test(bare) && !/[hs]/.test(bare) && !/[0#?]/.test(bare);
}

/** For each cell style of a workbook, 1 where it shows numbers as dates. */
export function datedStyles(xml: string): Uint8Array {
  const custom = new Map<number, boolean>();
  const dated: number[] = [];
  let inCellFormats = false;
  for (const tag of tags(xml)) {
    if (tag.name === 'numFmt') custom.set(Number(tag.attribute('numFmtId')), showsDate(tag.attribute('formatCode') ?? ''));
    else if (tag.name === 'cellXfs') inCellFormats = true;
    else if (tag.name === 'cellStyles' || tag.name === 'dxfs') inCellFormats = false;
    else if (inCellFormats && tag.name === 'xf') {
      const id = Number(tag.attribute('numFmtId') ?? 0);
      dated.push(custom.get(id) ?? BUILT_IN.has(id) ? 1 : 0);
    }
  }
  return Uint8Array.from(dated);
}
