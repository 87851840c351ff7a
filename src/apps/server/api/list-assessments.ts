import { listAssessments as list } from '../../engine/assessment/list.ts';
import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';

export const listAssessments: Route = {
  method: 'get',
  path: '/api/assessments',
  name: 'listAssessments',
  title: { zh: '看得到的考核', en: 'The assessments one may read' },
  note: { zh: '考核规则、适用年度和被考核地区。', en: 'Rule sets with their years and the regions assessed.' },
  answer: { note: { zh: '按规则列出', en: 'By rule set' }, schema: { type: 'object', required: ['ruleSets'], properties: { ruleSets: { type: 'array', items: { $ref: '#/components/schemas/RuleSetListed' } } } } },
  handle: ({ engine }, call) => {
    call.expectOnly([]);
    return ok({ ruleSets: list(engine, call.party) });
  },
};
