import { unmask } from '../../engine/unmask.ts';
import { ok } from '../http/answer.ts';
import { wrongMember } from '../http/faults.ts';
import type { Route } from '../http/route.ts';
import { reasonIn, reasonSchema } from './reason.ts';

export const unmaskRecord: Route = {
  method: 'post',
  path: '/api/ledgers/{ledger}/records/{id}/unmask',
  name: 'unmaskRecord',
  title: { zh: '查看敏感字段', en: 'See sensitive fields in full' },
  note: {
    zh: '须有权限并写明理由；谁、何时、为何看了哪条记录的哪些字段，记入流水账。',
    en: 'Takes the right to, and a reason; who looked at which fields of which record, when and why, is kept in the journal.',
  },
  body: {
    schema: {
      type: 'object',
      required: ['fields', 'reason'],
      properties: { fields: { type: 'array', minItems: 1, items: { type: 'string' } }, ...reasonSchema.properties },
    },
  },
  answer: {
    note: { zh: '所问字段的完整内容，以及流水账编号', en: 'The fields asked for, and the journal’s number' },
    schema: { type: 'object', required: ['values', 'batch'], properties: { values: { type: 'object' }, batch: { type: 'string' } } },
  },
  problems: [403, 404, 413, 415, 422],
  async handle({ engine }, call) {
    const body = await call.json();
    const { fields = [] } = body;
    if (!Array.isArray(fields) || !fields.every((name) => typeof name === 'string')) throw wrongMember('fields', { zh: '字段名的列表', en: 'a list of names of fields' });
    const { values, entry } = await unmask(engine, call.party, call.path('ledger'), call.id('id'), fields, reasonIn(body));
    return ok({ values, batch: entry.number });
  },
};
