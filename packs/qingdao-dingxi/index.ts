import type { Wording } from '../../src/kernel/declare/wording.ts';
import { countyPairs, regions } from './regions.ts';
import { ruleSets } from './rule-sets/index.ts';

export { personas } from './personas.ts';
export { templates } from './templates.ts';
export { mistakesWorkbook } from './mistakes.ts';
export { checkPrecision, claims, type Claim, type ClaimQuery } from './claims.ts';

/** The programme of Qingdao and Dingxi as data: who takes part and what it has said in public. */
export const programme = {
  code: 'qingdao-dingxi',
  title: { zh: '青岛—定西东西部协作', en: 'Qingdao–Dingxi cooperation' } satisfies Wording,
  regions,
  countyPairs,
  ruleSets,
  headlines: [
    'funds.received',
    'funds.industry-share',
    'funds.projects',
    'investment.guided-large-capital',
    'labour.transfers',
    'labour.persons',
    'funds.industry-employed',
    'consumption.sales',
    'consumption.growth',
    'potato.demonstration-area',
    'care.donations',
    'team.members',
  ],
} as const;
