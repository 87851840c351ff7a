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
  handle: async ({ engine, party }) => ok({ counts: await count(engine, party, [...engine.store.model.ledgers.values()].filter((ledger) => mayIn(party, ledger, 'see')).map(({ name }) => name)) }),
};
