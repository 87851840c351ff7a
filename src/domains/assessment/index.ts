import { domain } from '../../kernel/declare/domain.ts';
import * as figures from './figures.ts';
import { claims, judgements } from './findings.ts';
import { results } from './ledgers.ts';

export const assessment = domain({
  name: 'assessment',
  title: { zh: '考核评价', en: 'Assessment' },
  ledgers: [results, claims, judgements],
  figures: Object.values(figures),
});
