import { count, figure, sum } from '../../kernel/declare/figure.ts';
import { parks } from './ledgers.ts';

const standing = { until: 'closedOn' } as const;

export const standingParks = figure('parks.parks', {
  title: { zh: '共建产业园', en: 'Parks' },
  over: parks,
  measure: count(),
  by: ['kind'],
  stock: standing,
  unit: { zh: '个', en: 'parks' },
});

export const parkFunds = figure('parks.funds', {
  title: { zh: '产业园投入协作资金', en: 'Cooperation funds in parks' },
  over: parks,
  measure: sum('funds'),
  by: ['kind'],
  stock: standing,
});

export const tenants = figure('parks.tenants', {
  title: { zh: '入园企业', en: 'Enterprises in parks' },
  over: parks,
  measure: sum('tenants'),
  by: ['kind'],
  stock: standing,
  unit: { zh: '家', en: 'enterprises' },
});

export const parkJobs = figure('parks.jobs', {
  title: { zh: '园区吸纳就业', en: 'Jobs in parks' },
  over: parks,
  measure: sum('jobs'),
  by: ['kind'],
  stock: standing,
  unit: { zh: '人', en: 'persons' },
});
