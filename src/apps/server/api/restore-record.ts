import { restoreRecord as restore } from '../../engine/restore-record.ts';
import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';
import { batchParameter, envelopeOf, reasonParameter } from './envelope.ts';
import { landedJson } from './put-record.ts';

export const restoreRecord: Route = {
  method: 'post',
  path: '/api/ledgers/{ledger}/records/{id}/restore',
  name: 'restoreRecord',
  title: { zh: '恢复已删除的记录', en: 'Restore a deleted record' },
  parameters: [batchParameter, reasonParameter],
  answer: { note: { zh: '已恢复', en: 'It stands again' }, schema: { $ref: '#/components/schemas/Landed' } },
  problems: [403, 404, 409, 422],
  async handle({ engine }, call) {
    const id = call.id('id');
    const landed = await restore(engine, call.party, call.path('ledger'), id, envelopeOf(call));
    return ok({ id, ...(await landedJson(engine, call.party, landed)) });
  },
};
