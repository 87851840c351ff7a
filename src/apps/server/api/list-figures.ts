import { seesFigure } from '../../../kernel/figure/index.ts';
import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';
import { figureJson } from './figure-json.ts';

export const listFigures: Route = {
  method: 'get',
  path: '/api/figures',
  name: 'listFigures',
  title: { zh: '看得到的指标', en: 'The figures one sees' },
  answer: {
    note: { zh: '指标的标题、单位、口径与拆分维度', en: 'Titles, units, what they measure and how they split' },
    schema: { type: 'object', required: ['figures', 'domains'], properties: { domains: { type: 'array', items: { type: 'object', required: ['name', 'title'], properties: { name: { type: 'string' }, title: { $ref: '#/components/schemas/Wording' } } } }, figures: { type: 'array', items: { $ref: '#/components/schemas/Figure' } } } },
  },
  handle: ({ engine: { store: { model, regions } } }, call) =>
    ok({
      figures: [...model.figures.values()].filter((figure) => seesFigure(call.party, model, figure)).map((figure) => figureJson({ model, regions }, figure)),
      domains: model.domains.map(({ name, title: called }) => ({ name, title: called })),
    }),
};
