import { sharesInWords } from '../../engine/compare-figures.ts';
import { ok } from '../http/answer.ts';
import { wrongParameter } from '../http/faults.ts';
import type { Route } from '../http/route.ts';
import { readReason } from './compare-figures.ts';
import { sharesJson } from './figure-json.ts';
import { figureParameters, placeAsked } from './figure-parameters.ts';

export const readBatchShares: Route = {
  method: 'get',
  path: '/api/figures/batches',
  name: 'readBatchShares',
  title: { zh: '一批或几批各使指标变动多少', en: 'What batches made of a figure' },
  note: {
    zh: '每批写下的每个版本与它之前的版本相比，使指标增减多少，逐条列出。所有批次加起来就是指标的数；以后的改动不影响。只限计数、求和与不重复计数。',
    en: 'How much each version that a batch wrote moved the figure against the version before it, record by record. All batches together are the figure; later changes alter nothing. Counts, sums and distinct counts only.',
  },
  parameters: [
    { name: 'figure', in: 'query', required: true, note: { zh: '指标名', en: 'The figure' }, schema: { type: 'string' } },
    { name: 'batches', in: 'query', required: true, note: { zh: '批次号，如 12,15-18；一次最多 200 批', en: 'Numbers of batches, e.g. 12,15-18; 200 at most' }, schema: { type: 'string' } },
    ...figureParameters,
    { name: 'reason', in: 'query', note: { zh: '只看一种原因的记录：该组的 key', en: 'Only the records of one reason: the key of its group' }, schema: { type: 'string' } },
    { name: 'page', in: 'query', note: { zh: '页码，从 1 起', en: 'The page, from 1' }, schema: { type: 'integer', minimum: 1, default: 1 } },
    { name: 'size', in: 'query', note: { zh: '每页记录数', en: 'Records on a page' }, schema: { type: 'integer', minimum: 1, maximum: 200, default: 20 } },
  ],
  answer: { note: { zh: '现在的值、这些批次的份额、其余批次的份额、各批与记录', en: 'The value now, the share of the batches and of all others, each batch, and the records' }, schema: { $ref: '#/components/schemas/BatchShares' } },
  problems: [403, 404, 422],
  async handle({ engine }, call) {
    call.expectOnly(['figure', 'batches', ...figureParameters.map(({ name }) => name), 'reason', 'page', 'size', 'lang']);
    const [figure, batches] = [call.query('figure'), call.query('batches')];
    if (figure === undefined) throw wrongParameter('figure', { zh: '指标名', en: 'a figure' });
    if (batches === undefined) throw wrongParameter('batches', { zh: '批次号，如 12,15-18', en: 'numbers of batches, e.g. 12,15-18' });
    const reason = call.query('reason');
    const page = { page: call.number('page', 1, 1, 1_000_000), size: call.number('size', 20, 1, 200), of: reason === undefined ? undefined : readReason(reason) };
    return ok(sharesJson(await sharesInWords(engine, call.party, { figure, ...placeAsked(call) }, batches, page)));
  },
};
