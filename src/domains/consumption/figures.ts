import { count, distinct, figure, growth, leastGrowth, ratio, sum } from '../../kernel/declare/figure.ts';
import { easternSales, outlets, sales, suppliers } from './ledgers.ts';

const splits = ['category', 'channel', 'buyerKind', 'way', 'destination'] as const;

export const standingOutlets = figure('consumption.outlets', {
  title: { zh: '展销中心、电商体验馆', en: 'Display-sale centres and e-commerce halls' },
  over: outlets,
  measure: count(),
  where: { kind: { oneOf: ['centre', 'hall'] } },
  by: ['kind'],
  stock: { until: 'closedOn' },
  unit: { zh: '个', en: 'outlets' },
});

export const counters = figure('consumption.counters', {
  title: { zh: '专柜', en: 'Counters' },
  over: outlets,
  measure: count(),
  where: { kind: { is: 'counter' } },
  stock: { until: 'closedOn' },
  unit: { zh: '个', en: 'counters' },
});

export const salesAmount = figure('consumption.sales', {
  title: { zh: '农特产品销售额', en: 'Sales of farm products' },
  note: { zh: '采购与帮助销售之和，同一发票只计一次。', en: 'Purchased and sold with help together; an invoice counts once.' },
  over: sales,
  measure: sum('amount'),
  by: splits,
});

/** Purchased and sold with help are kept apart (domain.md §1). */
export const purchases = figure('consumption.purchases', {
  title: { zh: '东部采购额', en: 'Purchased by the east' },
  over: sales,
  measure: sum('amount'),
  where: { way: { is: 'purchase' } },
  by: ['category', 'channel', 'buyerKind', 'destination'],
});

export const assistedSales = figure('consumption.assisted-sales', {
  title: { zh: '帮助销售额', en: 'Sold with help of the east' },
  over: sales,
  measure: sum('amount'),
  where: { way: { is: 'assisted' } },
  by: ['category', 'channel', 'buyerKind', 'destination'],
});

export const salesGrowth = figure('consumption.growth', {
  title: { zh: '销售额同比增长', en: 'Growth of sales' },
  of: growth(salesAmount),
});

export const leastSalesGrowth = figure('consumption.least-growth', {
  title: { zh: '销售额年增长率（最低）', en: 'Smallest yearly growth of sales' },
  of: leastGrowth(salesAmount),
});

export const invoices = figure('consumption.invoices', {
  title: { zh: '销售笔数', en: 'Invoices' },
  over: sales,
  measure: count(),
  by: splits,
  unit: { zh: '笔', en: 'invoices' },
});

export const meanInvoice = figure('consumption.mean-invoice', {
  title: { zh: '每笔平均金额', en: 'Mean amount of an invoice' },
  of: ratio(salesAmount, invoices),
  unit: { zh: '元', en: 'yuan' },
  digits: 2,
});

export const weightSold = figure('consumption.weight', {
  title: { zh: '销售数量', en: 'Weight sold' },
  over: sales,
  measure: sum('weight'),
  by: splits,
});

export const sellingSuppliers = figure('consumption.selling-suppliers', {
  title: { zh: '有销售的供应商', en: 'Suppliers that sold' },
  over: sales,
  measure: distinct('supplier'),
  by: ['category', 'channel'],
  unit: { zh: '家', en: 'suppliers' },
});

export const certifiedSuppliers = figure('consumption.certified-suppliers', {
  title: { zh: '认定有效的供应商', en: 'Suppliers with a valid certificate' },
  over: suppliers,
  measure: count(),
  where: { certificate: { present: true } },
  by: ['mainProduct'],
  stock: { until: 'validUntil' },
  unit: { zh: '家', en: 'suppliers' },
});

export const expiredCertificates = figure('consumption.expired-certificates', {
  title: { zh: '认定已过期的供应商', en: 'Suppliers whose certificate has expired' },
  over: suppliers,
  measure: count(),
  stock: { from: 'validUntil' },
  unit: { zh: '家', en: 'suppliers' },
  concern: 'overdue',
});

export const salesSeenEast = figure('consumption.sales-seen-east', {
  title: { zh: '东部掌握的销售额', en: 'Sales as the east has them' },
  note: { zh: '东部区市台账所记；双方一致的数，按“双方一致”读销售额。', en: 'By the ledger of the eastern districts; for what both say, read the sales of both sides.' },
  over: easternSales,
  measure: sum('amount'),
  by: ['county'],
});
