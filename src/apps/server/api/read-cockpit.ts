import { readCockpit as read } from '../../engine/cockpit.ts';
import { readLevelOf } from '../../../kernel/figure/index.ts';
import { levelParameter } from './figure-parameters.ts';
import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';

export const readCockpit: Route = {
  method: 'get',
  path: '/api/cockpit',
  name: 'readCockpit',
  title: { zh: '总览：一年的主要指标、需要看一眼的、最近七天', en: 'The cockpit: a year’s key figures, what needs a look, the last seven days' },
  parameters: [{ name: 'year', in: 'query', note: { zh: '年份，默认有记录的最近一年', en: 'The year; the newest with records when left out' }, schema: { type: 'string', pattern: '^\\d{4}$' } }, levelParameter],
  answer: { note: { zh: '总览', en: 'The cockpit' }, schema: { $ref: '#/components/schemas/Cockpit' } },
  async handle({ engine }, call) {
    call.expectOnly(['year', 'level']);
    return ok(await read(engine, call.party, call.query('year'), readLevelOf(call.query('level'))));
  },
};
