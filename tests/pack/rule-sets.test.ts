import { expect, test } from 'vitest';
import { programme } from '../../packs/qingdao-dingxi/index.ts';
import { planAssessment } from '../../packs/qingdao-dingxi/generator/plan/assessment.ts';
import { domains } from '../../src/domains/index.ts';
import { everyItem } from '../../src/kernel/assess/index.ts';
import { compile } from '../../src/kernel/model/compile.ts';

test('the rule sets fit the figures, one for each year from 2023 on', () => {
  const { ruleSets } = compile(domains, undefined, programme);
  const years = [...ruleSets.values()].flatMap(({ valid: [first, last] }) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
  expect(years.toSorted()).toEqual([2023, 2024]);
});

test('what the demonstration claims and judges are items of the rules, with no more points than they have', () => {
  const wrong = planAssessment().flatMap(({ rows }) =>
    rows.filter((row) => {
      const rules = programme.ruleSets.find(({ name }) => name === row['ruleSet']);
      const item = rules === undefined ? undefined : everyItem(rules.items, row['region'] === '621100' ? 'top' : 'within').find(({ name }) => name === row['item']);
      if (item?.kind === 'veto') return row['points'] !== 0n;
      return item?.kind !== 'judged' || Number(row['points']) / 100 > Number(item.points);
    }),
  );
  expect(wrong).toEqual([]);
});
