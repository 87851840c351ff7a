import { area, date, idNumber, money, phone, text, year } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { county, evidence, inOrder, remarks, township, village } from '../vocabulary/index.ts';

/** What a landed enterprise brings: jobs, and growers who deliver to it. */

export const jobs = ledger('investment.jobs', {
  title: { zh: '企业用工花名册', en: 'Jobs of enterprises' },
  note: { zh: '一人一年在一家企业务工一行。', en: 'One row for a person working for an enterprise in a year.' },
  fields: {
    county,
    year: year({ title: { zh: '年度', en: 'Year' }, aliases: ['年份', '统计年度'] }),
    enterprise: text({ title: { zh: '企业名称', en: 'Enterprise' }, aliases: ['用工企业', '企业', '用工单位'] }),
    person: idNumber({ title: { zh: '身份证号', en: 'ID number' }, aliases: ['身份证号码', '证件号码', '公民身份号码'] }),
    name: text({ title: { zh: '姓名', en: 'Name' }, aliases: ['员工姓名', '职工姓名'] }),
    post: text({ optional: true, title: { zh: '岗位', en: 'Post' }, aliases: ['工种', '工作岗位', '职务'] }),
    startedOn: date({ optional: true, title: { zh: '入职时间', en: 'Started on' }, aliases: ['入职日期', '开始时间', '上岗时间'] }),
    endedOn: date({ optional: true, title: { zh: '离职时间', en: 'Ended on' }, aliases: ['离职日期', '结束时间'] }),
    wage: money({ optional: true, title: { zh: '月工资', en: 'Monthly wage' }, aliases: ['月收入', '工资', '月均工资'] }),
    phone: phone({ optional: true, title: { zh: '联系电话', en: 'Phone' }, aliases: ['电话', '联系方式', '手机号'] }),
    remarks,
    evidence,
  },
  scope: 'county',
  when: 'year',
  identity: ['person', 'enterprise', 'year'],
  rules: [
    {
      code: 'ended-after-start',
      holds: ({ startedOn, endedOn }) => inOrder(startedOn, endedOn),
      message: { zh: '离职时间早于入职时间', en: 'The job ended before it started' },
      mend: { zh: '核对两个日期', en: 'Compare the two dates' },
      at: ['startedOn', 'endedOn'],
    },
    {
      code: 'wage-plausible',
      holds: ({ wage }) => wage === null || (wage >= 10_000n && wage <= 3_000_000n),
      message: { zh: '月工资低于 100 元或高于 30,000 元', en: 'The monthly wage is below 100 or above 30,000 yuan' },
      mend: { zh: '核对金额和单位', en: 'Check the amount and its unit' },
      at: ['wage'],
      severity: 'warning',
    },
  ],
});

export const growers = ledger('investment.growers', {
  title: { zh: '企业带动种植户台账', en: 'Growers of enterprises' },
  note: { zh: '一户一年与一家企业订单种植一行。', en: 'One row for a household growing for an enterprise in a year.' },
  fields: {
    county,
    township,
    village,
    year: year({ title: { zh: '年度', en: 'Year' }, aliases: ['年份', '种植年度'] }),
    enterprise: text({ title: { zh: '企业名称', en: 'Enterprise' }, aliases: ['带动企业', '订单企业', '企业', '收购企业'] }),
    household: text({ title: { zh: '户编号', en: 'Household number' }, aliases: ['农户编号', '户号', '户编码'] }),
    head: text({ title: { zh: '户主姓名', en: 'Head of household' }, aliases: ['户主', '姓名', '农户姓名', '种植户'] }),
    crop: text({ optional: true, title: { zh: '种植品种', en: 'Crop' }, aliases: ['品种', '作物', '药材品种'] }),
    area: area({ optional: true, title: { zh: '订单面积', en: 'Contracted area' }, aliases: ['种植面积', '面积'] }),
    contract: text({ optional: true, title: { zh: '订单合同号', en: 'Contract' }, aliases: ['合同编号', '合同号', '订单编号'] }),
    settled: money({ optional: true, title: { zh: '结算金额', en: 'Settled' }, aliases: ['收购金额', '交售收入', '结算收入'] }),
    remarks,
    evidence,
  },
  scope: 'county',
  when: 'year',
  identity: ['household', 'enterprise', 'year'],
});
