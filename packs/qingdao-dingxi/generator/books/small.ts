import { easternAllocations } from '../../../../src/domains/funds/ledgers.ts';
import { easternPairs } from '../../../../src/domains/pairing/eastern-pairs.ts';
import { agreements } from '../../../../src/domains/agreement/agreements.ts';
import { claims, judgements } from '../../../../src/domains/assessment/findings.ts';
import { results } from '../../../../src/domains/assessment/ledgers.ts';
import { donations, families, stays } from '../../../../src/domains/care/ledgers.ts';
import { easternSales, outlets, suppliers } from '../../../../src/domains/consumption/ledgers.ts';
import { events, growers, jobs, participants, signings } from '../../../../src/domains/investment/ledgers.ts';
import { easternPlacements, stations } from '../../../../src/domains/labour/ledgers.ts';
import { parties } from '../../../../src/domains/pairing/ledgers.ts';
import { parks } from '../../../../src/domains/parks/ledgers.ts';
import { harvests, households, plots, statistics } from '../../../../src/domains/potato/ledgers.ts';
import { members } from '../../../../src/domains/team/ledgers.ts';
import { enterprises } from '../../../../src/domains/tech/ledgers.ts';
import type { Book } from '../office/columns.ts';

/** What one office keeps for all seven counties, by ledger. */
export const smallBooks: readonly (Book & { readonly by: 'east' | 'west' | 'site' })[] = [
  { by: 'west', ledger: members, title: '青岛市选派挂职干部台账', fields: ['region', 'name', 'gender', 'age', 'degree', 'sender', 'receiver', 'post', 'covers', 'rotation', 'startsOn'] },
  { by: 'west', ledger: agreements, title: '东西部协作协议目录', fields: ['year', 'west', 'east', 'document', 'name', 'signedOn', 'place'] },
  { by: 'west', ledger: results, title: '东西部协作考核结果', fields: ['region', 'year', 'assessment', 'subject', 'grade', 'rank', 'score', 'document'] },
  { by: 'east', ledger: parties, title: '结对单位名录', fields: ['region', 'kind', 'name', 'contact', 'phone'] },
  { by: 'east', ledger: stations, title: '驻青劳务工作站台账', fields: ['region', 'name', 'address', 'openedOn', 'contact', 'phone'] },
  { by: 'west', ledger: suppliers, title: '消费帮扶供应商名录', fields: ['county', 'name', 'certificate', 'certifiedOn', 'validUntil', 'mainProduct', 'households', 'legalPerson', 'phone'], totals: ['households'] },
  { by: 'east', ledger: outlets, title: '定西特产展销场所台账', fields: ['region', 'name', 'kind', 'address', 'operator', 'openedOn', 'phone'] },
  { by: 'site', ledger: plots, title: '万亩高标准马铃薯示范地块台账', fields: ['county', 'township', 'village', 'number', 'grower', 'area', 'since', 'landform', 'field', 'seed', 'method', 'machine', 'system', 'wells'], totals: ['area'] },
  { by: 'site', ledger: harvests, title: '示范地块测产台账', fields: ['county', 'plot', 'season', 'phase', 'variety', 'area', 'harvest', 'income', 'cost', 'weighedBy'], units: { harvest: '斤' }, totals: ['area', 'harvest', 'income', 'cost'] },
  { by: 'site', ledger: households, title: '示范项目惠及农户台账', fields: ['county', 'township', 'village', 'number', 'head', 'householdType', 'year', 'way', 'before', 'after', 'gain', 'phone'], totals: ['gain'] },
  { by: 'west', ledger: statistics, title: '马铃薯生产统计', fields: ['county', 'year', 'area', 'output', 'source'], units: { area: '万亩', output: '万吨' }, totals: ['area', 'output'] },
  { by: 'west', ledger: events, title: '招商活动台账', fields: ['county', 'name', 'startsOn', 'endsOn', 'place', 'host'] },
  { by: 'west', ledger: participants, title: '招商活动参会企业名单', fields: ['county', 'event', 'enterprise', 'province', 'industry', 'attendedOn'] },
  { by: 'west', ledger: signings, title: '招商活动现场签约项目', fields: ['county', 'event', 'project', 'investor', 'province', 'industry', 'signedOn', 'amount'], units: { amount: '亿元' }, totals: ['amount'] },
  { by: 'west', ledger: jobs, title: '落地企业用工花名册', fields: ['county', 'year', 'enterprise', 'name', 'person', 'post', 'startedOn', 'wage', 'phone'] },
  { by: 'west', ledger: growers, title: '企业带动种植户台账', fields: ['county', 'township', 'village', 'year', 'enterprise', 'household', 'head', 'crop', 'area', 'contract', 'settled'], totals: ['area', 'settled'] },
  { by: 'west', ledger: parks, title: '共建产业园台账', fields: ['county', 'township', 'name', 'kind', 'builtOn', 'area', 'funds', 'tenants', 'jobs', 'output', 'operator'], units: { funds: '万元', output: '万元' }, totals: ['funds', 'tenants', 'jobs', 'output'] },
  { by: 'site', ledger: enterprises, title: '青定智慧谷孵化企业台账', fields: ['county', 'incubator', 'name', 'province', 'field', 'enteredOn', 'leftOn', 'staff', 'patents', 'revenue'], units: { revenue: '万元' } },
  { by: 'west', ledger: donations, title: '社会捐赠台账', fields: ['county', 'donor', 'donorKind', 'form', 'goods', 'amount', 'valuation', 'receipt', 'receivedOn', 'recipient', 'campaign', 'purpose', 'beneficiary', 'disbursedOn', 'voucher', 'publicity'], totals: ['amount'] },
  { by: 'east', ledger: families, title: '国庆接待家庭名册', fields: ['region', 'code', 'places', 'vetted', 'vettedOn'], totals: ['places'] },
  { by: 'west', ledger: stays, title: '国庆接待儿童名册', fields: ['county', 'child', 'ageBand', 'family', 'startedOn', 'endedOn', 'occasion', 'consent', 'siblings'] },
  { by: 'west', ledger: claims, title: '东西部协作考核自评表', fields: ['region', 'year', 'ruleSet', 'item', 'points', 'by', 'saidOn', 'reason'] },
  { by: 'west', ledger: judgements, title: '东西部协作考核核定表', fields: ['region', 'year', 'ruleSet', 'item', 'points', 'by', 'saidOn', 'reason'] },
  { by: 'east', ledger: easternSales, title: '青岛各区市消费帮扶销售核对表', fields: ['office', 'county', 'supplier', 'category', 'buyer', 'way', 'amount', 'soldOn', 'invoice'] },
  { by: 'east', ledger: easternAllocations, title: '青岛各区市协作资金拨出核对表', fields: ['office', 'county', 'year', 'document', 'source', 'allocatedOn', 'allocated'] },
  { by: 'east', ledger: easternPlacements, title: '来青务工人员核对表', fields: ['office', 'county', 'person', 'name', 'employer', 'startedOn', 'endedOn'] },
  { by: 'east', ledger: easternPairs, title: '青岛各区市结对关系核对表', fields: ['office', 'county', 'level', 'eastParty', 'westParty', 'agreement', 'startsOn', 'endsOn', 'invested'] },
];
