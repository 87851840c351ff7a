import { mayIn } from '../../../kernel/access/may.ts';
import { ledgerActions } from '../../../kernel/declare/role.ts';
import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';

export const listLedgers: Route = {
  method: 'get',
  path: '/api/ledgers',
  name: 'listLedgers',
  title: { zh: '看得到的台账', en: 'The ledgers one sees' },
  answer: { note: { zh: '台账的名称与标题', en: 'Names and titles of the ledgers' }, schema: { $ref: '#/components/schemas/Ledgers' } },
  handle({ engine: { store } }, call) {
    const seen = [...store.model.ledgers.values()].filter((ledger) => mayIn(call.party, ledger, 'see'));
    const ledgers = seen.map((ledger) => ({ ledger, ...ledger })).map(({ ledger, name, domain, declared, fields, figures }) => ({
      name,
      domain,
      title: declared.title,
      note: declared.note ?? null,
      fields: fields.length,
      figures: figures.length,
      actions: ledgerActions.filter((action) => mayIn(call.party, ledger, action)),
    }));
    return ok({ ledgers });
  },
};
