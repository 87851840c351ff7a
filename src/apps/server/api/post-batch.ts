import { changeRecords, type ChangeRequest } from '../../engine/change-records.ts';
import { ok } from '../http/answer.ts';
import { isUuid } from '../http/call.ts';
import { wrongMember } from '../http/faults.ts';
import type { Route } from '../http/route.ts';
import { deleteOf, putOf } from './change-body.ts';
import { batchParameter, envelopeOf } from './envelope.ts';
import { landedJson } from './put-record.ts';

const mostChanges = 5000;

export const postBatch: Route = {
  method: 'post',
  path: '/api/batches',
  name: 'postBatch',
  title: { zh: '一次提交多处改动', en: 'Several changes as one batch' },
  note: { zh: '全部写入或全不写入；可整批撤销。', en: 'They land whole or not at all, and can be undone together.' },
  parameters: [batchParameter],
  body: { schema: { $ref: '#/components/schemas/Changes' } },
  answer: { status: 201, note: { zh: '已写入', en: 'They have landed' }, schema: { $ref: '#/components/schemas/Landed' } },
  problems: [403, 404, 409, 413, 415, 422],
  async handle({ engine }, call) {
    const body = await call.json();
    const { changes } = body;
    if (!Array.isArray(changes) || changes.length === 0 || changes.length > mostChanges) {
      throw wrongMember('changes', { zh: ` 1 至 ${mostChanges} 处改动`, en: `1 to ${mostChanges} changes` });
    }
    const landed = await changeRecords(engine, call.party, changes.map(changeOf), envelopeOf(call, body));
    return ok(await landedJson(engine, call.party, landed), landed.repeated ? 200 : 201);
  },
};

function changeOf(given: unknown, index: number): ChangeRequest {
  const change = (typeof given === 'object' && given !== null ? given : {}) as Readonly<Record<string, unknown>>;
  const { op, ledger, id, base } = change;
  if (typeof ledger !== 'string' || !isUuid(id)) throw wrongMember(`changes[${index}]`, { zh: '带 ledger 与 id 的对象', en: 'an object with ledger and id' });
  if (op === 'delete') return deleteOf(ledger, id.toLowerCase(), base);
  if (op === 'put') return putOf(ledger, id.toLowerCase(), change);
  throw wrongMember(`changes[${index}].op`, { zh: ' put 或 delete', en: 'put or delete' });
}
