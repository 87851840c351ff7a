import { readSurroundings as read } from '../surroundings.ts';
import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';

export const readSurroundings: Route = {
  method: 'get',
  path: '/api/ledgers/{ledger}/records/{id}/source',
  name: 'readSource',
  title: { zh: '来源单元格及其周围', en: 'The source row in its surroundings' },
  note: { zh: '这条记录最近一次导入所在的行，连同表头与前后几行。', en: 'The row it was last imported from, with the headers and a few rows around it.' },
  answer: { note: { zh: '表头、该行与邻行', en: 'Headers, the row and its neighbours' }, schema: { $ref: '#/components/schemas/Surroundings' } },
  problems: [403, 404],
  handle: async (service, call) => ok(await read(service, call.party, call.path('ledger'), call.id('id'))),
};
