import { readBatch as read } from '../../engine/batches.ts';
import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';

export const readBatch: Route = {
  method: 'get',
  path: '/api/batches/{number}',
  name: 'readBatch',
  title: { zh: '一个批次', en: 'One batch' },
  answer: { note: { zh: '何时、由谁、改了多少', en: 'When, by whom and how much' }, schema: { $ref: '#/components/schemas/Batch' } },
  problems: [404],
  handle: async ({ engine }, call) => ok(await read(engine, call.party, call.path('number'))),
};
