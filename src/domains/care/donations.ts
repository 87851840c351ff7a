import { choice, date, link, money, note, text } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { county, evidence, inOrder, remarks } from '../vocabulary/index.ts';

export const donations = ledger('care.donations', {
  title: { zh: '社会捐赠台账', en: 'Donations' },
  note: { zh: '一张票据一行；物资按折价计入，写明折价依据。', en: 'One row a receipt; goods count at their value, with the ground for it.' },
  fields: {
    county,
    donor: text({ title: { zh: '捐赠方', en: 'Donor' }, aliases: ['捐赠单位', '捐赠人', '捐赠单位（个人）'] }),
    donorKind: choice({
      optional: true,
      title: { zh: '捐赠方类型', en: 'Kind of donor' },
      aliases: ['捐赠主体类型', '主体类型'],
      of: {
        company: { zh: '企业', en: 'Company', aliases: ['公司'] },
        organisation: { zh: '社会组织', en: 'Social organisation', aliases: ['商会', '协会', '基金会', '慈善组织'] },
        office: { zh: '机关单位', en: 'Public office', aliases: ['机关', '部门', '事业单位'] },
        person: { zh: '个人', en: 'Person', aliases: ['爱心人士', '市民'] },
      },
    }),
    form: choice({
      title: { zh: '类型', en: 'Form' },
      aliases: ['捐赠类型', '款物类型', '捐赠形式'],
      of: {
        money: { zh: '款', en: 'Money', aliases: ['资金', '现金', '捐款', '货币'] },
        goods: { zh: '物', en: 'Goods', aliases: ['物资', '捐物', '实物'] },
      },
    }),
    goods: note({ optional: true, title: { zh: '物资明细', en: 'Goods' }, aliases: ['物资名称', '物资名称及数量'] }),
    amount: money({ title: { zh: '金额', en: 'Amount' }, aliases: ['捐赠金额', '金额/折价', '折价金额', '款物合计', '捐赠资金'] }),
    valuation: text({ optional: true, title: { zh: '折价依据', en: 'Ground for the value' }, aliases: ['估价依据', '计价依据'] }),
    receipt: text({ title: { zh: '票据号', en: 'Receipt' }, aliases: ['捐赠票据号', '收据号', '票据编号'] }),
    receivedOn: date({ title: { zh: '接收日期', en: 'Received on' }, aliases: ['捐赠日期', '捐赠时间', '到账日期', '接收时间'] }),
    recipient: text({ optional: true, title: { zh: '接收主体', en: 'Received by' }, aliases: ['接收单位', '受赠方'] }),
    campaign: text({ optional: true, title: { zh: '募捐项目', en: 'Campaign' }, aliases: ['活动名称', '公益项目', '项目名称', '活动'] }),
    purpose: text({ optional: true, title: { zh: '指定用途', en: 'Purpose' }, aliases: ['用途', '捐赠用途', '定向用途'] }),
    beneficiary: text({ optional: true, title: { zh: '受赠单位', en: 'Beneficiary' }, aliases: ['受益单位', '使用单位'] }),
    disbursedOn: date({ optional: true, title: { zh: '拨付日期', en: 'Handed out on' }, aliases: ['发放日期', '拨付时间'] }),
    voucher: text({ optional: true, title: { zh: '发放凭证', en: 'Voucher' }, aliases: ['拨付凭证', '凭证号'] }),
    publicity: link({ optional: true, title: { zh: '公示链接', en: 'Publicity' }, aliases: ['公示网址'] }),
    remarks,
    evidence,
  },
  scope: 'county',
  when: 'receivedOn',
  identity: ['receipt'],
  rules: [
    {
      code: 'amount-positive',
      holds: ({ amount }) => amount !== 0n,
      message: { zh: '金额须大于零', en: 'The amount must be above zero' },
      mend: { zh: '款填票面金额，物资填折价金额', en: 'Write the amount of the receipt, or the value of the goods' },
      at: ['amount'],
    },
    {
      code: 'goods-have-valuation',
      holds: ({ form, valuation }) => form !== 'goods' || valuation !== null,
      message: { zh: '捐赠物资没有折价依据', en: 'Goods without a ground for their value' },
      mend: { zh: '补填折价依据，如发票、评估报告', en: 'Name the ground, such as an invoice or an appraisal' },
      at: ['valuation'],
      severity: 'warning',
    },
    {
      code: 'handed-out-after-receipt',
      holds: ({ receivedOn, disbursedOn }) => inOrder(receivedOn, disbursedOn),
      message: { zh: '拨付日期早于接收日期', en: 'It was handed out before it was received' },
      mend: { zh: '核对两个日期', en: 'Compare the two dates' },
      at: ['receivedOn', 'disbursedOn'],
    },
  ],
});
