import type { Envelope } from '../../engine/change-records.ts';
import { isUuid, type Call } from '../http/call.ts';
import { wrongMember } from '../http/faults.ts';
import type { Parameter } from '../http/route.ts';

export const batchParameter: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  note: { zh: '客户端生成的批次号（UUID）；重发同一批次不会写两次', en: 'The batch’s id, a UUID made by the client; sending it again writes nothing twice' },
  schema: { type: 'string', format: 'uuid' },
};

export const reasonParameter: Parameter = {
  name: 'reason',
  in: 'query',
  note: { zh: '理由；改动已关账期间的记录时必填', en: 'Why; needed where the record counts in a closed period' },
  schema: { type: 'string', maxLength: 500 },
};

/** Longest reason kept. */
const longest = 500;

/** The batch's id and reason of a write. @throws Refusal `request.parameter`, `request.body` */
export function envelopeOf(call: Call, body: Readonly<Record<string, unknown>> = {}): Envelope {
  const { batch, reason = call.query('reason') } = body;
  if (batch !== undefined && !isUuid(batch)) throw wrongMember('batch', { zh: ' UUID', en: 'a UUID' });
  if (reason !== undefined && (typeof reason !== 'string' || reason.length > longest)) {
    throw wrongMember('reason', { zh: `不超过 ${longest} 字的文本`, en: `a text of at most ${longest} characters` });
  }
  return { batch: call.batch() ?? batch?.toLowerCase(), reason: reason === '' ? undefined : reason };
}
