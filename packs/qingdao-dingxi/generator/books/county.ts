import { sales } from '../../../../src/domains/consumption/ledgers.ts';
import { allocations, employments, payments, projects } from '../../../../src/domains/funds/ledgers.ts';
import { instalments, projects as investments } from '../../../../src/domains/investment/ledgers.ts';
import { placements } from '../../../../src/domains/labour/ledgers.ts';
import { pairs } from '../../../../src/domains/pairing/ledgers.ts';
import type { AnyLedger } from '../../../../src/kernel/declare/ledger.ts';
import type { Book } from '../office/columns.ts';
import type { Office } from '../office/office.ts';
import { placementsBook } from './placements.ts';

/** A ledger that every county office keeps by itself. */
export interface CountyBook {
  readonly ledger: AnyLedger;
  /** The field whose year parts it into files or sheets; one table where there is none. */
  readonly parted?: { readonly by: string; readonly into: (office: Office) => 'files' | 'sheets' };
  book(office: Office, year: number | undefined): Book;
}

const fundsShown = ['county', 'year', 'batch', 'document', 'source', 'payer', 'promised', 'allocatedOn', 'allocated', 'receivedOn', 'received'] as const;

const projectsShown = [
  'county', 'year', 'code', 'name', 'category', 'nature', 'site', 'responsible', 'tasks', 'invested', 'funds', 'otherFunds', 'households', 'target',
  'benefitWay', 'approval', 'contract', 'startedOn', 'completedOn', 'acceptedOn', 'progress', 'status', 'asset',
] as const;

const salesShown = [
  'county', 'supplier', 'category', 'product', 'buyer', 'buyerKind', 'way', 'channel', 'destination', 'weight', 'price', 'amount', 'soldOn', 'invoice',
  'households',
] as const;

const investmentsShown = [
  'county', 'code', 'name', 'enterprise', 'investor', 'province', 'guided', 'foreign', 'industry', 'trade', 'nature', 'amount', 'agreement', 'stage',
  'signedOn', 'signingApprovedOn', 'registered', 'landedOn', 'landedYear', 'started', 'startedOn', 'withdrawnOn', 'responsible', 'filedBy', 'phone', 'referrer',
] as const;

const byName = (office: Office): string => office.name;

/** A price is for a kilogram; an office that weighs in jin or tonnes leaves it out. */
const priced = (office: Office): readonly string[] => salesShown.filter((name) => name !== 'price' || office.mass === '公斤');

export const countyBooks: readonly CountyBook[] = [
  {
    ledger: pairs,
    book: (office) => ({
      ledger: pairs,
      title: `${byName(office)}结对关系台账`,
      fields: ['county', 'level', 'eastParty', 'westParty', 'agreement', 'startsOn', 'endsOn', 'activities', 'invested', 'status'],
      totals: ['invested'],
    }),
  },
  {
    ledger: allocations,
    book: (office) => ({
      ledger: allocations,
      title: `${byName(office)}东西部协作资金下达到账台账`,
      fields: fundsShown,
      groups: { 下达情况: ['allocatedOn', 'allocated'], 到账情况: ['receivedOn', 'received'] },
      totals: ['promised', 'allocated', 'received'],
    }),
  },
  {
    ledger: projects,
    parted: { by: 'year', into: () => 'sheets' },
    book: (office, year) => ({
      ledger: projects,
      title: `${byName(office)}${year ?? ''}年东西部协作项目库`,
      fields: projectsShown,
      groups: { 资金规模和筹资方式: ['invested', 'funds', 'otherFunds'], 时间进度: ['startedOn', 'completedOn', 'acceptedOn'] },
      totals: ['invested', 'funds', 'otherFunds', 'households'],
    }),
  },
  {
    ledger: payments,
    book: (office) => ({
      ledger: payments,
      title: `${byName(office)}协作资金拨付台账`,
      fields: ['county', 'project', 'paidOn', 'amount', 'payee', 'voucher'],
      totals: ['amount'],
    }),
  },
  {
    ledger: employments,
    book: (office) => ({
      ledger: employments,
      title: `${byName(office)}2024年协作项目吸纳就业花名册`,
      fields: ['county', 'township', 'village', 'year', 'project', 'name', 'person', 'householdType', 'job', 'startedOn', 'endedOn', 'days', 'income', 'phone'],
      units: { income: '元' },
      totals: ['days', 'income'],
    }),
  },
  { ledger: placements, parted: { by: 'startedOn', into: () => 'files' }, book: (office, year) => placementsBook(office, year ?? 2024) },
  {
    ledger: sales,
    parted: { by: 'soldOn', into: (office) => (office.dates === 'serial' || office.dates === 'chinese' || office.dates === 'digits' ? 'sheets' : 'files') },
    book: (office, year) => ({
      ledger: sales,
      title: `${byName(office)}${year ?? ''}年消费帮扶销售台账`,
      fields: priced(office),
      groups: { 采购情况: ['buyer', 'buyerKind', 'way', 'channel', 'destination'] },
      units: { price: '元' },
      totals: ['weight', 'amount'],
    }),
  },
  {
    ledger: investments,
    book: (office) => ({ ledger: investments, title: `${byName(office)}招商引资项目台账`, fields: investmentsShown, totals: ['amount'] }),
  },
  {
    ledger: instalments,
    book: (office) => ({
      ledger: instalments,
      title: `${byName(office)}到位资金台账`,
      fields: ['county', 'project', 'paidOn', 'amount', 'voucher'],
      totals: ['amount'],
    }),
  },
];
