import { modelFigure, readFigures, readLevelOf, seesFigure, seesFigureOf } from '../../../kernel/figure/index.ts';
import { ok } from '../http/answer.ts';
import { wrongParameter } from '../http/faults.ts';
import type { Route } from '../http/route.ts';
import { figureParameters, knowledgeAsked, knowledgeParameter } from './figure-parameters.ts';

const mostAsked = 500;

export const readValues: Route = {
  method: 'get',
  path: '/api/figures/values',
  name: 'readFigureValues',
  title: { zh: '一次读取多个指标', en: 'Several figures in one request' },
  note: { zh: '所有数来自同一时刻。给 slice 时须点名可这样拆分的指标。', en: 'All values are of one state. With a slice, name the figures that can be cut so.' },
  parameters: [
    { name: 'figures', in: 'query', note: { zh: '指标名，逗号分隔；默认看得到的全部', en: 'Names, separated by commas; all that one sees when left out' }, schema: { type: 'string' } },
    { name: 'regions', in: 'query', note: { zh: '多个地区代码，逗号分隔：每个指标按看得到的地区各答一次', en: 'Codes of several regions, separated by commas: each figure is answered for each that one sees' }, schema: { type: 'string' } },
    ...figureParameters,
    knowledgeParameter,
  ],
  answer: {
    note: { zh: '指标值', en: 'The values' },
    schema: { type: 'object', required: ['window', 'values'], properties: { window: { type: 'string' }, asOf: { $ref: '#/components/schemas/AsOf' }, values: { type: 'array', items: { $ref: '#/components/schemas/FigureValue' } } } },
  },
  problems: [403, 404],
  async handle({ engine: { store } }, call) {
    call.expectOnly(['figures', 'window', 'region', 'regions', 'slice', 'level', 'as', 'lang']);
    const window = call.query('window') ?? 'all';
    const named = call.query('figures')?.split(',');
    const regions = call.query('regions')?.split(',');
    const seen = () => [...store.model.figures.values()].filter((figure) => seesFigure(call.party, store.model, figure)).map(({ name }) => name);
    const requests = (named ?? seen()).flatMap((figure) => {
      const visible = regions?.filter((region) => seesFigureOf(call.party, store.model, store.regions, modelFigure(store.model, figure), region)) ?? [call.query('region')];
      return visible.map((region) => ({ figure, window, region, slice: call.query('slice'), level: readLevelOf(call.query('level')), as: knowledgeAsked(call) }));
    });
    if (requests.length > mostAsked) throw wrongParameter('figures', { zh: `最多 ${mostAsked} 个指标与地区的组合`, en: `at most ${mostAsked} figures times regions` });
    const values = await readFigures(store, call.party, requests);
    return ok({ window, asOf: values[0]?.asOf ?? null, values: values.map(({ figure, value, printed, unit, n, reported, apart }, index) => ({ figure, region: requests[index]?.region ?? null, value, printed, unit, n, reported, apart })) });
  },
};
