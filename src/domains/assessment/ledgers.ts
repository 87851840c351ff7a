import { choice, count, decimal, region, text, year } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { evidence, remarks } from '../vocabulary/index.ts';

export const results = ledger('assessment.results', {
  title: { zh: '考核结果台账', en: 'Assessment results' },
  note: { zh: '一次考核对一个市或县的结果一行。', en: 'One row for what one assessment said of one city or county.' },
  fields: {
    region: region({ side: 'west', title: { zh: '被考核地区', en: 'Region assessed' }, aliases: ['地区', '市州', '市县', '县区'] }),
    year: year({ title: { zh: '考核年度', en: 'Year' }, aliases: ['年度', '年份'] }),
    assessment: choice({
      title: { zh: '考核层级', en: 'Assessment' },
      aliases: ['考核名称', '考核类别'],
      of: {
        national: { zh: '国家考核', en: 'National', aliases: ['国家'] },
        province: { zh: '省级考核', en: 'Provincial', aliases: ['省级', '省考核', '全省考核'] },
        city: { zh: '市级考核', en: 'By the city', aliases: ['市级', '市考核'] },
      },
    }),
    subject: choice({
      title: { zh: '考核对象', en: 'Among' },
      aliases: ['对象', '参评对象'],
      note: { zh: '名次在哪一级地区中排列', en: 'The level of region among which it is ranked' },
      of: {
        cities: { zh: '市州', en: 'Cities', aliases: ['市', '市（州）'] },
        counties: { zh: '县区', en: 'Counties', aliases: ['县', '县（区）', '区县'] },
      },
    }),
    grade: choice({
      optional: true,
      title: { zh: '考核等次', en: 'Grade' },
      aliases: ['等次', '评价等次'],
      of: {
        good: { zh: '好', en: 'Good', aliases: ['优秀', '优'] },
        fair: { zh: '较好', en: 'Fairly good', aliases: ['良好', '良'] },
        passable: { zh: '一般', en: 'Passable', aliases: ['合格'] },
        poor: { zh: '较差', en: 'Poor', aliases: ['差', '不合格'] },
      },
    }),
    rank: count({ optional: true, min: 1, title: { zh: '名次', en: 'Rank' }, aliases: ['排名', '位次'] }),
    score: decimal({ optional: true, min: '0', title: { zh: '得分', en: 'Score' }, aliases: ['分数', '考核得分'], unit: { zh: '分', en: 'points' } }),
    document: text({ optional: true, title: { zh: '通报文号', en: 'Document' }, aliases: ['文号', '文件号'] }),
    remarks,
    evidence,
  },
  scope: 'region',
  when: 'year',
  identity: ['region', 'year', 'assessment'],
});
