import { count, cumulative, difference, distinct, figure, mean, ratio, sum } from '../../kernel/declare/figure.ts';
import { allocations, easternAllocations, employments, payments, projects } from './ledgers.ts';

/** Promised, allocated, received, paid: four figures of one fund (domain.md §1). */
export const promised = figure('funds.promised', {
  title: { zh: '计划资金', en: 'Funds promised' },
  over: allocations,
  measure: sum('promised'),
  by: ['source', 'payer'],
});

export const allocated = figure('funds.allocated', {
  title: { zh: '下达资金', en: 'Funds allocated' },
  over: allocations,
  measure: sum('allocated'),
  by: ['source', 'kind', 'payer'],
});

export const received = figure('funds.received', {
  title: { zh: '到账资金', en: 'Funds received' },
  note: { zh: '按资金年度计，不按到账日期。', en: 'By the year of the fund, not by the date of receipt.' },
  over: allocations,
  measure: sum('received'),
  by: ['source', 'payer'],
});

export const paid = figure('funds.paid', {
  title: { zh: '拨付资金', en: 'Funds paid out' },
  note: { zh: '按拨付日期计。', en: 'By the date of payment.' },
  over: payments,
  measure: sum('amount'),
  by: ['category'],
});

export const receivedShare = figure('funds.received-share', {
  title: { zh: '资金到账率', en: 'Share of allocated funds received' },
  of: ratio(received, allocated),
});

export const paidShare = figure('funds.paid-share', {
  title: { zh: '资金拨付率', en: 'Share of received funds paid out' },
  note: { zh: '支出进度，与形象进度分开。', en: 'Progress of money, apart from physical progress.' },
  of: ratio(paid, received),
});

export const unpaid = figure('funds.unpaid', {
  title: { zh: '当期下达减拨付', en: 'Allocated less paid out in the period' },
  of: difference(allocated, paid),
});

export const balance = figure('funds.balance', {
  title: { zh: '资金结余', en: 'Balance of funds' },
  note: { zh: '2021 年以来下达减拨付；为负说明拨付超过下达。', en: 'Allocated less paid out since 2021; below zero, more was paid out than allocated.' },
  of: cumulative(unpaid, 2021),
});

const notWithdrawn = { status: { not: 'withdrawn' } } as const;

export const projectCount = figure('funds.projects', {
  title: { zh: '实施项目', en: 'Projects' },
  over: projects,
  measure: count(),
  where: notWithdrawn,
  by: ['category', 'nature', 'status'],
  unit: { zh: '个', en: 'projects' },
});

export const projectFunds = figure('funds.project-funds', {
  title: { zh: '项目安排协作资金', en: 'Cooperation funds of projects' },
  over: projects,
  measure: sum('funds'),
  where: notWithdrawn,
  by: ['category', 'status'],
});

export const industryFunds = figure('funds.industry-funds', {
  title: { zh: '产业项目协作资金', en: 'Cooperation funds of industry projects' },
  over: projects,
  measure: sum('funds'),
  where: { ...notWithdrawn, category: { is: 'industry' } },
});

export const industryShare = figure('funds.industry-share', {
  title: { zh: '产业项目资金占比', en: 'Share of funds in industry projects' },
  of: ratio(industryFunds, projectFunds),
});

export const projectsReaching = figure('funds.households-reached', {
  title: { zh: '项目受益户次', en: 'Households reached by projects' },
  note: { zh: '一户受益于两个项目计两户次。', en: 'A household reached by two projects counts twice.' },
  over: projects,
  measure: sum('households'),
  where: notWithdrawn,
  by: ['category'],
  unit: { zh: '户次', en: 'household-times' },
});

const person = { zh: '人', en: 'persons' };

export const employed = figure('funds.employed', {
  title: { zh: '项目吸纳就业人数', en: 'Persons employed by projects' },
  over: employments,
  measure: distinct('person'),
  by: ['category', 'householdType'],
  unit: person,
});

export const industryEmployed = figure('funds.industry-employed', {
  title: { zh: '产业项目吸纳农村劳动力', en: 'Rural labourers employed by industry projects' },
  over: employments,
  measure: distinct('person'),
  where: { category: { is: 'industry' } },
  by: ['householdType'],
  unit: person,
});

export const employedTimes = figure('funds.employed-times', {
  title: { zh: '项目吸纳就业人次', en: 'Person-times of employment by projects' },
  over: employments,
  measure: count(),
  by: ['category', 'householdType'],
  unit: { zh: '人次', en: 'person-times' },
});

export const earned = figure('funds.earned', {
  title: { zh: '项目务工收入', en: 'Earned with projects' },
  over: employments,
  measure: sum('income'),
  by: ['category', 'householdType'],
});

export const meanEarned = figure('funds.mean-earned', {
  title: { zh: '人次平均务工收入', en: 'Mean earned in a person-time' },
  over: employments,
  measure: mean('income'),
  by: ['category', 'householdType'],
});

export const awaitingAcceptance = figure('funds.awaiting-acceptance', {
  title: { zh: '已完工未验收项目', en: 'Completed projects not yet accepted' },
  over: projects,
  measure: count(),
  where: { status: { is: 'completed' }, acceptedOn: { present: false } },
  stock: { from: 'completedOn' },
  unit: { zh: '个', en: 'projects' },
  concern: 'overdue',
});

/** domain.md §3.6 */
export const closedWithoutAsset = figure('funds.closed-without-asset', {
  title: { zh: '已办结而无资产编号的项目', en: 'Closed projects without an asset card' },
  over: projects,
  measure: count(),
  where: { status: { is: 'closed' }, asset: { present: false } },
  unit: { zh: '个', en: 'projects' },
  concern: 'contradictory',
});

/** domain.md §3.4 */
export const industryWithoutBenefit = figure('funds.industry-without-benefit', {
  title: { zh: '未写明联农带农机制的产业项目', en: 'Industry projects that do not say how they benefit households' },
  over: projects,
  measure: count(),
  where: { category: { is: 'industry' }, benefitWay: { present: false }, status: { not: 'withdrawn' } },
  unit: { zh: '个', en: 'projects' },
  concern: 'contradictory',
});

export const sentByEast = figure('funds.sent-by-east', {
  title: { zh: '东部记录的拨出资金', en: 'Sent, as the east has it' },
  over: easternAllocations,
  measure: sum('allocated'),
  by: ['county'],
});
