import type { Wording } from '../../kernel/declare/wording.ts';
import { words } from '../shell/catalogue.ts';

export const publishedWords = words({
  title: { zh: '公布过的数字', en: 'Published figures' },
  sub: { zh: '项目公开说过的每一个数字，与演示记录算出的逐一对照；点开看它由哪些记录构成。', en: 'Every figure the programme has stated in public, beside what the demo’s records give; each opens to its records.' },
  statement: { zh: '公布的内容', en: 'Statement' },
  expected: { zh: '公布值', en: 'Published' },
  got: { zh: '记录算出', en: 'From the records' },
  records: { zh: '记录数', en: 'Records' },
  fits: { zh: '一致', en: 'Fits' },
  differs: { zh: '不一致', en: 'Differs' },
  precision: { zh: '约定精度', en: 'Precision' },
  exact: { zh: '准确', en: 'exact' },
  atLeast: { zh: '不少于', en: 'at least' },
  rounded: (to: string) => ({ zh: `取整到 ${to}`, en: `rounded to ${to}` }),
  table: { zh: '公布的数字与记录对照表', en: 'Published figures beside the records' },
});

/** What the published figures count in. */
export const publishedUnits: Readonly<Record<string, Wording>> = words({
  person: { zh: '人', en: 'persons' },
  year: { zh: '岁', en: 'years' },
  ratio: { zh: '比率', en: 'ratio' },
  rank: { zh: '名', en: 'rank' },
  party: { zh: '家', en: 'parties' },
  CNY: { zh: '元', en: 'yuan' },
  project: { zh: '个', en: 'projects' },
  station: { zh: '个', en: 'stations' },
  'person-time': { zh: '人次', en: 'person-times' },
  outlet: { zh: '个', en: 'outlets' },
  mu: { zh: '亩', en: 'mu' },
  tonne: { zh: '吨', en: 'tonnes' },
  'jin/mu': { zh: '斤/亩', en: 'jin per mu' },
  'CNY/mu': { zh: '元/亩', en: 'yuan per mu' },
  household: { zh: '户', en: 'households' },
  enterprise: { zh: '家', en: 'enterprises' },
  park: { zh: '个', en: 'parks' },
});
