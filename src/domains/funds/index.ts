import { closingCheck } from '../../kernel/declare/closing-check.ts';
import { domain } from '../../kernel/declare/domain.ts';
import * as figures from './figures.ts';
import { allocations, easternAllocations, employments, payments, projects } from './ledgers.ts';

export const funds = domain({
  name: 'funds',
  title: { zh: '资金与项目', en: 'Funds and projects' },
  ledgers: [allocations, projects, payments, employments, easternAllocations],
  figures: Object.values(figures),
  closing: [closingCheck({ figure: figures.balance, must: 'not-be-negative', otherwise: 'acknowledge' })],
});
