import { checkClaims } from '../../engine/demo-claims.ts';
import { ok } from '../http/answer.ts';
import { noSuchRoute } from '../http/faults.ts';
import type { Route } from '../http/route.ts';

export const readPublished: Route = {
  method: 'get',
  path: '/api/published',
  name: 'readPublished',
  title: { zh: '公布过的数字，与记录算出的逐一对照', en: 'The published figures beside what the records give' },
  note: { zh: '只在演示中有。', en: 'Of the demo only.' },
  answer: {
    note: { zh: '公布的数字', en: 'The published figures' },
    schema: { type: 'object', required: ['published'], properties: { published: { type: 'array', items: { $ref: '#/components/schemas/Published' } } } },
  },
  problems: [404],
  async handle({ engine, demo }, call) {
    if (!demo) throw noSuchRoute('/api/published');
    return ok({ published: await checkClaims(engine, call.party) });
  },
};
