import { readSeries as read } from '../../../kernel/figure/index.ts';
import { ok } from '../http/answer.ts';
import { wrongParameter } from '../http/faults.ts';
import type { Route } from '../http/route.ts';
import { seriesJson } from './figure-json.ts';
import { figureParameters, knowledgeParameter, placeAsked } from './figure-parameters.ts';

export const readSeries: Route = {
  method: 'get',
  path: '/api/figures/{name}/series',
  name: 'readSeries',
  title: { zh: '指标的走势', en: 'How a figure went' },
  note: { zh: '期间内逐月（附上年同月）或逐年的值，同一时刻读取。', en: 'Its value by month, beside the year before, or by year; all of one state.' },
  parameters: [...figureParameters, knowledgeParameter, { name: 'step', in: 'query', note: { zh: '步长；默认两年以内按月', en: 'The step; months of up to two years when left out' }, schema: { enum: ['month', 'year'] } }],
  answer: { note: { zh: '各期的值', en: 'The value of each period' }, schema: { $ref: '#/components/schemas/Series' } },
  problems: [403, 404],
  async handle({ engine }, call) {
    call.expectOnly(['window', 'region', 'slice', 'level', 'as', 'step', 'lang']);
    const step = call.query('step');
    if (step !== undefined && step !== 'month' && step !== 'year') throw wrongParameter('step', { zh: ' month 或 year', en: 'month or year' });
    return ok(seriesJson(await read(engine.store, call.party, { figure: call.path('name'), ...placeAsked(call), step })));
  },
};
