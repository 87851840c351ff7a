import { date, decimal, note, region, text, year } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { evidence } from '../vocabulary/index.ts';

/** What is found of one item of a rule set in one region: where, in which year, of what. */
const found = {
  region: region({ side: 'west', title: { zh: '被考核地区', en: 'Region assessed' }, aliases: ['地区', '市县', '县区'] }),
  year: year({ title: { zh: '考核年度', en: 'Year' }, aliases: ['年度', '年份'] }),
  ruleSet: text({ title: { zh: '考核规则', en: 'Rule set' }, aliases: ['规则', '规则代码'] }),
  item: text({ title: { zh: '考核项', en: 'Item' }, aliases: ['考核项代码', '项目代码'] }),
};

const identity = ['region', 'year', 'ruleSet', 'item'] as const;

export const claims = ledger('assessment.claims', {
  title: { zh: '自评台账', en: 'Self-assessments' },
  note: { zh: '一个地区对一个由人评定的考核项自评一行；否决项成立填 1，不成立填 0。', en: 'One row for the points that a region gives itself for one item judged by people; of a veto, 1 where it holds and 0 where it doesn’t.' },
  fields: {
    ...found,
    points: decimal({ min: '0', title: { zh: '自评得分', en: 'Points claimed' }, aliases: ['自评分', '自评分数'], unit: { zh: '分', en: 'points' } }),
    by: text({ title: { zh: '自评单位', en: 'Claimed by' }, aliases: ['填报单位'] }),
    saidOn: date({ optional: true, title: { zh: '自评日期', en: 'Claimed on' }, aliases: ['自评时间'] }),
    reason: note({ optional: true, title: { zh: '自评依据', en: 'Grounds' }, aliases: ['自评说明'] }),
    evidence,
  },
  scope: 'region',
  when: 'year',
  identity,
});

export const judgements = ledger('assessment.judgements', {
  title: { zh: '核定台账', en: 'Judgements' },
  note: { zh: '考核方对一个由人评定的考核项核定一行；自评另记，互不覆盖。否决项成立填 1，不成立填 0。', en: 'One row for the points that an assessor gives one item judged by people; what the region claims is kept apart. Of a veto, 1 where it holds and 0 where it doesn’t.' },
  fields: {
    ...found,
    points: decimal({ min: '0', title: { zh: '核定得分', en: 'Points given' }, aliases: ['核定分', '核定分数'], unit: { zh: '分', en: 'points' } }),
    by: text({ title: { zh: '核定单位', en: 'Judged by' }, aliases: ['考核单位', '考核组'] }),
    saidOn: date({ optional: true, title: { zh: '核定日期', en: 'Judged on' }, aliases: ['核定时间'] }),
    reason: note({ optional: true, title: { zh: '核定依据', en: 'Reason' }, aliases: ['核定说明', '扣分原因'] }),
    evidence,
  },
  scope: 'region',
  when: 'year',
  identity,
});
