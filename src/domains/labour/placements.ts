import { choice, count, date, flag, idNumber, money, note, phone, reference, text } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { county, evidence, householdTypes, remarks, township, village } from '../vocabulary/index.ts';
import { areas, channels, educations, skills, trades } from './choices.ts';
import { placementRules } from './placement-rules.ts';
import { stations } from './stations.ts';

export const placements = ledger('labour.placements', {
  title: { zh: '劳务输转台账', en: 'Placements' },
  note: {
    zh: '一人一次务工一行（人次）；同一人再次输转另起一行，人数按身份证号去重。',
    en: 'One row for each time a person is placed (a person-time); persons are told apart by their ID number.',
  },
  fields: {
    county,
    township,
    village,
    household: text({ optional: true, title: { zh: '户编号', en: 'Household number' }, aliases: ['户编码', '农户编号'] }),
    person: idNumber({ title: { zh: '证件号码', en: 'ID number' }, aliases: ['身份证号', '身份证号码', '公民身份号码', '证件号'] }),
    name: text({ title: { zh: '姓名', en: 'Name' }, aliases: ['务工人员姓名', '劳动力姓名', '人员姓名'] }),
    gender: choice({
      optional: true,
      title: { zh: '性别', en: 'Sex' },
      of: { male: { zh: '男', en: 'Male' }, female: { zh: '女', en: 'Female' } },
    }),
    education: choice({ optional: true, title: { zh: '文化程度', en: 'Education' }, aliases: ['学历', '受教育程度'], of: educations }),
    householdType: choice({
      optional: true,
      title: { zh: '户类型', en: 'Household type' },
      aliases: ['农户类型', '人员类别', '户属性', '人员类型'],
      note: { zh: '填表当年的类型', en: 'As it was in the year of the row' },
      of: householdTypes,
    }),
    monitoring: choice({
      optional: true,
      title: { zh: '监测对象类别', en: 'Monitored as' },
      aliases: ['监测类别', '监测对象类型'],
      of: {
        unstable: { zh: '脱贫不稳定户', en: 'Not firmly out of poverty' },
        marginal: { zh: '边缘易致贫户', en: 'At the margin', aliases: ['边缘户'] },
        sudden: { zh: '突发严重困难户', en: 'Struck by sudden hardship', aliases: ['突发困难户'] },
      },
    }),
    phone: phone({ optional: true, title: { zh: '联系电话', en: 'Phone' }, aliases: ['电话', '手机号', '手机号码', '联系方式', '本人电话'] }),
    working: flag({ optional: true, title: { zh: '是否已务工', en: 'At work' }, aliases: ['是否务工', '是否在岗', '务工状态'] }),
    area: choice({
      title: { zh: '协作类别', en: 'Area' },
      aliases: ['务工区域', '就业区域', '输转去向', '输转类别', '去向'],
      note: { zh: '东部、省内、其他三者只居其一', en: 'Partner area, own province or elsewhere: one of the three' },
      of: areas,
    }),
    workplace: text({
      optional: true,
      title: { zh: '务工所在县', en: 'Workplace' },
      aliases: ['务工所在地', '就业地点', '务工地点', '务工地', '就业地'],
      note: { zh: '写到县级，如：某省某市某县', en: 'Down to the county: province, city, county' },
    }),
    employer: text({ optional: true, title: { zh: '务工企业名称', en: 'Employer' }, aliases: ['务工企业', '用工单位', '就业单位', '企业名称', '用工企业'] }),
    trade: choice({ optional: true, title: { zh: '所属行业', en: 'Trade' }, aliases: ['行业', '从事行业', '务工行业'], of: trades }),
    job: text({ optional: true, title: { zh: '工种', en: 'Job' }, aliases: ['岗位', '从事工种', '工作岗位', '从事行业/工种'] }),
    channel: choice({ optional: true, title: { zh: '就业渠道', en: 'Channel' }, aliases: ['务工渠道', '就业方式', '就业形式'], of: channels }),
    organised: choice({
      optional: true,
      title: { zh: '输转方式', en: 'Organised' },
      aliases: ['组织方式', '输转形式', '输出方式'],
      of: {
        organised: { zh: '有组织', en: 'Organised', aliases: ['有组织输转', '组织输转', '政府组织'] },
        own: { zh: '自发', en: 'On their own', aliases: ['自发输转', '自主', '自主外出', '自行外出'] },
      },
    }),
    pointToPoint: flag({ optional: true, title: { zh: '是否点对点输送', en: 'Point to point' }, aliases: ['点对点', '是否点对点', '点对点输送'] }),
    train: text({ optional: true, title: { zh: '专列车次', en: 'Train or coach' }, aliases: ['车次', '专列', '专车车次'] }),
    station: reference(stations, { optional: true, title: { zh: '劳务工作站', en: 'Station' }, aliases: ['工作站', '对接工作站', '服务工作站'] }),
    startedOn: date({ title: { zh: '开始时间', en: 'Started on' }, aliases: ['务工开始时间', '输转时间', '输转日期', '务工时间', '上岗时间', '外出时间'] }),
    endedOn: date({ optional: true, title: { zh: '结束时间', en: 'Ended on' }, aliases: ['务工结束时间', '返乡时间', '离岗时间'] }),
    income: money({ optional: true, title: { zh: '务工月收入', en: 'Monthly income' }, aliases: ['月收入', '月工资', '月均收入', '月薪'] }),
    stableMonths: count({ optional: true, title: { zh: '稳岗月数', en: 'Months in the job' }, aliases: ['稳定就业月数', '务工月数', '连续务工月数'], unit: { zh: '月', en: 'months' } }),
    trained: flag({ optional: true, title: { zh: '是否培训', en: 'Trained' }, aliases: ['参加培训', '是否参加培训', '培训'] }),
    skill: choice({ optional: true, title: { zh: '技术等级', en: 'Skill' }, aliases: ['技能等级', '职业技能等级'], of: skills }),
    insured: flag({ optional: true, title: { zh: '参保', en: 'Insured' }, aliases: ['是否参保', '参加保险', '社保'] }),
    transportSubsidy: money({ optional: true, title: { zh: '年度交通费补助', en: 'Transport subsidy' }, aliases: ['交通费补助', '交通补助', '交通补贴'] }),
    subsidyItem: text({ optional: true, title: { zh: '补贴项', en: 'Subsidy' }, aliases: ['补贴项目', '补助项目', '补贴名称'] }),
    subsidy: money({ optional: true, title: { zh: '补贴金额', en: 'Subsidy paid' }, aliases: ['补贴', '补助金额', '稳岗补贴'] }),
    filedBy: text({ optional: true, title: { zh: '填报人', en: 'Filed by' }, aliases: ['填表人', '录入人'] }),
    reviewedBy: text({ optional: true, title: { zh: '审核人', en: 'Reviewed by' }, aliases: ['复核人'] }),
    filedOn: date({ optional: true, title: { zh: '填报日期', en: 'Filed on' }, aliases: ['填表日期', '填报时间'] }),
    notes: note({ optional: true, title: { zh: '核实情况', en: 'Verification' }, aliases: ['电话核实情况', '抽查情况'] }),
    remarks,
    evidence,
  },
  scope: 'county',
  when: 'startedOn',
  identity: ['person', 'startedOn'],
  rules: placementRules,
});
