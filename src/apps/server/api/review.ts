import { isLevel, levels, type Level } from '../../../kernel/declare/level.ts';
import { waitingFor } from '../../../kernel/ledger/review-queue.ts';
import { reviewRecords, type Reviewed } from '../../engine/review-records.ts';
import { ok } from '../http/answer.ts';
import { isUuid } from '../http/call.ts';
import { wrongMember, wrongParameter } from '../http/faults.ts';
import type { Route } from '../http/route.ts';
import { batchParameter, envelopeOf } from './envelope.ts';
import { landedJson } from './put-record.ts';

const mostChosen = 5000;
const level = { enum: [...levels] } as const;

export const postReview: Route = {
  method: 'post',
  path: '/api/reviews',
  name: 'postReview',
  title: { zh: '审核记录：报送、核实、确认、退回', en: 'Review records: submit, verify, confirm, send back' },
  note: { zh: '逐级向上，退回一步到位并须写明原因；整个是一个批次，可撤销。', en: 'Up step by step; back in one, for a reason. All is one batch and can be undone.' },
  parameters: [batchParameter],
  body: {
    schema: {
      type: 'object',
      required: ['to', 'records'],
      properties: {
        to: level,
        records: { type: 'array', minItems: 1, maxItems: mostChosen, items: { type: 'object', required: ['ledger', 'id', 'base'], properties: { ledger: { type: 'string' }, id: { type: 'string', format: 'uuid' }, base: { type: 'integer', minimum: 1 } } } },
        batch: { type: 'string', format: 'uuid' },
        reason: { type: 'string', maxLength: 500 },
      },
    },
  },
  answer: { status: 201, note: { zh: '已写入', en: 'It has landed' }, schema: { $ref: '#/components/schemas/Landed' } },
  problems: [403, 404, 409, 413, 415, 422],
  async handle({ engine }, call) {
    const body = await call.json();
    const { records } = body;
    if (!Array.isArray(records) || records.length === 0 || records.length > mostChosen) throw wrongMember('records', { zh: ` 1 至 ${mostChosen} 条记录`, en: `1 to ${mostChosen} records` });
    const landing = await reviewRecords(engine, call.party, records.map(reviewed), levelOf(body['to'], 'to'), envelopeOf(call, body));
    return ok(await landedJson(engine, call.party, landing), landing.repeated ? 200 : 201);
  },
};

function reviewed(given: unknown, index: number): Reviewed {
  const { ledger, id, base } = (typeof given === 'object' && given !== null ? given : {}) as Readonly<Record<string, unknown>>;
  if (typeof ledger !== 'string' || !isUuid(id) || typeof base !== 'number' || !Number.isInteger(base)) throw wrongMember(`records[${index}]`, { zh: '带 ledger、id 与 base 的对象', en: 'an object with ledger, id and base' });
  return { ledger, id: id.toLowerCase(), base };
}

/** @throws Refusal `request.body` */
export function levelOf(given: unknown, member: string): Level {
  if (isLevel(given)) return given;
  throw wrongMember(member, { zh: ` ${levels.join('、')} 之一`, en: `one of ${levels.join(', ')}` });
}

export const postBatchReview: Route = {
  method: 'post',
  path: '/api/batches/{number}/review',
  name: 'postBatchReview',
  title: { zh: '审核一个批次写的记录', en: 'Review the records a batch wrote' },
  note: { zh: '只动现在处于 from 这一级的记录，其余不变。', en: 'Only those of its records that are at `from` now are moved.' },
  parameters: [{ ...batchParameter, required: true }],
  body: { schema: { type: 'object', required: ['from', 'to'], properties: { from: level, to: level, reason: { type: 'string', maxLength: 500 } } } },
  answer: { status: 201, note: { zh: '已写入', en: 'It has landed' }, schema: { $ref: '#/components/schemas/Landed' } },
  problems: [403, 404, 409, 413, 415, 422],
  async handle({ engine, importing, jobs, folding }, call) {
    const body = await call.json();
    const { batch, reason } = envelopeOf(call, body);
    if (batch === undefined) throw wrongParameter('Idempotency-Key', { zh: ' UUID', en: 'a UUID' });
    const review = { number: call.path('number'), from: levelOf(body['from'], 'from'), to: levelOf(body['to'], 'to'), batch, reason };
    const { party } = call;
    const landing = await jobs.exclusive(batch, () =>
      jobs.run(batch, { kind: 'changing', party: party.id, name: '', at: engine.store.clock.now().toISOString() }, (following) => importing.ask('reviewBatch', { review, party }, following)),
    );
    folding.soon();
    return ok(await landedJson(engine, call.party, landing), landing.repeated ? 200 : 201);
  },
};

export const readReviewQueue: Route = {
  method: 'get',
  path: '/api/reviews',
  name: 'readReviewQueue',
  title: { zh: '等我审核的', en: 'What waits for my review' },
  note: { zh: '按台账：可报送的草稿、可核实的、可确认的各有多少条。', en: 'By ledger: how many drafts one may submit, how many records one may verify, how many confirm.' },
  answer: {
    note: { zh: '台账、级别与条数', en: 'Ledgers, levels and how many' },
    schema: { type: 'object', required: ['waiting'], properties: { waiting: { type: 'array', items: { type: 'object', required: ['ledger', 'level', 'action', 'records'], properties: { ledger: { type: 'string' }, level, action: { type: 'string' }, records: { type: 'integer' } } } } } },
  },
  handle: async ({ engine }, call) => ok({ waiting: await waitingFor(engine.store, call.party) }),
};
