import { claims, judgements } from '../../../../src/domains/assessment/findings.ts';
import type { Item, RuleSet } from '../../../../src/kernel/declare/rule-set.ts';
import { ruleSets } from '../../rule-sets/index.ts';
import { counties } from '../counties.ts';
import { iso } from '../days.ts';
import { planned, type PlannedLedger, type Row } from './planned.ts';

/** The city first. */
const assessed = [{ code: '621100', name: '定西市' }, ...counties];

interface Asked {
  readonly name: string;
  /** In hundredths; of a veto, none. */
  readonly most: bigint | undefined;
}

/** What people judge, in the order of the rules. */
function askedOf(items: readonly Item[]): Asked[] {
  return items.flatMap((item): Asked[] => {
    if (item.kind === 'branch') return askedOf(item.items);
    if (item.kind === 'judged') return [{ name: item.name, most: BigInt(Math.round(Number(item.points) * 100)) }];
    return item.kind === 'veto' && item.when === 'found' ? [{ name: item.name, most: undefined }] : [];
  });
}

/** 2023 is claimed and judged to the end; of 2024 the counties claim what they have so far, and nobody has judged it. */
export function planAssessment(): PlannedLedger[] {
  const claimed: Row<typeof claims.fields>[] = [];
  const judged: Row<typeof judgements.fields>[] = [];
  for (const rules of ruleSets) {
    for (const [place, { code, name }] of assessed.entries()) {
      for (const [index, { most, name: item }] of askedOf(rules.items).entries()) {
        if (item === 'innovation.award' && place !== 0) continue;
        const found = { region: code, year: rules.valid[0], ruleSet: rules.name, item };
        const claim = claimOf(rules, most, place, index);
        if (claim !== undefined) claimed.push({ ...found, points: claim, by: `${name}协作办（示例）`, saidOn: iso(rules.valid[0] + 1, 1, 8 + place), reason: most === undefined ? '自查未发现（示例）' : '对照标准自评，佐证见附件（示例）' });
        if (rules.valid[0] !== 2023) continue;
        const cut = most === undefined || (place + index) % 3 !== 1 ? 0n : 50n;
        judged.push({ ...found, points: claim === undefined || claim < cut ? 0n : claim - cut, by: '省考核组（示例）', saidOn: iso(2024, 2, 20 + (place % 5)), reason: cut === 0n ? '材料属实（示例）' : '佐证不够完整，扣 0.5 分（示例）' });
      }
    }
  }
  return [planned(claims, claimed), planned(judgements, judged)];
}

function claimOf({ valid: [year] }: RuleSet, most: bigint | undefined, place: number, index: number): bigint | undefined {
  if (most === undefined) return year === 2023 ? 0n : undefined;
  // In the second year some haven't said anything yet.
  if (year !== 2023 && (place + 2 * index) % 5 === 3) return undefined;
  return most - ((place + index) % 4 === 2 ? 50n : 0n);
}
