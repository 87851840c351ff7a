import { domain } from '../../kernel/declare/domain.ts';
import * as figures from './figures.ts';
import { easternSales, outlets, sales, suppliers } from './ledgers.ts';

export const consumption = domain({
  name: 'consumption',
  title: { zh: '消费帮扶', en: 'Consumer assistance' },
  ledgers: [suppliers, outlets, sales, easternSales],
  figures: Object.values(figures),
});
