import { randomUUID } from 'node:crypto';

/**
 * A new batch's id: a UUID of version 7 (RFC 9562), which sorts by when it was made and so keeps the journal's index
 * compact. Node keeps random bytes in store for `randomUUID`, where asking the system for each would cost as much as
 * the rest of a small request.
 */
export function newBatchId(): string {
  const moment = Date.now().toString(16).padStart(12, '0');
  return `${moment.slice(0, 8)}-${moment.slice(8)}-7${randomUUID().slice(15)}`;
}
