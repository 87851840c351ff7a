import { ageOn } from '../../kernel/declare/fields/index.ts';
import type { Rule } from '../../kernel/declare/ledger.ts';
import { inOrder } from '../vocabulary/index.ts';

/** What the checks look at. */
interface Placed {
  readonly person: string | null;
  readonly monitoring: string | null;
  readonly householdType: string | null;
  readonly working: boolean | null;
  readonly area: string | null;
  readonly workplace: string | null;
  readonly employer: string | null;
  readonly trade: string | null;
  readonly channel: string | null;
  readonly startedOn: string | null;
  readonly endedOn: string | null;
  readonly income: bigint | null;
  readonly subsidyItem: string | null;
  readonly subsidy: bigint | null;
}

const number = (iso: string): number => Number(iso.replaceAll('-', ''));
const yuan = (amount: number): bigint => BigInt(amount) * 100n;

/** The labour checks of domain.md §3.7 that one row can answer by itself. */
export const placementRules: readonly Rule<Placed>[] = [
  {
    code: 'of-working-age',
    holds: ({ person, startedOn }) => person === null || startedOn === null || (ageOn(person, number(startedOn)) ?? 16) >= 16,
    message: { zh: '开始务工时不满 16 周岁', en: 'The person was not yet 16 when the work started' },
    mend: { zh: '核对证件号码和开始时间；未满 16 周岁的不得登记为务工', en: 'Check the ID number and the start; nobody under 16 may be placed' },
    at: ['person', 'startedOn'],
  },
  {
    code: 'ended-after-start',
    holds: ({ startedOn, endedOn }) => inOrder(startedOn, endedOn),
    message: { zh: '结束时间早于开始时间', en: 'The work ended before it started' },
    mend: { zh: '核对两个日期，是否填反', en: 'Compare the two dates; they may be the wrong way round' },
    at: ['startedOn', 'endedOn'],
  },
  {
    code: 'local-post-at-home',
    holds: ({ channel, area }) => channel !== 'publicPost' || area === 'province',
    message: { zh: '务工地在外地，就业渠道却是本地公益岗位', en: 'A local public-welfare post, yet the workplace is away' },
    mend: { zh: '核对协作类别和就业渠道', en: 'Check the area and the channel' },
    at: ['channel', 'area'],
  },
  {
    code: 'stopped-has-end',
    holds: ({ working, endedOn }) => working !== false || endedOn !== null,
    message: { zh: '未在务工，没有结束时间', en: 'Not at work, yet no end date' },
    mend: { zh: '补填结束时间', en: 'Fill in the date on which the work ended' },
    at: ['working', 'endedOn'],
    severity: 'warning',
  },
  {
    code: 'workplace-to-county',
    holds: ({ workplace }) => workplace === null || /(?:县|区|旗|市.+市)$/.test(workplace),
    message: { zh: '务工地没有写到县级', en: 'The workplace is not given down to the county' },
    mend: { zh: '写到县（市、区），如：某省某市某区', en: 'Write province, city and county' },
    at: ['workplace'],
    severity: 'warning',
  },
  {
    code: 'income-plausible',
    holds: ({ income }) => income === null || (income >= yuan(100) && income <= yuan(30_000)),
    message: { zh: '月收入低于 100 元或高于 30,000 元', en: 'The monthly income is below 100 or above 30,000 yuan' },
    mend: { zh: '核对金额和单位；是否把年收入或万元填进了本栏', en: 'Check the amount and its unit; it may be a yearly income' },
    at: ['income'],
    severity: 'warning',
  },
  {
    code: 'has-employer',
    holds: ({ employer, channel }) => employer !== null || channel === 'flexible' || channel === 'publicPost',
    message: { zh: '没有填写务工企业名称', en: 'The employer is missing' },
    mend: { zh: '补填务工企业名称；灵活就业的在就业渠道中注明', en: 'Fill in the employer, or mark the channel as flexible' },
    at: ['employer'],
    severity: 'warning',
  },
  {
    code: 'has-trade',
    holds: ({ trade }) => trade !== null,
    message: { zh: '没有填写所属行业', en: 'The trade is missing' },
    mend: { zh: '补填所属行业', en: 'Fill in the trade' },
    at: ['trade'],
    severity: 'warning',
  },
  {
    code: 'has-channel',
    holds: ({ channel }) => channel !== null,
    message: { zh: '没有填写就业渠道', en: 'The channel is missing' },
    mend: { zh: '补填就业渠道', en: 'Fill in the channel' },
    at: ['channel'],
    severity: 'warning',
  },
  {
    code: 'monitored-has-kind',
    holds: ({ householdType, monitoring }) => monitoring === null || householdType !== 'general',
    message: { zh: '填了监测对象类别，户类型却是一般农户', en: 'A kind of monitoring is given for a household that is not monitored' },
    mend: { zh: '核对户类型和监测对象类别', en: 'Check the household type and the kind of monitoring' },
    at: ['householdType', 'monitoring'],
    severity: 'warning',
  },
  {
    code: 'subsidy-has-item',
    holds: ({ subsidy, subsidyItem }) => subsidy === null || subsidy === 0n || subsidyItem !== null,
    message: { zh: '有补贴金额，没有写明补贴项', en: 'A subsidy was paid, yet not for what' },
    mend: { zh: '补填补贴项', en: 'Say what the subsidy is for' },
    at: ['subsidyItem', 'subsidy'],
    severity: 'warning',
  },
];
