import type { Item } from '../../../../src/kernel/declare/rule-set.ts';
import { regions } from '../../regions.ts';
import { ruleSets } from '../../rule-sets/index.ts';
import { pdfOf } from './pdf.ts';

/** What a claim says of itself, as far as its paper goes by it. */
export interface Claimed {
  readonly region: string;
  readonly year: number;
  readonly ruleSet: string;
  readonly item: string;
}

/** The invented paper that bears a claim out. Some claims have none: that is what gaps are for. */
export function paperFor({ region, year, ruleSet, item }: Claimed): { readonly name: string; readonly bytes: Uint8Array } | undefined {
  const title = titleOf(ruleSets.find(({ name }) => name === ruleSet)?.items ?? [], item);
  const place = regions.find(({ code }) => code === region)?.title.zh;
  const drawn = [...`${region}${item}`].reduce((sum, one) => sum + (one.codePointAt(0) ?? 0), year);
  if (title === undefined || place === undefined || drawn % 5 === 3) return undefined;
  const lines = ['示例数据（虚构）', '', `${place}${year}年东西部协作考核佐证`, `考核项：${title}`, `文号：示例〔${year}〕${(drawn % 90) + 1}号`, '', '本页系演示软件而生成，不是任何单位的文件。'];
  return { name: `${place}${year}年${title}佐证（示例）.pdf`, bytes: pdfOf(lines) };
}

function titleOf(items: readonly Item[], name: string): string | undefined {
  for (const item of items) {
    const found = item.name === name ? item.title.zh : item.kind === 'branch' ? titleOf(item.items, name) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
