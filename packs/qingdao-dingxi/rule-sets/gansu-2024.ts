import { given } from '../../../src/domains/care/figures.ts';
import { purchases, salesAmount } from '../../../src/domains/consumption/figures.ts';
import { awaitingAcceptance, closedWithoutAsset, industryEmployed, industryShare, industryWithoutBenefit, paidShare, received } from '../../../src/domains/funds/figures.ts';
import { guidedLargeCapital, guidedLargeLanded } from '../../../src/domains/investment/figures.ts';
import { liftedPersons, persons, stableSixMonths, standingStations, transfers } from '../../../src/domains/labour/figures.ts';
import { standingPairs } from '../../../src/domains/pairing/figures.ts';
import { membersInPost } from '../../../src/domains/team/figures.ts';
import { atLeast, atMost, attained, branch, everywhere, gainOf, growthOf, judged, linear, measured, rateOf, ruleSet, shareOf, valueOf, veto } from '../../../src/kernel/declare/rule-set.ts';
import { each } from './targets.ts';

/** As revised for 2024: by the targets of the agreement, with jobs kept and evenness. Invented like the one before. */
export const gansu2024 = ruleSet('gansu.2024', {
  title: { zh: '省级年度考核规则 2024（示例）', en: 'Provincial assessment 2024 (sample)' },
  note: { zh: '示例：考核项、权重和计分办法系自拟，不是省里的文件。', en: 'A sample: items, weights and scales are invented and no paper of the province.' },
  valid: 2024,
  side: 'west',
  levels: ['top', 'within'],
  most: '105',
  items: [
    branch('leadership', {
      title: { zh: '组织领导', en: 'Leadership' },
      points: '8',
      items: [
        judged('leadership.visits', { title: { zh: '高层互访与联席会议', en: 'Visits and joint meetings' }, points: '3', asks: { zh: '党政主要领导年内互访对接、召开联席会议，有纪要、议定事项已办结', en: 'Leaders visited each other and met in the year, with minutes, and what was resolved is done' } }),
        judged('leadership.plan', { title: { zh: '年度协议与方案', en: 'Yearly agreement and plan' }, points: '2', asks: { zh: '签订年度协作协议并印发实施方案，任务分到县区和部门', en: 'The agreement is signed, a plan issued, tasks laid on counties and bureaus' } }),
        measured('leadership.even', { title: { zh: '重点任务均衡', en: 'Main tasks kept even' }, points: '3', note: { zh: '看劳务协作得分率', en: 'By the share of points that labour earned' }, by: rateOf('labour'), scale: atLeast(['0.95', '3'], ['0.85', '2'], ['0.7', '1']) }),
      ],
    }),
    branch('people', {
      title: { zh: '人才支援', en: 'People' },
      points: '10',
      items: [
        measured('people.members', { title: { zh: '挂职干部在任', en: 'Seconded officials in post' }, points: '4', by: attained(membersInPost, each(18, 2)), scale: linear({ full: '1' }) }),
        judged('people.work', { title: { zh: '干部人才作用发挥', en: 'What they brought about' }, points: '6', asks: { zh: '挂职干部和专业技术人才有分工、有实绩，带教本地人才', en: 'Officials and specialists have duties, results and people they train' } }),
      ],
    }),
    branch('funds', {
      title: { zh: '资金支持', en: 'Funds' },
      points: '20',
      items: [
        measured('funds.received', { title: { zh: '财政协作资金', en: 'Fiscal funds' }, points: '6', by: attained(received, 'agreed'), scale: linear({ from: '0.8', full: '1' }) }),
        measured('funds.paid', { title: { zh: '资金拨付率', en: 'Share of funds paid out' }, points: '6', by: valueOf(paidShare), scale: atLeast(['0.95', '6'], ['0.85', '4.5'], ['0.75', '3'], ['0.6', '1.5']) }),
        measured('funds.industry', { title: { zh: '产业项目资金占比', en: 'Share in industry projects' }, points: '5', by: valueOf(industryShare), scale: linear({ from: '0.4', full: '0.65' }) }),
        measured('funds.assets', { title: { zh: '办结项目资产登记', en: 'Assets of closed projects registered' }, points: '3', note: { zh: '看已办结而无资产编号的项目', en: 'By closed projects without an asset number' }, by: valueOf(closedWithoutAsset), scale: atMost(['0', '3'], ['3', '1.5']) }),
        veto('funds.misused', { title: { zh: '截留挪用协作资金', en: 'Funds held back or misused' }, when: 'found', most: '0' }),
        veto('funds.idle', { title: { zh: '资金大量闲置', en: 'Funds left idle' }, when: { by: valueOf(paidShare), under: '0.5' }, most: '10' }),
      ],
    }),
    branch('industry', {
      title: { zh: '产业合作', en: 'Industry' },
      points: '20',
      items: [
        measured('industry.landed', { title: { zh: '引进 1000 万元以上企业', en: 'Enterprises of ten million yuan or more' }, points: '6', by: attained(guidedLargeLanded, 'agreed'), scale: linear({ full: '1' }) }),
        measured('industry.capital', { title: { zh: '企业到位资金', en: 'Capital in place' }, points: '6', by: attained(guidedLargeCapital, 'agreed'), scale: linear({ from: '0.5', full: '1' }) }),
        measured('industry.jobs', { title: { zh: '产业项目吸纳就业', en: 'Jobs in industry projects' }, points: '4', by: attained(industryEmployed, 'agreed'), scale: linear({ full: '1' }) }),
        measured('industry.benefit', { title: { zh: '联农带农机制', en: 'How households benefit' }, points: '2', note: { zh: '看未写明机制的产业项目', en: 'By industry projects that don’t say' }, by: valueOf(industryWithoutBenefit), scale: atMost(['0', '2'], ['2', '1']) }),
        measured('industry.accepted', { title: { zh: '项目按期验收', en: 'Projects accepted in time' }, points: '2', note: { zh: '看已完工未验收的项目', en: 'By completed projects not yet accepted' }, by: valueOf(awaitingAcceptance), scale: linear({ from: '20', full: '0' }) }),
      ],
    }),
    branch('labour', {
      title: { zh: '劳务协作', en: 'Labour' },
      points: '17',
      items: [
        measured('labour.persons', { title: { zh: '帮助转移就业', en: 'Persons helped into work' }, points: '7', by: attained(persons, 'agreed'), scale: linear({ full: '1' }) }),
        measured('labour.lifted', { title: { zh: '脱贫劳动力占比', en: 'Share of lifted households' }, points: '4', by: shareOf(liftedPersons, persons), scale: linear({ full: '0.6' }) }),
        measured('labour.stable', { title: { zh: '稳岗 6 个月以上', en: 'Six months and more at work' }, points: '4', by: shareOf(stableSixMonths, transfers), scale: linear({ full: '0.6' }) }),
        measured('labour.stations', { title: { zh: '劳务工作站', en: 'Labour workstations' }, points: '2', only: 'top', by: valueOf(everywhere(standingStations)), scale: linear({ full: '10' }) }),
        measured('labour.gain', { title: { zh: '比上年增加', en: 'More than the year before' }, points: '2', only: 'within', by: gainOf(persons), scale: linear({ full: '100' }) }),
      ],
    }),
    branch('consumption', {
      title: { zh: '消费协作', en: 'Assisted sales' },
      points: '15',
      items: [
        measured('consumption.sales', { title: { zh: '采购和帮助销售额', en: 'Bought and sold with help' }, points: '7', by: attained(salesAmount, 'agreed'), scale: linear({ full: '1' }) }),
        measured('consumption.growth', { title: { zh: '销售额增长', en: 'Growth of sales' }, points: '5', by: growthOf(salesAmount), scale: linear({ full: '0.2' }) }),
        measured('consumption.bought', { title: { zh: '东部直接采购占比', en: 'Share bought by the east' }, points: '3', by: shareOf(purchases, salesAmount), scale: linear({ full: '0.3' }) }),
      ],
    }),
    branch('society', {
      title: { zh: '社会帮扶与结对', en: 'Society and pairs' },
      points: '10',
      items: [
        measured('society.donations', { title: { zh: '社会帮扶资金', en: 'Given by society' }, points: '4', by: attained(given, 'agreed'), scale: linear({ full: '1' }) }),
        measured('society.pairs', { title: { zh: '结对关系', en: 'Standing pairs' }, points: '3', by: attained(standingPairs, each(400, 50)), scale: linear({ full: '1' }) }),
        judged('society.schools', { title: { zh: '学校医院结对实效', en: 'What paired schools and hospitals do' }, points: '3', asks: { zh: '有互派、有教研或义诊，有签到和成效', en: 'Exchanges, joint teaching or clinics took place, with lists and results' } }),
      ],
    }),
    branch('innovation', {
      title: { zh: '创新加分', en: 'Innovation, on top' },
      points: '5',
      bonus: true,
      items: [
        judged('innovation.case', { title: { zh: '典型案例', en: 'Cases made known' }, points: '3', asks: { zh: '省级以上推广的，每例 1.5 分，最多 3 分', en: '1.5 points for each case spread by the province or above, 3 at most' } }),
        judged('innovation.award', { title: { zh: '表彰激励', en: 'Commendations' }, points: '2', asks: { zh: '国家级 2 分，省级 1 分', en: '2 points from the state, 1 from the province' } }),
      ],
    }),
    veto('grave', { title: { zh: '重大问题通报', en: 'Grave faults made public' }, note: { zh: '年内因协作工作被国家或省级通报批评', en: 'Criticised in public by state or province for this work in the year' }, when: 'found', most: '60' }),
  ],
});
