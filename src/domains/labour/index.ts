import { domain } from '../../kernel/declare/domain.ts';
import * as figures from './figures.ts';
import { easternPlacements, placements, stations } from './ledgers.ts';

export const labour = domain({
  name: 'labour',
  title: { zh: '劳务协作', en: 'Labour' },
  ledgers: [stations, placements, easternPlacements],
  figures: Object.values(figures),
});
