import type { DeleteRequest, PutRequest } from '../../engine/change-records.ts';
import { wrongMember } from '../http/faults.ts';

/** UUIDs of version 7 (RFC 9562) sort by when they were made, which keeps the ledgers' indexes compact. */
const version7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** @throws Refusal `request.body` */
export function putOf(ledger: string, id: string, { base, values, level }: Readonly<Record<string, unknown>>): PutRequest {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) throw wrongMember('values', { zh: '各字段的值', en: 'the values by field' });
  if (level !== undefined && level !== 'draft' && level !== 'submitted') throw wrongMember('level', { zh: ' draft 或 submitted', en: 'draft or submitted' });
  const from = baseOf(base);
  if (from === 0 && !version7.test(id)) throw wrongMember('id', { zh: '第 7 版 UUID（新记录）', en: 'a UUID of version 7, for a new record' });
  return { op: 'put', ledger, id, base: from, values: values as PutRequest['values'], level };
}

export function deleteOf(ledger: string, id: string, base: unknown): DeleteRequest {
  return { op: 'delete', ledger, id, base: baseOf(base) };
}

function baseOf(base: unknown): number {
  if (typeof base === 'number' && Number.isInteger(base) && base >= 0 && base < 2 ** 31) return base;
  throw wrongMember('base', { zh: '所改的版本号，新记录为 0', en: 'the version it was edited from, 0 for a new record' });
}
