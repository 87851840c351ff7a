import { choice, money, phone, text, year } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { county, evidence, householdTypes, remarks, township, village } from '../vocabulary/index.ts';

export const households = ledger('potato.households', {
  title: { zh: '示范惠及农户台账', en: 'Households of the demonstration' },
  note: { zh: '一户一年一行；增收是示范带来的部分（流转、务工、分红、种植）。', en: 'One row for a household and year; the gain is what the demonstration brought it.' },
  fields: {
    county,
    township,
    village,
    number: text({ title: { zh: '户编号', en: 'Household number' }, aliases: ['农户编号', '户号', '户编码'] }),
    head: text({ title: { zh: '户主姓名', en: 'Head of household' }, aliases: ['户主', '姓名', '农户姓名'] }),
    householdType: choice({ optional: true, title: { zh: '户类型', en: 'Household type' }, aliases: ['农户类型', '户属性'], of: householdTypes }),
    year: year({ title: { zh: '年度', en: 'Year' }, aliases: ['年份', '受益年度'] }),
    way: choice({
      optional: true,
      title: { zh: '受益方式', en: 'Benefits by' },
      aliases: ['增收方式', '联结方式', '利益联结方式'],
      of: {
        rent: { zh: '土地流转', en: 'Land rent', aliases: ['流转', '租金'] },
        wages: { zh: '务工', en: 'Wages', aliases: ['就近务工', '劳务'] },
        dividend: { zh: '入股分红', en: 'Dividend', aliases: ['分红'] },
        growing: { zh: '自主种植', en: 'Own growing', aliases: ['种植', '订单种植'] },
      },
    }),
    before: money({ optional: true, title: { zh: '示范前收入', en: 'Income before' }, aliases: ['原收入', '上年收入'] }),
    after: money({ optional: true, title: { zh: '示范后收入', en: 'Income after' }, aliases: ['现收入', '当年收入'] }),
    gain: money({ title: { zh: '增收金额', en: 'Gain' }, aliases: ['增收', '户均增收', '增加收入'], negative: true }),
    phone: phone({ optional: true, title: { zh: '联系电话', en: 'Phone' }, aliases: ['电话', '联系方式'] }),
    remarks,
    evidence,
  },
  scope: 'county',
  when: 'year',
  identity: ['number', 'year'],
  rules: [
    {
      code: 'gain-adds-up',
      holds: ({ before, after, gain }) => before === null || after === null || gain === null || after - before === gain,
      message: { zh: '增收金额不等于示范后收入减示范前收入', en: 'The gain is not the income after less the income before' },
      mend: { zh: '核对三个金额', en: 'Compare the three amounts' },
      at: ['before', 'after', 'gain'],
      severity: 'warning',
    },
  ],
});
