import { readRecord as read } from '../../engine/record.ts';
import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';

export const readRecord: Route = {
  method: 'get',
  path: '/api/ledgers/{ledger}/records/{id}',
  name: 'readRecord',
  title: { zh: '一条记录', en: 'One record' },
  note: { zh: '各字段的值，以及每个值来自哪个工作簿的哪个单元格。', en: 'Its values, and for each the workbook cell it came from.' },
  answer: { note: { zh: '记录与来源', en: 'The record and its sources' }, schema: ({ name }) => ({ $ref: `#/components/schemas/${name}` }) },
  problems: [403, 404],
  handle: async ({ engine }, call) => ok(await read(engine, call.party, call.path('ledger'), call.id('id'))),
};
