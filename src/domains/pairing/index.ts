import { domain } from '../../kernel/declare/domain.ts';
import * as figures from './figures.ts';
import { easternPairs } from './eastern-pairs.ts';
import { pairs, parties } from './ledgers.ts';

export const pairing = domain({
  name: 'pairing',
  title: { zh: '结对帮扶', en: 'Pairing' },
  ledgers: [parties, pairs, easternPairs],
  figures: Object.values(figures),
});
