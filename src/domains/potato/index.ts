import { domain } from '../../kernel/declare/domain.ts';
import * as figures from './figures.ts';
import { harvests, households, plots, statistics } from './ledgers.ts';

export const potato = domain({
  name: 'potato',
  title: { zh: '马铃薯示范', en: 'Potato demonstration' },
  ledgers: [plots, harvests, households, statistics],
  figures: Object.values(figures),
});
