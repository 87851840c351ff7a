import { readHistory as read } from '../../engine/record.ts';
import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';

export const readHistory: Route = {
  method: 'get',
  path: '/api/ledgers/{ledger}/records/{id}/history',
  name: 'readHistory',
  title: { zh: '记录的历次版本', en: 'A record’s versions' },
  answer: {
    note: { zh: '由旧到新：何时、由谁、因何改动', en: 'Oldest first: when, by whom and why it changed' },
    schema: { type: 'object', required: ['versions'], properties: { versions: { type: 'array', items: { $ref: '#/components/schemas/Step' } } } },
  },
  problems: [403, 404],
  handle: async ({ engine }, call) => ok({ versions: await read(engine, call.party, call.path('ledger'), call.id('id')) }),
};
