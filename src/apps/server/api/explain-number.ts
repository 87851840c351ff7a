import { readLevelOf } from '../../../kernel/figure/index.ts';
import { explainInWords } from '../../engine/compare-figures.ts';
import { ok } from '../http/answer.ts';
import { wrongParameter } from '../http/faults.ts';
import type { Route } from '../http/route.ts';
import { explainedJson } from './figure-json.ts';
import { figureParameters } from './figure-parameters.ts';

export const explainNumber: Route = {
  method: 'get',
  path: '/api/figures/explain',
  name: 'explainNumber',
  title: { zh: '别处的一个数为什么与指标不同', en: 'Why a number from elsewhere isn’t the figure' },
  note: {
    zh: '试一试其他单位、舍入、期间、地区、拆分、口径、同一台账上的其他指标，以及单条记录与单张表；恰好对上的在前。',
    en: 'Tries other units, roundings, periods, regions, parts, definitions and figures over the same ledger, single records and single sheets; what hits the number comes first.',
  },
  parameters: [
    { name: 'figure', in: 'query', required: true, note: { zh: '指标名', en: 'The figure' }, schema: { type: 'string' } },
    ...figureParameters,
    { name: 'number', in: 'query', required: true, note: { zh: '别处的数，如 19.68亿元', en: 'The number, e.g. 19.68亿' }, schema: { type: 'string' } },
  ],
  answer: { note: { zh: '指标的值、差额与可能的解释', en: 'The figure’s value, the difference and what may explain it' }, schema: { $ref: '#/components/schemas/ExplainedNumber' } },
  problems: [403, 404, 422],
  async handle({ engine }, call) {
    call.expectOnly(['figure', 'window', 'region', 'slice', 'level', 'number', 'lang']);
    const [figure, number] = [call.query('figure'), call.query('number')];
    if (figure === undefined) throw wrongParameter('figure', { zh: '指标名', en: 'a figure' });
    if (number === undefined) throw wrongParameter('number', { zh: '一个数，如 19.68亿元', en: 'a number, e.g. 19.68亿' });
    const asked = { figure, window: call.query('window') ?? 'all', region: call.query('region'), slice: call.query('slice'), level: readLevelOf(call.query('level')) };
    return ok(explainedJson(await explainInWords(engine, call.party, asked, number)));
  },
};
