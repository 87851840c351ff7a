import { count, distinct, figure, sum } from '../../kernel/declare/figure.ts';
import { donations, families, stays } from './ledgers.ts';

export const given = figure('care.donations', {
  title: { zh: '社会帮扶资金', en: 'Given by society' },
  note: { zh: '款与物资折价之和，按接收日期计。', en: 'Money and the value of goods, by the date of receipt.' },
  over: donations,
  measure: sum('amount'),
  by: ['form', 'donorKind', 'campaign'],
});

export const moneyGiven = figure('care.money', {
  title: { zh: '捐款', en: 'Money given' },
  over: donations,
  measure: sum('amount'),
  where: { form: { is: 'money' } },
  by: ['donorKind', 'campaign'],
});

export const goodsGiven = figure('care.goods', {
  title: { zh: '捐物折价', en: 'Goods given' },
  over: donations,
  measure: sum('amount'),
  where: { form: { is: 'goods' } },
  by: ['donorKind', 'campaign'],
});

export const handedOut = figure('care.handed-out', {
  title: { zh: '已拨付的捐赠', en: 'Donations handed out' },
  over: donations,
  measure: sum('amount'),
  where: { disbursedOn: { present: true } },
  by: ['form', 'campaign'],
});

export const donors = figure('care.donors', {
  title: { zh: '捐赠方', en: 'Donors' },
  over: donations,
  measure: distinct('donor'),
  by: ['donorKind', 'campaign'],
  unit: { zh: '家（人）', en: 'donors' },
});

export const children = figure('care.children', {
  title: { zh: '接待儿童', en: 'Children hosted' },
  over: stays,
  measure: distinct('child'),
  unit: { zh: '人', en: 'children' },
});

export const hostFamilies = figure('care.families', {
  title: { zh: '接待家庭', en: 'Families that hosted' },
  over: stays,
  measure: distinct('family'),
  by: ['familyRegion'],
  unit: { zh: '户', en: 'families' },
});

export const vettedFamilies = figure('care.vetted-families', {
  title: { zh: '审核通过的家庭', en: 'Families vetted' },
  over: families,
  measure: count(),
  where: { vetted: { is: true } },
  stock: {},
  unit: { zh: '户', en: 'families' },
});

export const waiting = figure('care.waiting', {
  title: { zh: '已接收未拨付的捐赠', en: 'Donations received and not yet handed out' },
  over: donations,
  measure: count(),
  where: { disbursedOn: { present: false } },
  stock: { from: 'receivedOn' },
  unit: { zh: '笔', en: 'donations' },
  concern: 'overdue',
});
