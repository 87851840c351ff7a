import { readBatchMoves as movesOf } from '../../engine/batch-moves.ts';
import { readBatchRecords as recordsOf } from '../../engine/batch-records.ts';
import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';

export const readBatchRecords: Route = {
  method: 'get',
  path: '/api/batches/{number}/records',
  name: 'readBatchRecords',
  title: { zh: '一个批次写的记录', en: 'The records a batch wrote' },
  note: { zh: '每页 50 条；更新的记录带改动前后。', en: 'Fifty to a page; changed records with what they were before.' },
  parameters: [{ name: 'page', in: 'query', note: { zh: '页码，从 1 起', en: 'The page, from 1 on' }, schema: { type: 'integer', minimum: 1 } }],
  answer: { note: { zh: '一页记录', en: 'A page of them' }, schema: { $ref: '#/components/schemas/BatchRecords' } },
  problems: [404],
  handle: async ({ engine }, call) => ok(await recordsOf(engine, call.party, call.path('number'), call.number('page', 1, 1, 1_000_000))),
};

export const readBatchMoves: Route = {
  method: 'get',
  path: '/api/batches/{number}/moved',
  name: 'readBatchMoves',
  title: { zh: '一个批次改变的指标', en: 'The figures a batch moved' },
  note: {
    zh: '没有这一批时与现在的值。批次较大、已撤销、之后又有改动时无法单独说明，moved 为 null。',
    en: 'As they would be without the batch, and as they are. null where that can’t be told: a large batch, one taken back, records changed since.',
  },
  answer: { note: { zh: '指标与前后值', en: 'The figures, before and after' }, schema: { $ref: '#/components/schemas/BatchMoves' } },
  problems: [404],
  handle: async ({ engine }, call) => ok({ moved: await movesOf(engine, call.party, call.path('number')) }),
};
