import { levels } from '../../../kernel/declare/level.ts';
import { ledgerNamed } from '../../../kernel/ledger/list.ts';
import type { MatchingChange } from '../../engine/change-matching.ts';
import { headOf, showChangedMeanwhile } from '../../engine/changed-meanwhile.ts';
import { ok } from '../http/answer.ts';
import { wrongMember, wrongParameter } from '../http/faults.ts';
import type { Route } from '../http/route.ts';
import { importNotFound } from '../import-not-found.ts';
import { levelOf } from './review.ts';
import { batchParameter, envelopeOf } from './envelope.ts';
import { landedJson } from './put-record.ts';
import { levelAsked } from './list-records.ts';
import { filterParameters, filtersOf } from './record-filters.ts';

/** The journal's position. */
const position = { type: 'string', pattern: '^\\d{1,18}$' } as const;

export const changeMatching: Route = {
  method: 'post',
  path: '/api/ledgers/{ledger}/changes',
  name: 'changeMatching',
  title: { zh: '修改、审核或删除所有符合筛选的记录', en: 'Change, review or delete all records that match' },
  note: {
    zh: '筛选与列表相同。values 为给每条记录的值，删除时不给；review 时 to 为要到的级别；expected 为您看到的条数，不符则什么也不做；seen 为列表给出的 head，此后别人改过其中的记录，也什么都不做，答复列出前 50 条与条数；others 说明这些记录照改还是不动。整个是一个批次，可整批撤销；进度见 GET /api/changes/{批次号}。',
    en: 'Filtered as the list. values are given to each record, and left out to delete them; of a review, to is the level to reach; expected is how many you saw, and where it is another number nothing is done; seen is the list’s head, and where others changed some of them since, nothing is done either: the answer names the first 50 and how many there are; others decides about these. All is one batch, undone as one; GET /api/changes/{batch} tells how far it is.',
  },
  parameters: (ledger) => [{ ...batchParameter, required: true }, ...filterParameters(ledger)],
  body: {
    schema: {
      type: 'object',
      required: ['op', 'expected'],
      properties: { op: { enum: ['put', 'review', 'delete'] }, to: { enum: [...levels] }, values: { type: 'object' }, expected: { type: 'integer', minimum: 1 }, seen: position, others: { type: 'object', required: ['since', 'take'], properties: { since: position, take: { type: 'boolean' }, except: { type: 'array', items: { type: 'string', format: 'uuid' }, maxItems: 200 } } }, reason: { type: 'string', maxLength: 500 } },
    },
  },
  answer: { status: 201, note: { zh: '已写入', en: 'It has landed' }, schema: { $ref: '#/components/schemas/Landed' } },
  problems: [403, 404, 409, 413, 415, 422],
  async handle({ engine, importing, jobs, folding }, call) {
    const ledger = ledgerNamed(engine.store, call.path('ledger'));
    const body = await call.json();
    const { batch, reason } = envelopeOf(call, body);
    if (batch === undefined) throw wrongParameter('Idempotency-Key', { zh: ' UUID', en: 'a UUID' });
    const where = filtersOf(ledger, call.context.req.query(), engine.store.regions);
    const change: MatchingChange = { ledger: ledger.name, where, level: levelAsked(call), ...wanted(body), batch, ...(reason === undefined ? {} : { reason }) };
    const { party } = call;
    const head = await headOf(engine.store);
    const landing = await jobs.exclusive(batch, () =>
      jobs.run(batch, { kind: 'changing', party: party.id, name: '', at: engine.store.clock.now().toISOString() }, (following) => importing.ask('change', { change, party }, following)),
    ).catch(async (error: unknown) => {
      throw await showChangedMeanwhile(engine, party, change, error, head);
    });
    folding.soon();
    return ok(await landedJson(engine, call.party, landing), landing.repeated ? 200 : 201);
  },
};

function wanted({ op, values, to, expected, seen, others }: Readonly<Record<string, unknown>>): Pick<MatchingChange, 'values' | 'review' | 'expected' | 'seen' | 'others'> {
  if (typeof expected !== 'number' || !Number.isInteger(expected) || expected < 1) throw wrongMember('expected', { zh: '您看到的条数', en: 'how many records you saw' });
  const asSeen = { expected, ...(seen === undefined ? {} : { seen: positionIn(seen, 'seen') }), ...(others === undefined ? {} : { others: othersIn(others) }) };
  if (op === 'delete') return asSeen;
  if (op === 'review') return { ...asSeen, review: levelOf(to, 'to') };
  if (op !== 'put') throw wrongMember('op', { zh: ' put、review 或 delete', en: 'put, review or delete' });
  if (typeof values !== 'object' || values === null || Array.isArray(values) || Object.keys(values).length === 0) throw wrongMember('values', { zh: '各字段的值', en: 'the values by field' });
  return { ...asSeen, values: values as NonNullable<MatchingChange['values']> };
}

function othersIn(given: unknown): NonNullable<MatchingChange['others']> {
  const { since, take, except = [] } = (typeof given === 'object' && given !== null ? given : {}) as Readonly<Record<string, unknown>>;
  if (typeof take !== 'boolean') throw wrongMember('others.take', { zh: ' true 或 false', en: 'true or false' });
  if (!Array.isArray(except) || except.length > 200 || !except.every((id) => typeof id === 'string')) throw wrongMember('others.except', { zh: '最多 200 个记录编号', en: 'at most 200 ids of records' });
  return { since: positionIn(since, 'others.since'), take, except: except as string[] };
}

function positionIn(given: unknown, name: string): string {
  if (typeof given !== 'string' || !/^\d{1,18}$/.test(given)) throw wrongMember(name, { zh: '列表给出的 head', en: 'the head of a list' });
  return given;
}

/** How far a change of many records is, for whoever made it. */
export function changingJson(job: { readonly reached: { readonly stage: string; readonly done: number; readonly total: number | null } | null } | undefined) {
  return { underWay: job !== undefined, stage: job?.reached?.stage ?? null, done: job?.reached?.done ?? 0, total: job?.reached?.total ?? null };
}

export const readChanging: Route = {
  method: 'get',
  path: '/api/changes/{id}',
  name: 'readChanging',
  title: { zh: '批量改动做到哪里了', en: 'How far a change of many records is' },
  answer: {
    note: { zh: '进度', en: 'How far it is' },
    schema: { type: 'object', required: ['underWay', 'stage', 'done', 'total'], properties: { underWay: { type: 'boolean' }, stage: { type: ['string', 'null'] }, done: { type: 'integer' }, total: { type: ['integer', 'null'] } } },
  },
  handle({ jobs }, call) {
    const job = jobs.find(call.id('id'));
    return ok(changingJson(job?.party === call.party.id ? job : undefined));
  },
};

export const stopChanging: Route = {
  method: 'post',
  path: '/api/changes/{id}/cancel',
  name: 'stopChanging',
  title: { zh: '停下批量改动', en: 'Stop a change of many records' },
  note: { zh: '停下的什么也不写；已到最后一步的照常完成。', en: 'What is stopped writes nothing; what is at its last step still lands.' },
  answer: { note: { zh: '已要求停下', en: 'It was asked to stop' } },
  problems: [404],
  handle({ jobs }, call) {
    const id = call.id('id');
    if (jobs.find(id)?.party !== call.party.id) throw importNotFound(id);
    jobs.stop(id);
    return ok({});
  },
};
