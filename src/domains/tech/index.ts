import { domain } from '../../kernel/declare/domain.ts';
import * as figures from './figures.ts';
import { enterprises } from './ledgers.ts';

export const tech = domain({
  name: 'tech',
  title: { zh: '科技协作', en: 'Technology' },
  ledgers: [enterprises],
  figures: Object.values(figures),
});
