import { readLevelOf } from '../../../kernel/figure/index.ts';
import { figureSources } from '../../engine/figure-sources.ts';
import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';
import { sourcesJson } from './figure-json.ts';
import { figureParameters } from './figure-parameters.ts';

export const readSources: Route = {
  method: 'get',
  path: '/api/figures/{name}/sources',
  name: 'readFigureSources',
  title: { zh: '指标来自哪些工作簿', en: 'The workbooks that make a figure up' },
  note: { zh: '逐条记录重算一遍，与保存的值核对，并按来源文件归总。', en: 'Works it out anew from its records, compares that with the kept value, and adds up by source file.' },
  parameters: figureParameters,
  answer: { note: { zh: '重算值与来源', en: 'The recount and the sources' }, schema: { $ref: '#/components/schemas/FigureSources' } },
  problems: [403, 404],
  async handle({ engine }, call) {
    call.expectOnly(['window', 'region', 'slice', 'level', 'lang']);
    const request = { figure: call.path('name'), window: call.query('window') ?? 'all', region: call.query('region'), slice: call.query('slice'), level: readLevelOf(call.query('level')) };
    return ok(sourcesJson(await figureSources(engine, call.party, request)));
  },
};
