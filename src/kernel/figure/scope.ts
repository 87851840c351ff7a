import { sees } from '../access/party.ts';
import type { Party } from '../access/party.ts';
import { refuse } from '../declare/problem.ts';
import type { RegionBook } from '../declare/region-book.ts';

/**
 * The regions whose cells together make up what the party asks for: the region asked, or all that the party sees. The
 * empty text is the whole programme. No two of them overlap.
 * @throws Refusal `figure.unknown-region`, `figure.region-not-visible`
 */
export function scopeFor(party: Party, regions: RegionBook, asked: string | undefined): readonly string[] {
  if (asked === undefined || asked === '') return party.regions === 'all' ? [''] : topmost(party.regions, regions);
  if (regions.get(asked) === undefined) {
    throw refuse(
      'figure.unknown-region',
      { zh: `没有代码为 ${asked.slice(0, 20)} 的地区。`, en: `There is no region ${asked.slice(0, 20)}.` },
      { zh: '请填写本项目地区的行政区划代码。', en: 'Give the code of a region of the programme.' },
    );
  }
  if (!sees(party, asked, regions)) {
    throw refuse(
      'figure.region-not-visible',
      { zh: `您看不到地区 ${asked}。`, en: `You don't see region ${asked}.` },
      { zh: '请选择您负责的地区，或联系管理员。', en: 'Choose a region of your own, or ask the administrator.' },
    );
  }
  return [asked];
}

/** The regions records of a scope belong to, in ascending order. */
export function leavesOf(scope: readonly string[], regions: RegionBook): readonly string[] {
  const codes = scope.includes('') ? regions.all.map(({ code }) => code) : scope.flatMap((code) => regions.within(code));
  return [...new Set(codes)].sort();
}

/** The regions next below a scope: by these its figures are split. */
export function partsOf(scope: readonly string[], regions: RegionBook): readonly string[] {
  const [only] = scope;
  if (scope.length !== 1 || only === undefined) return scope;
  return regions.all.filter(({ parent }) => (parent ?? '') === only).map(({ code }) => code);
}

/** Without those that lie in another of them. */
function topmost(codes: readonly string[], regions: RegionBook): string[] {
  const mine = new Set(codes);
  return [...mine].filter((code) => !regions.ancestors(code).some((above) => above !== code && mine.has(above))).sort();
}
