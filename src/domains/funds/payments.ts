import { carried, date, money, reference, text } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { county, evidence, remarks } from '../vocabulary/index.ts';
import { projects } from './projects.ts';

export const payments = ledger('funds.payments', {
  title: { zh: '资金拨付台账', en: 'Payments' },
  note: { zh: '一张凭证拨付给一个项目的一笔资金一行。', en: 'One row for what one voucher pays out for one project.' },
  fields: {
    county,
    project: reference(projects, { title: { zh: '项目编号', en: 'Project' }, aliases: ['项目', '项目名称', '项目编码', '拨付项目'] }),
    category: carried(projects, 'category', { via: 'project', title: { zh: '所属项目类别', en: "Project's category" } }),
    paidOn: date({ title: { zh: '拨付日期', en: 'Paid on' }, aliases: ['拨付时间', '支付日期', '支出日期', '日期'] }),
    amount: money({ title: { zh: '拨付金额', en: 'Amount' }, aliases: ['支付金额', '金额', '拨付资金', '支出金额'] }),
    payee: text({ optional: true, title: { zh: '收款方', en: 'Payee' }, aliases: ['收款单位', '收款人'] }),
    voucher: text({ title: { zh: '凭证号', en: 'Voucher' }, aliases: ['凭证编号', '支付凭证号', '记账凭证号'] }),
    remarks,
    evidence,
  },
  scope: 'county',
  when: 'paidOn',
  identity: ['project', 'voucher'],
  rules: [
    {
      code: 'amount-positive',
      holds: ({ amount }) => amount !== 0n,
      message: { zh: '拨付金额须大于零', en: 'The amount must be above zero' },
      mend: { zh: '填写凭证上的金额', en: 'Write the amount of the voucher' },
      at: ['amount'],
    },
  ],
});
