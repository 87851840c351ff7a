import { openAssessed } from '../../engine/assessment/evidence.ts';
import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';
import { assessmentOf } from './assessment-parameters.ts';
import { openedJson } from './figure-json.ts';

export const openAssessedFigure: Route = {
  method: 'get',
  path: '/api/assessments/{ruleSet}/{year}/{region}/figures/{name}',
  name: 'openAssessedFigure',
  title: { zh: '打开考核所依据的指标', en: 'Open a figure that an assessment goes by' },
  note: { zh: '查得到这次考核的人都可以打开，敏感字段遮盖；别的指标、年度和地区打不开。', en: 'For whoever may read the assessment, sensitive fields masked; no other figure, year or region opens.' },
  parameters: [
    { name: 'window', in: 'query', note: { zh: '期间，默认考核年度', en: 'The period; the year assessed when left out' }, schema: { type: 'string' } },
    { name: 'cursor', in: 'query', note: { zh: '上一页的 next', en: 'next of the page before' }, schema: { type: 'string' } },
    { name: 'size', in: 'query', note: { zh: '每页记录数', en: 'Records on a page' }, schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } },
  ],
  answer: { note: { zh: '打开的指标', en: 'The figure, opened' }, schema: { $ref: '#/components/schemas/OpenedFigure' } },
  problems: [403, 404],
  async handle({ engine }, call) {
    call.expectOnly(['window', 'cursor', 'size']);
    const asked = assessmentOf(call);
    const { opened, reader } = await openAssessed(engine, call.party, asked, { figure: call.path('name'), window: call.query('window') ?? String(asked.year) }, { after: call.query('cursor'), limit: call.number('size', 50, 1, 200) });
    return ok(await openedJson(engine, reader, opened));
  },
};
