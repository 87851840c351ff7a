import { mayIn } from '../../../kernel/access/may.ts';
import { countLedgers as count } from '../../engine/count-ledgers.ts';
import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';

export const countLedgers: Route = {
  method: 'get',
  path: '/api/ledgers/counts',
  name: 'countLedgers',
  title: { zh: '各台账的记录数', en: 'How many records each ledger holds' },
  answer: {
    note: { zh: '按台账名', en: 'By the ledger’s name' },
    schema: { type: 'object', required: ['counts'], properties: { counts: { type: 'object', additionalProperties: { type: 'integer' } } } },
  },
  handle: async ({ engine }, call) => ok({ counts: await count(engine, call.party, [...engine.store.model.ledgers.values()].filter((ledger) => mayIn(call.party, ledger, 'see')).map(({ name }) => name)) }),
};
