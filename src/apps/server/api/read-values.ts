import { readFigures, seesFigure } from '../../../kernel/figure/index.ts';
import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';
import { figureParameters } from './figure-parameters.ts';

const mostAsked = 500;

export const readValues: Route = {
  method: 'get',
  path: '/api/figures/values',
  name: 'readFigureValues',
  title: { zh: '一次读取多个指标', en: 'Several figures in one request' },
  note: { zh: '所有数来自同一时刻。给 slice 时须点名可这样拆分的指标。', en: 'All values are of one state. With a slice, name the figures that can be cut so.' },
  parameters: [{ name: 'figures', in: 'query', note: { zh: '指标名，逗号分隔；默认看得到的全部', en: 'Names, separated by commas; all that one sees when left out' }, schema: { type: 'string' } }, ...figureParameters],
  answer: {
    note: { zh: '指标值', en: 'The values' },
    schema: { type: 'object', required: ['window', 'values'], properties: { window: { type: 'string' }, asOf: { $ref: '#/components/schemas/AsOf' }, values: { type: 'array', items: { $ref: '#/components/schemas/FigureValue' } } } },
  },
  problems: [403, 404],
  async handle({ engine: { store }, party }, call) {
    call.expectOnly(['figures', 'window', 'region', 'slice', 'lang']);
    const window = call.query('window') ?? 'all';
    const named = call.query('figures')?.split(',').slice(0, mostAsked);
    const seen = () => [...store.model.figures.values()].filter((figure) => seesFigure(party, store.model, figure)).map(({ name }) => name);
    const requests = (named ?? seen()).map((figure) => ({ figure, window, region: call.query('region'), slice: call.query('slice') }));
    const values = await readFigures(store, party, requests);
    return ok({ window, asOf: values[0]?.asOf ?? null, values: values.map(({ figure, value, printed, unit, n }) => ({ figure, value, printed, unit, n })) });
  },
};
