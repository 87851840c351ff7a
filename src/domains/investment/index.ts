import { domain } from '../../kernel/declare/domain.ts';
import * as figures from './figures.ts';
import { events, growers, instalments, jobs, participants, projects, signings } from './ledgers.ts';

export const investment = domain({
  name: 'investment',
  title: { zh: '招商引资', en: 'Investment' },
  ledgers: [projects, instalments, events, participants, signings, jobs, growers],
  figures: Object.values(figures),
});
