import { count, distinct, figure, mean, min, ratio, sum } from '../../kernel/declare/figure.ts';
import { growers, instalments, jobs, participants, projects, signings } from './ledgers.ts';

const projectUnit = { zh: '个', en: 'projects' };
const enterpriseUnit = { zh: '家', en: 'enterprises' };
/** 10 million yuan, in fen: the size from which the assessment counts an enterprise. */
const tenMillion = 1_000_000_000n;

const signed = { stage: { oneOf: ['signed', 'landed'] } } as const;
const landed = { stage: { is: 'landed' } } as const;
const guidedAndLanded = { ...landed, guided: { is: true } } as const;

/** Signed, landed, capital in place: three figures (domain.md §1). */
export const signedProjects = figure('investment.signed-projects', {
  title: { zh: '签约项目', en: 'Projects signed' },
  over: projects,
  measure: count(),
  where: signed,
  by: ['province', 'industry', 'nature', 'agreement', 'guided'],
  unit: projectUnit,
});

export const signedAmount = figure('investment.signed-amount', {
  title: { zh: '签约金额', en: 'Amount signed' },
  over: projects,
  measure: sum('amount'),
  where: signed,
  by: ['province', 'industry', 'nature', 'agreement', 'guided'],
});

const upToDate = { zh: '截至期末的累计数；某一年落地的按落地年度拆分。', en: 'All that stand at the end of the period; split by year of landing for those of one year.' };

export const landedEnterprises = figure('investment.landed', {
  title: { zh: '落地企业', en: 'Enterprises landed' },
  note: upToDate,
  over: projects,
  measure: count(),
  where: landed,
  by: ['landedYear', 'province', 'industry'],
  stock: { from: 'landedOn', until: 'withdrawnOn' },
  unit: enterpriseUnit,
});

export const guidedLanded = figure('investment.guided-landed', {
  title: { zh: '协作引进的落地企业', en: 'Enterprises landed through the cooperation' },
  note: upToDate,
  over: projects,
  measure: count(),
  where: guidedAndLanded,
  by: ['landedYear', 'province', 'industry'],
  stock: { from: 'landedOn', until: 'withdrawnOn' },
  unit: enterpriseUnit,
});

export const guidedLargeLanded = figure('investment.guided-large-landed', {
  title: { zh: '协作引进的 1000 万元以上落地企业', en: 'Enterprises of 10 million yuan or more landed through the cooperation' },
  note: upToDate,
  over: projects,
  measure: count(),
  where: { ...guidedAndLanded, amount: { atLeast: tenMillion } },
  by: ['landedYear', 'province', 'industry'],
  stock: { from: 'landedOn', until: 'withdrawnOn' },
  unit: enterpriseUnit,
});

const paidIn = { stage: { is: 'landed' } } as const;
const vouchers = { zh: '各笔有凭证的到资之和，按到资时间计；退库项目不计。', en: 'The sum of instalments with a voucher, by their dates; withdrawn projects are left out.' };

export const capital = figure('investment.capital', {
  title: { zh: '到位资金', en: 'Capital in place' },
  note: vouchers,
  over: instalments,
  measure: sum('amount'),
  where: paidIn,
  by: ['enterprise', 'province', 'industry', 'landedYear', 'guided'],
});

export const guidedCapital = figure('investment.guided-capital', {
  title: { zh: '协作引进企业到位资金', en: 'Capital in place of enterprises that came through the cooperation' },
  note: vouchers,
  over: instalments,
  measure: sum('amount'),
  where: { ...paidIn, guided: { is: true } },
  by: ['enterprise', 'province', 'industry', 'landedYear'],
});

export const guidedLargeCapital = figure('investment.guided-large-capital', {
  title: { zh: '协作引进的 1000 万元以上企业到位资金', en: 'Capital in place of enterprises of 10 million yuan or more that came through the cooperation' },
  note: vouchers,
  over: instalments,
  measure: sum('amount'),
  where: { ...paidIn, guided: { is: true }, investment: { atLeast: tenMillion } },
  by: ['enterprise', 'industry', 'landedYear'],
});

export const capitalShare = figure('investment.capital-share', {
  title: { zh: '资金到位率', en: 'Share of signed amounts in place' },
  of: ratio(capital, signedAmount),
});

export const eventParticipants = figure('investment.event-participants', {
  title: { zh: '招商活动参会企业', en: 'Enterprises at investment events' },
  over: participants,
  measure: distinct('enterprise'),
  by: ['eventName', 'province', 'industry'],
  unit: enterpriseUnit,
});

export const eventSignings = figure('investment.event-signings', {
  title: { zh: '活动现场签约项目', en: 'Projects signed at events' },
  over: signings,
  measure: count(),
  by: ['eventName', 'province', 'industry'],
  unit: projectUnit,
});

export const eventSignedAmount = figure('investment.event-signed-amount', {
  title: { zh: '活动现场签约金额', en: 'Amount signed at events' },
  note: { zh: '含框架协议，不与签约金额相加。', en: 'Frameworks included; never added to the amount signed.' },
  over: signings,
  measure: sum('amount'),
  by: ['eventName', 'province', 'industry'],
});

export const employed = figure('investment.employed', {
  title: { zh: '企业用工', en: 'Persons employed by enterprises' },
  over: jobs,
  measure: distinct('person'),
  by: ['enterprise'],
  unit: { zh: '人', en: 'persons' },
});

export const lowestWage = figure('investment.lowest-wage', {
  title: { zh: '最低月工资', en: 'Lowest monthly wage' },
  over: jobs,
  measure: min('wage'),
  by: ['enterprise'],
});

export const meanWage = figure('investment.mean-wage', {
  title: { zh: '平均月工资', en: 'Mean monthly wage' },
  over: jobs,
  measure: mean('wage'),
  by: ['enterprise'],
});

export const growerHouseholds = figure('investment.growers', {
  title: { zh: '带动种植户', en: 'Grower households' },
  over: growers,
  measure: distinct('household'),
  by: ['enterprise', 'crop'],
  unit: { zh: '户', en: 'households' },
});

export const settled = figure('investment.settled', {
  title: { zh: '订单结算金额', en: 'Settled with growers' },
  over: growers,
  measure: sum('settled'),
  by: ['enterprise', 'crop'],
});

export const signedNotLanded = figure('investment.signed-not-landed', {
  title: { zh: '已签约未落地项目', en: 'Projects signed and not yet landed' },
  over: projects,
  measure: count(),
  where: { stage: { is: 'signed' }, landedOn: { present: false } },
  stock: { from: 'signedOn' },
  unit: projectUnit,
  concern: 'overdue',
});
