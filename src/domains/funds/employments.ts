import { carried, choice, count, date, idNumber, money, phone, reference, text, year } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { county, evidence, householdTypes, inOrder, remarks, township, village } from '../vocabulary/index.ts';
import { projects } from './projects.ts';

export const employments = ledger('funds.employments', {
  title: { zh: '项目吸纳就业花名册', en: 'Employment by projects' },
  note: {
    zh: '一人一年在一个项目务工一行；同一人在两个项目务工是两人次、一个人。',
    en: 'One row for a person working for one project in one year; the same person at two projects is two person-times and one person.',
  },
  fields: {
    county,
    township,
    village,
    year: year({ title: { zh: '统计年度', en: 'Year' }, aliases: ['年度', '年份', '务工年度'] }),
    project: reference(projects, { title: { zh: '项目编号', en: 'Project' }, aliases: ['项目', '项目名称', '用工项目', '务工项目', '项目编码'] }),
    category: carried(projects, 'category', { via: 'project', title: { zh: '所属项目类别', en: "Project's category" } }),
    person: idNumber({ title: { zh: '身份证号', en: 'ID number' }, aliases: ['身份证号码', '证件号码', '公民身份号码', '证件号'] }),
    name: text({ title: { zh: '姓名', en: 'Name' }, aliases: ['务工人员姓名', '劳动力姓名', '务工人员'] }),
    householdType: choice({ optional: true, title: { zh: '户类型', en: 'Household type' }, aliases: ['农户类型', '人员类别', '户属性', '人员类型'], of: householdTypes }),
    job: text({ optional: true, title: { zh: '务工岗位', en: 'Job' }, aliases: ['岗位', '工种', '从事工种'] }),
    startedOn: date({ optional: true, title: { zh: '务工开始时间', en: 'Started on' }, aliases: ['开始时间', '上岗时间'] }),
    endedOn: date({ optional: true, title: { zh: '务工结束时间', en: 'Ended on' }, aliases: ['结束时间', '离岗时间'] }),
    days: count({ optional: true, title: { zh: '务工天数', en: 'Days worked' }, aliases: ['天数', '出工天数'], unit: { zh: '天', en: 'days' } }),
    income: money({ optional: true, title: { zh: '务工收入', en: 'Earned' }, aliases: ['劳务报酬', '务工报酬', '发放工资', '工资金额'] }),
    phone: phone({ optional: true, title: { zh: '联系电话', en: 'Phone' }, aliases: ['电话', '手机号', '手机号码', '联系方式'] }),
    remarks,
    evidence,
  },
  scope: 'county',
  when: 'year',
  identity: ['person', 'project', 'year'],
  rules: [
    {
      code: 'ended-after-start',
      holds: ({ startedOn, endedOn }) => inOrder(startedOn, endedOn),
      message: { zh: '务工结束时间早于开始时间', en: 'The work ended before it started' },
      mend: { zh: '核对两个日期', en: 'Compare the two dates' },
      at: ['startedOn', 'endedOn'],
    },
    {
      code: 'days-within-year',
      holds: ({ days }) => days === null || days <= 366,
      message: { zh: '一年的务工天数超过 366 天', en: 'More than 366 days of work in one year' },
      mend: { zh: '核对天数；跨年的分年填写', en: 'Check the days; write each year in its own row' },
      at: ['days'],
    },
  ],
});
