import { Refusal } from '../declare/problem.ts';
import type { Change, Commit } from './change.ts';
import { malformedId } from './problems.ts';

const canonical = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text is a UUID as PostgreSQL prints it. */
export const isId = (text: string): boolean => canonical.test(text);

/**
 * The commit with its ids as PostgreSQL prints them, so that they can be compared with what it answers.
 * @throws Refusal `record.malformed-id`
 */
export function wellFormed(commit: Commit): Commit {
  if (isId(commit.batch) && commit.changes.every(({ record }) => isId(record))) return commit;
  const batch = lowered(commit.batch, 'batch');
  const changes = commit.changes.map((change): Change => {
    const record = lowered(change.record, change.ledger);
    return record === change.record ? change : { ...change, record };
  });
  return { ...commit, batch, changes };
}

function lowered(id: string, ledger: string): string {
  const lower = id.toLowerCase();
  if (!isId(lower)) throw new Refusal([malformedId(ledger, id)]);
  return lower;
}
