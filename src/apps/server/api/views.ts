import { forgetView, keepView, listViews } from '../../engine/views.ts';
import { ok } from '../http/answer.ts';
import { wrongMember } from '../http/faults.ts';
import type { Route } from '../http/route.ts';

const longestName = 60;
const longestQuery = 4000;

export const readViews: Route = {
  method: 'get',
  path: '/api/views',
  name: 'readViews',
  title: { zh: '我的视图', en: 'One’s own views' },
  note: { zh: '某一台账上存下的筛选、排序与列。', en: 'Filters, order and columns kept for a ledger.' },
  parameters: [{ name: 'ledger', in: 'query', required: true, note: { zh: '台账', en: 'The ledger' }, schema: { type: 'string' } }],
  answer: { note: { zh: '视图', en: 'The views' }, schema: { type: 'object', required: ['views'], properties: { views: { type: 'array', items: { $ref: '#/components/schemas/SavedView' } } } } },
  problems: [403, 404],
  handle: async ({ engine }, call) => ok({ views: await listViews(engine, call.party, call.query('ledger') ?? '') }),
};

export const putView: Route = {
  method: 'put',
  path: '/api/views/{id}',
  name: 'putView',
  title: { zh: '存视图', en: 'Keep a view' },
  note: { zh: 'id 由客户端生成；只有自己看得到。', en: 'The id is made by the client; nobody else sees it.' },
  body: {
    schema: {
      type: 'object',
      required: ['ledger', 'name', 'query'],
      properties: { ledger: { type: 'string' }, name: { type: 'string', minLength: 1, maxLength: longestName }, query: { type: 'string', maxLength: longestQuery } },
    },
  },
  answer: { note: { zh: '已存', en: 'It is kept' }, schema: { $ref: '#/components/schemas/SavedView' } },
  problems: [403, 404, 413, 415, 422],
  async handle({ engine }, call) {
    const { ledger, name, query } = await call.json();
    if (typeof ledger !== 'string') throw wrongMember('ledger', { zh: '台账名', en: 'the name of a ledger' });
    if (typeof name !== 'string' || name.trim() === '' || name.length > longestName) throw wrongMember('name', { zh: ` 1 至 ${longestName} 字的名称`, en: `a name of 1 to ${longestName} characters` });
    if (typeof query !== 'string' || query.length > longestQuery) throw wrongMember('query', { zh: `不超过 ${longestQuery} 字的查询`, en: `a query of at most ${longestQuery} characters` });
    const view = { id: call.id('id'), ledger, name: name.trim(), query };
    await keepView(engine, call.party, view);
    return ok(view);
  },
};

export const deleteView: Route = {
  method: 'delete',
  path: '/api/views/{id}',
  name: 'deleteView',
  title: { zh: '删除视图', en: 'Delete a view' },
  answer: { note: { zh: '已删除', en: 'It is gone' }, schema: { type: 'object', required: ['id'], properties: { id: { type: 'string', format: 'uuid' } } } },
  problems: [404],
  async handle({ engine }, call) {
    const id = call.id('id');
    await forgetView(engine, call.party, id);
    return ok({ id });
  },
};
