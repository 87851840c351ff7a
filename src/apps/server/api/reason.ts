import type { Json } from '../../../kernel/declare/field.ts';
import { wrongMember } from '../http/faults.ts';

/** A body that says why, and nothing else. */
export const reasonSchema = { type: 'object', required: ['reason'], properties: { reason: { type: 'string', minLength: 1, maxLength: 500 } } } satisfies Json;

/** The reason of such a body; the engine refuses a blank one. @throws Refusal `request.wrong-member` */
export function reasonIn({ reason = '' }: Readonly<Record<string, unknown>>): string {
  if (typeof reason !== 'string' || reason.length > 500) throw wrongMember('reason', { zh: '不超过 500 字的文本', en: 'a text of at most 500 characters' });
  return reason;
}
