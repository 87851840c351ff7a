import { carried, date, money, reference, text } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { county, evidence, remarks } from '../vocabulary/index.ts';
import { projects } from './projects.ts';

export const instalments = ledger('investment.instalments', {
  title: { zh: '到位资金台账', en: 'Instalments of capital' },
  note: {
    zh: '一个项目一张凭证一笔到资一行；累计到资由各笔相加得出，不另填。',
    en: 'One row for what one voucher brought into one project; the running total is added up from the rows.',
  },
  fields: {
    county,
    project: reference(projects, { title: { zh: '项目编号', en: 'Project' }, aliases: ['项目', '项目名称', '招商项目编号'] }),
    paidOn: date({ title: { zh: '到资时间', en: 'Paid on' }, aliases: ['到位时间', '到账日期', '到资日期'] }),
    amount: money({ title: { zh: '到资金额', en: 'Amount' }, aliases: ['到位资金', '到位金额', '本次到资', '金额'] }),
    voucher: text({ title: { zh: '凭证', en: 'Voucher' }, aliases: ['凭证号', '凭证编号', '银行回单号', '到资凭证'] }),
    enterprise: carried(projects, 'enterprise', { via: 'project', title: { zh: '所属企业', en: "Project's enterprise" } }),
    province: carried(projects, 'province', { via: 'project', title: { zh: '项目来源地', en: "Project's origin" } }),
    industry: carried(projects, 'industry', { via: 'project', title: { zh: '项目产业类别', en: "Project's industry" } }),
    guided: carried(projects, 'guided', { via: 'project', title: { zh: '项目是否协作引进', en: 'Project through the cooperation' } }),
    stage: carried(projects, 'stage', { via: 'project', title: { zh: '所属项目阶段', en: "Project's stage" } }),
    landedYear: carried(projects, 'landedYear', { via: 'project', title: { zh: '项目落地年度', en: "Project's year of landing" } }),
    investment: carried(projects, 'amount', { via: 'project', title: { zh: '项目投资金额', en: "Project's investment" } }),
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
      message: { zh: '到资金额须大于零', en: 'The amount must be above zero' },
      mend: { zh: '填写凭证上的金额', en: 'Write the amount of the voucher' },
      at: ['amount'],
    },
  ],
});
