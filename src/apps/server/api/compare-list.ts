import { ok } from '../http/answer.ts';
import { wrongParameter } from '../http/faults.ts';
import type { Route } from '../http/route.ts';
import { readReason } from './compare-figures.ts';
import { comparisonJson } from './figure-json.ts';
import { figureParameters } from './figure-parameters.ts';

export const compareList: Route = {
  method: 'get',
  path: '/api/imports/{id}/compare',
  name: 'compareList',
  title: { zh: '指标与一份上传的名单逐条对比', en: 'A figure beside a list that was uploaded, record by record' },
  note: {
    zh: '名单的行按身份与现有记录对上，按指标的口径计数：两边都有、只在这里、只在名单里、数不同。什么也不写入。',
    en: 'The rows of the list are matched with the records by identity and counted by the figure’s definition: in both, only here, only there, another value. Nothing is written.',
  },
  parameters: [
    { name: 'figure', in: 'query', required: true, note: { zh: '指标名', en: 'The figure' }, schema: { type: 'string' } },
    ...figureParameters.filter(({ name }) => name !== 'level'),
    { name: 'reason', in: 'query', note: { zh: '只看一种原因的记录：该组的 key', en: 'Only the records of one reason: the key of its group' }, schema: { type: 'string' } },
    { name: 'page', in: 'query', note: { zh: '页码，从 1 起', en: 'The page, from 1' }, schema: { type: 'integer', minimum: 1, default: 1 } },
    { name: 'size', in: 'query', note: { zh: '每页记录数', en: 'Records on a page' }, schema: { type: 'integer', minimum: 1, maximum: 200, default: 20 } },
  ],
  answer: { note: { zh: '两个值、差额、原因与记录；list 为名单各行的去处', en: 'Both values, the difference, the reasons and the records; list tells of the rows' }, schema: { $ref: '#/components/schemas/Comparison' } },
  problems: [403, 404, 422],
  async handle({ uploads, importing, jobs }, call) {
    call.expectOnly(['figure', 'window', 'region', 'slice', 'reason', 'page', 'size', 'lang']);
    const id = call.id('id');
    const figure = call.query('figure');
    if (figure === undefined) throw wrongParameter('figure', { zh: '指标名', en: 'a figure' });
    const reason = call.query('reason');
    const asked = { figure, window: call.query('window') ?? 'all', region: call.query('region'), slice: call.query('slice') };
    const page = { page: call.number('page', 1, 1, 1_000_000), size: call.number('size', 20, 1, 200), of: reason === undefined ? undefined : readReason(reason) };
    const compared = await jobs.exclusive(id, async () => importing.ask('compareList', { upload: uploads.uploadOf(await uploads.find(id, call.party)), party: call.party, asked, page }));
    return ok({ ...comparisonJson(compared), list: compared.list });
  },
};
