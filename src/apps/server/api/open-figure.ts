import { openFigure as open } from '../../../kernel/figure/index.ts';
import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';
import { openedJson } from './figure-json.ts';
import { figureParameters, knowledgeParameter, placeAsked } from './figure-parameters.ts';

export const openFigure: Route = {
  method: 'get',
  path: '/api/figures/{name}',
  name: 'openFigure',
  title: { zh: '打开一个指标', en: 'Open a figure' },
  note: {
    zh: '值、口径、截至时间、按地区与维度的拆分、组成它的记录及其来源单元格；各页贡献之和恰为该值。',
    en: 'Value, definition, as-of time, splits, and the records behind it with their source rows; their contributions over all pages make up the value exactly.',
  },
  parameters: [
    ...figureParameters,
    knowledgeParameter,
    { name: 'cursor', in: 'query', note: { zh: '上一页的 next', en: 'next of the page before' }, schema: { type: 'string' } },
    { name: 'size', in: 'query', note: { zh: '每页记录数', en: 'Records on a page' }, schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } },
  ],
  answer: { note: { zh: '打开的指标', en: 'The figure, opened' }, schema: { $ref: '#/components/schemas/OpenedFigure' } },
  problems: [403, 404],
  async handle({ engine }, call) {
    call.expectOnly(['window', 'region', 'slice', 'level', 'as', 'cursor', 'size', 'lang']);
    const request = { figure: call.path('name'), ...placeAsked(call) };
    const opened = await open(engine.store, call.party, request, { after: call.query('cursor'), limit: call.number('size', 50, 1, 200) });
    return ok(await openedJson(engine, call.party, opened));
  },
};
