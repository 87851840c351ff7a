import { readBatch } from '../../engine/batches.ts';
import { newBatchId } from '../../engine/batch-id.ts';
import { largeUndo, undoBatch as undo, written } from '../../engine/undo.ts';
import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';
import { batchParameter, envelopeOf } from './envelope.ts';
import { landedJson } from './put-record.ts';

export const undoBatch: Route = {
  method: 'post',
  path: '/api/batches/{number}/undo',
  name: 'undoBatch',
  title: { zh: '撤销一个批次', en: 'Undo a batch' },
  note: { zh: '之后又被改动的记录会逐条指出，那时什么也不写。', en: 'Records changed since are named one by one, and nothing is written then.' },
  parameters: [batchParameter],
  body: { schema: { type: 'object', properties: { reason: { type: 'string', maxLength: 500 } } } },
  answer: { status: 201, note: { zh: '撤销本身的批次', en: 'The batch that took it back' }, schema: { $ref: '#/components/schemas/Landed' } },
  problems: [403, 404, 409, 413, 415],
  async handle({ engine, importing, jobs, folding }, call) {
    const { number, counts } = await readBatch(engine, call.party, call.path('number'));
    // Most ask without a body.
    const body = call.context.req.header('content-type') === undefined ? {} : await call.json();
    const { batch = newBatchId(), reason } = envelopeOf(call, body);
    const { party } = call;
    const apart = () => jobs.run(batch, { kind: 'changing', party: party.id, name: '', at: engine.store.clock.now().toISOString() }, (following) => importing.ask('undo', { number, party, batch, reason }, following));
    const landing = written(counts) > largeUndo ? await jobs.exclusive(batch, apart) : await undo(engine, party, number, { batch, reason });
    folding.soon();
    return ok(await landedJson(engine, call.party, landing), 201);
  },
};
