import { changeRecords } from '../../engine/change-records.ts';
import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';
import { deleteOf } from './change-body.ts';
import { batchParameter, envelopeOf, reasonParameter } from './envelope.ts';
import { landedJson } from './put-record.ts';

export const deleteRecord: Route = {
  method: 'delete',
  path: '/api/ledgers/{ledger}/records/{id}',
  name: 'deleteRecord',
  title: { zh: '删除记录', en: 'Delete a record' },
  note: { zh: '可恢复；历次版本都留着。', en: 'It can be restored; its versions stay.' },
  parameters: [
    { name: 'base', in: 'query', required: true, note: { zh: '所见的版本', en: 'The version that was seen' }, schema: { type: 'integer', minimum: 1 } },
    batchParameter,
    reasonParameter,
  ],
  answer: { note: { zh: '已删除', en: 'It is deleted' }, schema: { $ref: '#/components/schemas/Landed' } },
  problems: [403, 404, 409, 422],
  async handle({ engine }, call) {
    const id = call.id('id');
    const base = call.query('base');
    const request = deleteOf(call.path('ledger'), id, base === undefined ? undefined : call.number('base', 0, 1, 2 ** 31 - 1));
    const landed = await changeRecords(engine, call.party, [request], envelopeOf(call));
    return ok({ id, version: request.base + 1, ...(await landedJson(engine, call.party, landed)) });
  },
};
