import { compact } from './reading/width.ts';
import type { Region, RegionBook } from './region-book.ts';

/** Regions by a name they may be written with, in its compact form. */
type Names = ReadonlyMap<string, readonly Region[]>;

/** The regions a text may mean: as a full name, then as a short one. A nearer reading comes before all others. */
type Readings = readonly (readonly Region[])[];

/** Where regions lie. */
interface Lies {
  readonly byCode: ReadonlyMap<string, Region>;
  readonly ancestors: ReadonlyMap<string, readonly string[]>;
}

// Longest first: 自治县 before 县.
const SUFFIX = /(?:特别行政区|自治区|自治州|自治县|自治旗|经济开发区|开发区|新区|街道|地区|省|市|州|盟|区|县|旗|镇|乡|村|city|county|district|prefecture|province|town(?:ship)?)$/;
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
  const lies = { byCode, ancestors };
  const remembered = new Map<string, Readings>();

  function readings(text: string): Readings {
    let found = remembered.get(text);
    if (found === undefined) {
      found = lookUp(compact(text), names, lies);
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
      for (const found of readings(text)) {
        const fitting = side === undefined ? found : found.filter((region) => region.side === side);
        if (fitting.length > 0) return fitting.length === 1 ? fitting[0] : undefined;
      }
      return undefined;
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

function namesOf(all: readonly Region[]): readonly Names[] {
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
  return [full, short].map((names) => new Map([...names].map(([name, found]) => [name, [...found]])));
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

function lookUp(text: string, names: readonly Names[], lies: Lies): Readings {
  if (/^\d+(\.0+)?$/.test(text)) {
    const region = ofCode(text.replace(/\.0+$/, ''), lies.byCode);
    return region === undefined ? [] : [[region]];
  }
  const named = names.map((each) => each.get(text) ?? []);
  if (named.some((found) => found.length > 0)) return named;
  // A title in English has no `City` or `County` to it.
  if (/^[a-z]/.test(text)) return names.map((each) => each.get(text.replace(SUFFIX, '')) ?? []);
  // The longest name at the end, with what it lies in before it.
  for (let i = 1; i < text.length; i++) {
    const before = text.slice(0, i);
    const found = names.map((each) => (each.get(text.slice(i)) ?? []).filter((region) => leadsTo(before, region, lies)));
    if (found.some((regions) => regions.length > 0)) return found;
  }
  return [];
}

/** Codes are also written with the zeros of the levels below: 12 digits, or 9 (GB/T 10114). */
function ofCode(code: string, byCode: ReadonlyMap<string, Region>): Region | undefined {
  for (const length of [code.length, 9, 6]) {
    if (code.length < length || !/^0*$/.test(code.slice(length))) continue;
    const region = byCode.get(code.slice(0, length));
    if (region !== undefined) return region;
  }
  return undefined;
}

/** Whether what stands before a name is where the region lies: names of its ancestors, a province before them. */
function leadsTo(before: string, region: Region, { byCode, ancestors }: Lies): boolean {
  const [, ...above] = ancestors.get(region.code) ?? [];
  let rest = before.replace(SEPARATORS, '');
  for (const code of above) {
    const name = writtenForms(byCode.get(code)).find((each) => rest.endsWith(each));
    if (name !== undefined) rest = rest.slice(0, rest.length - name.length).replace(SEPARATORS, '');
  }
  if (rest === '' || rest === '中国') return true;
  if (/^(?:中国)?\p{Script=Han}{2,8}(?:省|自治区)$/u.test(rest)) return true;
  // A book that begins with counties doesn't know their cities; but a city it knows leads elsewhere.
  if (above.length > 0 || !/^\p{Script=Han}{2,16}(?:市|州|盟|地区)$/u.test(rest)) return false;
  return ![...byCode.values()].some((other) => writtenForms(other).includes(rest));
}

const SEPARATORS = /[-/·,>]+$/;

function writtenForms(region: Region | undefined): string[] {
  if (region === undefined) return [];
  return withAlias(compact(region.title.zh)).flatMap((name) => {
    const stem = name.replace(SUFFIX, '');
    return stem === '' ? [name] : [name, stem];
  });
}
