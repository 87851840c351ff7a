import { given } from '../../../src/domains/care/figures.ts';
import { salesAmount } from '../../../src/domains/consumption/figures.ts';
import { awaitingAcceptance, closedWithoutAsset, industryShare, paidShare, receivedShare } from '../../../src/domains/funds/figures.ts';
import { guidedCapital, guidedLanded } from '../../../src/domains/investment/figures.ts';
import { liftedPersons, organisedShare, persons } from '../../../src/domains/labour/figures.ts';
import { standingPairs } from '../../../src/domains/pairing/figures.ts';
import { standingParks } from '../../../src/domains/parks/figures.ts';
import { membersInPost } from '../../../src/domains/team/figures.ts';
import { atLeast, atMost, attained, branch, growthOf, judged, linear, measured, ruleSet, shareOf, valueOf, veto } from '../../../src/kernel/declare/rule-set.ts';
import { each, shared } from './targets.ts';

/** An invented sample in the manner of a provincial assessment: items, weights and thresholds are our own. */
export const gansu2023 = ruleSet('gansu.2023', {
  title: { zh: '省级年度考核规则 2023（示例）', en: 'Provincial assessment 2023 (sample)' },
  note: { zh: '示例：考核项、权重和计分办法系自拟，不是省里的文件。', en: 'A sample: items, weights and scales are invented and no paper of the province.' },
  valid: 2023,
  side: 'west',
  levels: ['top', 'within'],
  most: '105',
  items: [
    branch('leadership', {
      title: { zh: '组织领导', en: 'Leadership' },
      points: '10',
      items: [
        judged('leadership.visits', { title: { zh: '高层互访与联席会议', en: 'Visits and joint meetings' }, points: '4', asks: { zh: '党政主要领导年内互访对接、召开联席会议：有纪要、有议定事项得 3 分，事项办结再得 1 分', en: 'Leaders visited each other and met in the year: 3 points with minutes and resolutions, 1 more where these are done' } }),
        judged('leadership.plan', { title: { zh: '年度协议与方案', en: 'Yearly agreement and plan' }, points: '3', asks: { zh: '签订年度协作协议并印发实施方案，任务分到县区和部门', en: 'The agreement is signed, a plan issued, tasks laid on counties and bureaus' } }),
        judged('leadership.mechanism', { title: { zh: '调度与信息报送', en: 'Follow-up and reporting' }, points: '3', asks: { zh: '定期调度、按时报送，数据与台账一致', en: 'Followed up at intervals, reported on time, figures as in the ledgers' } }),
      ],
    }),
    branch('people', {
      title: { zh: '人才支援', en: 'People' },
      points: '10',
      items: [
        measured('people.members', { title: { zh: '挂职干部在任', en: 'Seconded officials in post' }, points: '5', by: attained(membersInPost, each(18, 2)), scale: linear({ full: '1' }) }),
        judged('people.work', { title: { zh: '干部人才作用发挥', en: 'What they brought about' }, points: '5', asks: { zh: '挂职干部和专业技术人才有分工、有实绩', en: 'Officials and specialists have duties and results to show' } }),
      ],
    }),
    branch('funds', {
      title: { zh: '资金支持', en: 'Funds' },
      points: '20',
      items: [
        measured('funds.received', { title: { zh: '资金到账率', en: 'Share of funds received' }, points: '6', by: valueOf(receivedShare), scale: linear({ from: '0.8', full: '1' }) }),
        measured('funds.paid', { title: { zh: '资金拨付率', en: 'Share of funds paid out' }, points: '6', by: valueOf(paidShare), scale: atLeast(['0.9', '6'], ['0.8', '4.5'], ['0.7', '3'], ['0.6', '1.5']) }),
        measured('funds.industry', { title: { zh: '产业项目资金占比', en: 'Share in industry projects' }, points: '6', by: valueOf(industryShare), scale: linear({ from: '0.4', full: '0.6' }) }),
        measured('funds.assets', { title: { zh: '办结项目资产登记', en: 'Assets of closed projects registered' }, points: '2', note: { zh: '看已办结而无资产编号的项目', en: 'By closed projects without an asset number' }, by: valueOf(closedWithoutAsset), scale: atMost(['0', '2'], ['3', '1']) }),
        veto('funds.misused', { title: { zh: '截留挪用协作资金', en: 'Funds held back or misused' }, when: 'found', most: '0' }),
      ],
    }),
    branch('industry', {
      title: { zh: '产业合作', en: 'Industry' },
      points: '20',
      items: [
        measured('industry.landed', { title: { zh: '引进落地企业', en: 'Enterprises brought in' }, points: '7', by: attained(guidedLanded, each(28, 4)), scale: linear({ full: '1' }) }),
        measured('industry.capital', { title: { zh: '到位资金', en: 'Capital in place' }, points: '7', by: attained(guidedCapital, shared(700_000_000)), scale: linear({ from: '0.5', full: '1' }) }),
        measured('industry.parks', { title: { zh: '共建产业园', en: 'Parks built together' }, points: '3', by: attained(standingParks, each(7, 1)), scale: linear({ full: '1' }) }),
        measured('industry.accepted', { title: { zh: '项目按期验收', en: 'Projects accepted in time' }, points: '3', note: { zh: '看已完工未验收的项目', en: 'By completed projects not yet accepted' }, by: valueOf(awaitingAcceptance), scale: linear({ from: '20', full: '0' }) }),
      ],
    }),
    branch('labour', {
      title: { zh: '劳务协作', en: 'Labour' },
      points: '15',
      items: [
        measured('labour.persons', { title: { zh: '帮助转移就业', en: 'Persons helped into work' }, points: '8', by: attained(persons, shared(30_000)), scale: linear({ full: '1' }) }),
        measured('labour.lifted', { title: { zh: '脱贫劳动力占比', en: 'Share of lifted households' }, points: '4', by: shareOf(liftedPersons, persons), scale: linear({ full: '0.6' }) }),
        measured('labour.organised', { title: { zh: '有组织输转占比', en: 'Share of organised placements' }, points: '3', by: valueOf(organisedShare), scale: linear({ full: '0.7' }) }),
      ],
    }),
    branch('consumption', {
      title: { zh: '消费协作', en: 'Assisted sales' },
      points: '15',
      items: [
        measured('consumption.sales', { title: { zh: '采购和帮助销售额', en: 'Bought and sold with help' }, points: '8', by: attained(salesAmount, shared(1_400_000_000)), scale: linear({ full: '1' }) }),
        measured('consumption.growth', { title: { zh: '销售额增长', en: 'Growth of sales' }, points: '7', by: growthOf(salesAmount), scale: linear({ full: '0.2' }) }),
      ],
    }),
    branch('society', {
      title: { zh: '社会帮扶与结对', en: 'Society and pairs' },
      points: '10',
      items: [
        measured('society.donations', { title: { zh: '社会帮扶资金', en: 'Given by society' }, points: '4', by: attained(given, shared(42_000_000)), scale: linear({ full: '1' }) }),
        measured('society.pairs', { title: { zh: '结对关系', en: 'Standing pairs' }, points: '3', by: attained(standingPairs, each(300, 40)), scale: linear({ full: '1' }) }),
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
