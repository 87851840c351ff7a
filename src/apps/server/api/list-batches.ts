import { readBatches } from '../../engine/batches.ts';
import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';
import { pageParameters } from './list-records.ts';

export const listBatches: Route = {
  method: 'get',
  path: '/api/batches',
  name: 'listBatches',
  title: { zh: '批次，由新到旧', en: 'Batches, newest first' },
  parameters: pageParameters,
  answer: {
    note: { zh: '一页批次', en: 'A page of batches' },
    schema: { type: 'object', required: ['batches', 'total', 'page', 'size'], properties: { batches: { type: 'array', items: { $ref: '#/components/schemas/Batch' } }, total: { type: 'integer' }, page: { type: 'integer' }, size: { type: 'integer' } } },
  },
  async handle({ engine }, call) {
    call.expectOnly(['page', 'size']);
    return ok(await readBatches(engine, call.party, call.number('page', 1, 1, 10_000_000), call.number('size', 50, 1, 200)));
  },
};
