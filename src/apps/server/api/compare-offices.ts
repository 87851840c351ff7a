import { officesInWords } from '../../engine/compare-figures.ts';
import { ok } from '../http/answer.ts';
import { wrongParameter } from '../http/faults.ts';
import type { Route } from '../http/route.ts';
import { readReason } from './compare-figures.ts';
import { officesJson } from './figure-json.ts';
import { figureParameters, placeAsked } from './figure-parameters.ts';

export const compareOffices: Route = {
  method: 'get',
  path: '/api/figures/offices',
  name: 'compareOffices',
  title: { zh: '东西部各按自己的台账说的数，为什么不同', en: 'A figure as two offices say it, and why they differ' },
  note: {
    zh: '对方按同一口径数自己的台账；事实按身份对上，逐条说明：没有、日期或地区不同、数不同、重复。各条相加恰为两数之差。both 为双方一致的数。',
    en: 'The other office counts its own ledger by the same definition; facts are matched by identity, each with its reason: missing, another day, place or amount, claimed twice. They add up to the difference. both is what they say alike.',
  },
  parameters: [
    { name: 'figure', in: 'query', required: true, note: { zh: '指标名，其台账须有对方台账', en: 'The figure, over a ledger that another office keeps its view of' }, schema: { type: 'string' } },
    ...figureParameters,
    { name: 'reason', in: 'query', note: { zh: '只看一种原因的记录：该组的 key', en: 'Only the records of one reason: the key of its group' }, schema: { type: 'string' } },
    { name: 'page', in: 'query', note: { zh: '页码，从 1 起', en: 'The page, from 1' }, schema: { type: 'integer', minimum: 1, default: 1 } },
    { name: 'size', in: 'query', note: { zh: '每页记录数', en: 'Records on a page' }, schema: { type: 'integer', minimum: 1, maximum: 200, default: 20 } },
  ],
  answer: { note: { zh: '双方的值、一致的值、差额、原因与记录', en: 'Both values, what both say alike, the difference, the reasons and the records' }, schema: { $ref: '#/components/schemas/OfficeComparison' } },
  problems: [403, 404],
  async handle({ engine }, call) {
    call.expectOnly(['figure', ...figureParameters.map(({ name }) => name), 'reason', 'page', 'size', 'lang']);
    const figure = call.query('figure');
    if (figure === undefined) throw wrongParameter('figure', { zh: '指标名', en: 'a figure' });
    const reason = call.query('reason');
    const page = { page: call.number('page', 1, 1, 1_000_000), size: call.number('size', 20, 1, 200), of: reason === undefined ? undefined : readReason(reason) };
    return ok(officesJson(await officesInWords(engine, call.party, { figure, ...placeAsked(call) }, page)));
  },
};
