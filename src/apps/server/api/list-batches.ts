import type { BatchKind } from '../../../kernel/ledger/change.ts';
import { readBatches } from '../../engine/batches.ts';
import { ok } from '../http/answer.ts';
import { wrongParameter } from '../http/faults.ts';
import type { Route } from '../http/route.ts';
import { pageParameters } from './list-records.ts';

const kinds: readonly BatchKind[] = ['edit', 'import', 'undo', 'review', 'unmask', 'account', 'backup', 'closing', 'report', 'difference', 'pack', 'rekey'];

const isKind = (text: string): text is BatchKind => (kinds as readonly string[]).includes(text);

export const listBatches: Route = {
  method: 'get',
  path: '/api/batches',
  name: 'listBatches',
  title: { zh: '批次，由新到旧', en: 'Batches, newest first' },
  parameters: [...pageParameters, { name: 'kind', in: 'query', note: { zh: '只列一种', en: 'Those of one kind' }, schema: { $ref: '#/components/schemas/BatchKind' } }],
  answer: {
    note: { zh: '一页批次', en: 'A page of batches' },
    schema: { type: 'object', required: ['batches', 'total', 'page', 'size'], properties: { batches: { type: 'array', items: { $ref: '#/components/schemas/Batch' } }, total: { type: 'integer' }, page: { type: 'integer' }, size: { type: 'integer' } } },
  },
  async handle({ engine }, call) {
    call.expectOnly(['page', 'size', 'kind']);
    const kind = call.query('kind');
    if (kind !== undefined && !isKind(kind)) throw wrongParameter('kind', { zh: kinds.join('、'), en: kinds.join(', ') });
    return ok(await readBatches(engine, call.party, call.number('page', 1, 1, 10_000_000), call.number('size', 50, 1, 200), kind));
  },
};
