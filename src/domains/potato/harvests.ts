import { area, carried, choice, mass, money, reference, text, year } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { county, evidence, remarks } from '../vocabulary/index.ts';
import { plots } from './plots.ts';

export const harvests = ledger('potato.harvests', {
  title: { zh: '示范地块收成台账', en: 'Harvests of demonstration plots' },
  note: {
    zh: '一块地一季一行，过磅计产；示范前的一季也在此，用来前后对照。',
    en: 'One row for a plot and season, weighed. The season before the demonstration stands here too, for comparison.',
  },
  fields: {
    county,
    plot: reference(plots, { title: { zh: '地块编号', en: 'Plot' }, aliases: ['地块', '地块号', '图斑号'] }),
    landform: carried(plots, 'landform', { via: 'plot', title: { zh: '所属地类', en: "Plot's land" } }),
    season: year({ title: { zh: '种植年度', en: 'Season' }, aliases: ['年度', '年份', '季别', '种植季', '产季'] }),
    phase: choice({
      title: { zh: '示范阶段', en: 'Phase' },
      aliases: ['阶段', '示范前后'],
      of: {
        before: { zh: '示范前', en: 'Before', aliases: ['项目前', '实施前', '前'] },
        after: { zh: '示范后', en: 'After', aliases: ['项目后', '实施后', '后', '示范中'] },
      },
    }),
    variety: text({ optional: true, title: { zh: '品种', en: 'Variety' }, aliases: ['种植品种', '马铃薯品种'] }),
    area: area({ title: { zh: '种植面积', en: 'Planted area' }, aliases: ['面积', '测产面积', '收获面积'] }),
    harvest: mass({ title: { zh: '产量', en: 'Harvest' }, aliases: ['总产量', '过磅产量', '收获产量', '总产'] }),
    income: money({ title: { zh: '收入', en: 'Income' }, aliases: ['总收入', '销售收入', '产值', '收入合计'] }),
    cost: money({ optional: true, title: { zh: '投入', en: 'Cost' }, aliases: ['总投入', '生产成本', '成本'] }),
    weighedBy: text({ optional: true, title: { zh: '测产人', en: 'Weighed by' }, aliases: ['过磅人', '测产单位'] }),
    remarks,
    evidence,
  },
  scope: 'county',
  when: 'season',
  identity: ['plot', 'season'],
  rules: [
    {
      code: 'has-area',
      holds: ({ area: mu }) => mu !== 0n,
      message: { zh: '种植面积须大于零', en: 'The planted area must be above zero' },
      mend: { zh: '填写实际种植面积', en: 'Write the area that was planted' },
      at: ['area'],
    },
    {
      // Grams over ten-thousandths of a mu: 10,000 kg a mu is 1,000 to 1.
      code: 'yield-plausible',
      holds: ({ area: mu, harvest }) => mu === null || harvest === null || harvest <= mu * 1000n,
      message: { zh: '亩产超过 10,000 公斤', en: 'The yield is above 10,000 kg a mu' },
      mend: { zh: '核对产量、面积及其单位（斤、公斤、吨）', en: 'Check harvest, area and their units' },
      at: ['harvest', 'area'],
      severity: 'warning',
    },
  ],
});
