import { count, figure, sum } from '../../kernel/declare/figure.ts';
import { enterprises } from './ledgers.ts';

const inside = { until: 'leftOn' } as const;

export const incubated = figure('tech.incubated', {
  title: { zh: '在孵企业', en: 'Enterprises in incubators' },
  over: enterprises,
  measure: count(),
  by: ['incubator', 'province'],
  stock: inside,
  unit: { zh: '家', en: 'enterprises' },
});

export const staff = figure('tech.staff', {
  title: { zh: '在孵企业从业人数', en: 'Staff of incubated enterprises' },
  over: enterprises,
  measure: sum('staff'),
  by: ['incubator'],
  stock: inside,
  unit: { zh: '人', en: 'persons' },
});

export const patents = figure('tech.patents', {
  title: { zh: '在孵企业知识产权', en: 'Patents of incubated enterprises' },
  over: enterprises,
  measure: sum('patents'),
  by: ['incubator'],
  stock: inside,
  unit: { zh: '件', en: 'patents' },
});
