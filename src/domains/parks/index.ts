import { domain } from '../../kernel/declare/domain.ts';
import * as figures from './figures.ts';
import { parks as parksLedger } from './ledgers.ts';

export const parks = domain({
  name: 'parks',
  title: { zh: '产业园区', en: 'Parks' },
  ledgers: [parksLedger],
  figures: Object.values(figures),
});
