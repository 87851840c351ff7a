import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';

export const readHealth: Route = {
  method: 'get',
  path: '/api/health',
  name: 'health',
  title: { zh: '是否正常', en: 'Whether it is well' },
  answer: { note: { zh: '正常', en: 'It is' }, schema: { type: 'object', required: ['status'], properties: { status: { const: 'ok' }, programme: { type: 'string' }, database: { enum: ['pglite', 'postgres'] }, demo: { type: 'boolean' } } } },
  problems: [503],
  open: true,
  async handle({ engine: { store }, demo }) {
    await store.database.query('select 1 as one');
    return ok({ status: 'ok', programme: store.programme, database: store.database.dialect, demo });
  },
};
