import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';

export const listLedgers: Route = {
  method: 'get',
  path: '/api/ledgers',
  name: 'listLedgers',
  title: { zh: '全部台账', en: 'All ledgers' },
  answer: { note: { zh: '台账的名称与标题', en: 'Names and titles of the ledgers' }, schema: { $ref: '#/components/schemas/Ledgers' } },
  handle({ engine: { store } }) {
    const ledgers = [...store.model.ledgers.values()].map(({ name, domain, declared, fields, figures }) => ({
      name,
      domain,
      title: declared.title,
      note: declared.note ?? null,
      fields: fields.length,
      figures: figures.length,
    }));
    return ok({ ledgers });
  },
};
