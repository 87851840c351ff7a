import { ledgerSeen } from '../../../kernel/ledger/list.ts';
import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';
import { ledgerJson } from './ledger-json.ts';

export const readLedger: Route = {
  method: 'get',
  path: '/api/ledgers/{ledger}',
  name: 'readLedger',
  title: { zh: '台账的字段与规则', en: 'A ledger’s fields and rules' },
  answer: { note: { zh: '字段、单位、JSON 模式、控件、规则', en: 'Fields, units, JSON schemas, widgets, rules' }, schema: { $ref: '#/components/schemas/Ledger' } },
  problems: [403, 404],
  handle: ({ engine }, call) => ok(ledgerJson(ledgerSeen(engine.store, call.party, call.path('ledger')))),
};
