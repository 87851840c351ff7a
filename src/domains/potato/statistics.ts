import { area, mass, text, year } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { county, evidence, remarks } from '../vocabulary/index.ts';

export const statistics = ledger('potato.statistics', {
  title: { zh: '马铃薯生产统计', en: 'Potato statistics' },
  note: { zh: '县区一年一行，取自统计或农业农村部门。', en: 'One row for a county and year, as its statistics give it.' },
  fields: {
    county,
    year: year({ title: { zh: '年度', en: 'Year' }, aliases: ['年份', '统计年度'] }),
    area: area({ title: { zh: '种植面积', en: 'Planted area' }, aliases: ['播种面积', '面积', '马铃薯种植面积'] }),
    output: mass({ title: { zh: '总产量', en: 'Output' }, aliases: ['产量', '马铃薯总产量', '鲜薯产量'] }),
    source: text({ optional: true, title: { zh: '数据来源', en: 'Source' }, aliases: ['来源', '填报单位'] }),
    remarks,
    evidence,
  },
  scope: 'county',
  when: 'year',
  identity: ['county', 'year'],
});
