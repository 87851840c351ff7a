import { compact } from './reading/width.ts';
import type { Region, RegionBook } from './region-book.ts';

/** Names a region may be written with, by its compact form. */
type Names = ReadonlyMap<string, readonly Region[]>;

// Longest first: 自治县 before 县.
const SUFFIX = /(?:特别行政区|自治区|自治州|自治县|自治旗|经济开发区|开发区|新区|街道|地区|省|市|州|盟|区|县|旗|镇|乡|村)$/;
/** Texts looked up before, as written: a column repeats a few names many times. */
const MOST_REMEMBERED = 20_000;

/**
 * The regions of a programme as a book to look them up in.
 *
 * @param regions every region once; a `parent` must be in the list too
 * @throws RangeError on a code given twice, a parent that isn't in the list, or a region lying in itself
 */
export function regionBook(regions: readonly Region[]): RegionBook {
  const all = Object.freeze([...regions]);
  const byCode = new Map<string, Region>();
  for (const region of all) {
    if (byCode.has(region.code)) throw new RangeError(`The region ${region.code} is listed twice.`);
    byCode.set(region.code, region);
  }
  const ancestors = new Map(all.map((region) => [region.code, chain(region, byCode)]));
  const within = new Map<string, string[]>(all.map(({ code }) => [code, [code]]));
  for (const [code, [, ...above]] of ancestors) for (const each of above) within.get(each)?.push(code);
  const names = namesOf(all);
  const remembered = new Map<string, readonly Region[]>();

  function candidates(text: string): readonly Region[] {
    let found = remembered.get(text);
    if (found === undefined) {
      found = lookUp(compact(text), byCode, names, ancestors);
      if (remembered.size < MOST_REMEMBERED) remembered.set(text, found);
    }
    return found;
  }

  return {
    all,
    get: (code) => byCode.get(code),
    title: (code, locale) => byCode.get(code)?.title[locale] ?? code,
    ancestors: (code) => ancestors.get(code) ?? [],
    within: (code) => within.get(code) ?? [],
    find(text, side) {
      const found = candidates(text);
      if (side === undefined || found.length === 0) return found.length === 1 ? found[0] : undefined;
      const ofSide = found.filter((region) => region.side === side);
      return ofSide.length === 1 ? ofSide[0] : undefined;
    },
  };
}

function chain(region: Region, byCode: ReadonlyMap<string, Region>): readonly string[] {
  const codes = [region.code];
  for (let parent = region.parent; parent !== null; ) {
    const above = byCode.get(parent);
    if (above === undefined) throw new RangeError(`The region ${region.code} lies in ${parent}, which is not listed.`);
    if (codes.includes(parent)) throw new RangeError(`The region ${region.code} lies in itself.`);
    codes.push(parent);
    parent = above.parent;
  }
  return Object.freeze(codes);
}

function namesOf(all: readonly Region[]): Names {
  const full = new Map<string, Set<Region>>();
  const short = new Map<string, Set<Region>>();
  for (const region of all) {
    for (const title of [region.title.zh, region.title.en]) {
      for (const name of withAlias(compact(title))) {
        remember(full, name, region);
        const stem = name.replace(SUFFIX, '');
        if (stem !== '' && stem !== name) remember(short, stem, region);
      }
    }
  }
  // A full name comes before another region's short one.
  for (const [name, found] of short) if (!full.has(name)) full.set(name, found);
  return new Map([...full].map(([name, found]) => [name, [...found]]));
}

/** `黄山区(新区)` is also written `黄山区` and `新区`. */
function withAlias(name: string): string[] {
  const parts = /^(.+)[(（](.+)[)）]$/.exec(name);
  return parts === null ? [name] : [name, parts[1] ?? name, parts[2] ?? name];
}

function remember(names: Map<string, Set<Region>>, name: string, region: Region): void {
  const found = names.get(name);
  if (found === undefined) names.set(name, new Set([region]));
  else found.add(region);
}

function lookUp(
  text: string,
  byCode: ReadonlyMap<string, Region>,
  names: Names,
  ancestors: ReadonlyMap<string, readonly string[]>,
): readonly Region[] {
  if (/^\d+(\.0+)?$/.test(text)) {
    const region = ofCode(text.replace(/\.0+$/, ''), byCode);
    return region === undefined ? [] : [region];
  }
  const named = names.get(text);
  if (named !== undefined) return named;
  // The longest name at the end whose beginning is made of what it lies in.
  for (let i = 1; i < text.length; i++) {
    const found = names.get(text.slice(i))?.filter((region) => leadsTo(text.slice(0, i), region, byCode, ancestors));
    if (found !== undefined && found.length > 0) return found;
  }
  return [];
}

/** Codes are also written with the zeros of the levels below: 12 digits, or 9 (GB/T 10114). */
function ofCode(code: string, byCode: ReadonlyMap<string, Region>): Region | undefined {
  const exact = byCode.get(code);
  if (exact !== undefined) return exact;
  for (const length of [9, 6]) {
    if (code.length > length && /^0+$/.test(code.slice(length))) {
      const region = byCode.get(code.slice(0, length));
      if (region !== undefined) return region;
    }
  }
  return undefined;
}

/** Whether what stands before a name is where the region lies: its ancestors' names, and above the book's top any province. */
function leadsTo(
  before: string,
  region: Region,
  byCode: ReadonlyMap<string, Region>,
  ancestors: ReadonlyMap<string, readonly string[]>,
): boolean {
  let rest = before.replace(/[-/·,，>]+$/, '');
  const [, ...above] = ancestors.get(region.code) ?? [];
  for (const code of above) {
    const title = compact(byCode.get(code)?.title.zh ?? '');
    const name = withAlias(title)
      .flatMap((each) => [each, each.replace(SUFFIX, '')])
      .find((each) => each !== '' && rest.endsWith(each));
    if (name !== undefined) rest = rest.slice(0, rest.length - name.length).replace(/[-/·,，>]+$/, '');
  }
  if (rest === '' || rest === '中国') return true;
  return /^(中国)?[\p{Script=Han}]{2,8}(省|自治区)$/u.test(rest) || isOuterCity(rest, region, above.length, byCode);
}

/** 省 and 市 above a book that begins with counties. */
function isOuterCity(rest: string, region: Region, depth: number, byCode: ReadonlyMap<string, Region>): boolean {
  if (depth > 0) return false;
  for (const other of byCode.values()) if (compact(other.title.zh) === rest && other !== region) return false;
  return /^[\p{Script=Han}]{2,16}(市|州|盟|地区)$/u.test(rest);
}
