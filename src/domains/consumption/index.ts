import { domain } from '../../kernel/declare/domain.ts';
import * as figures from './figures.ts';
import { outlets, sales, suppliers } from './ledgers.ts';

export const consumption = domain({
  name: 'consumption',
  title: { zh: '消费帮扶', en: 'Consumer assistance' },
  ledgers: [suppliers, outlets, sales],
  figures: Object.values(figures),
});
