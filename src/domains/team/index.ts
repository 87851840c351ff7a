import { domain } from '../../kernel/declare/domain.ts';
import * as figures from './figures.ts';
import { members } from './ledgers.ts';

export const team = domain({
  name: 'team',
  title: { zh: '工作队伍', en: 'Working group' },
  ledgers: [members],
  figures: Object.values(figures),
});
