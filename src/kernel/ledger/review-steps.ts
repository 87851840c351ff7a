import { rankOf, type Level } from '../declare/level.ts';
import type { LedgerAction } from '../declare/role.ts';

/** What it takes to bring a record up to a level. */
const up: Readonly<Record<Exclude<Level, 'draft'>, LedgerAction>> = { submitted: 'write', verified: 'verify', confirmed: 'confirm' };

/**
 * The rights of which any one is enough to move a record from one level to another. Up it goes step by step; down in one,
 * by whoever may judge it where it is. `undefined` where there is no such step.
 */
export function rightsToMove(from: Level, to: Level): readonly LedgerAction[] | undefined {
  const [was, is] = [rankOf(from), rankOf(to)];
  if (to !== 'draft' && is === was + 1) return [up[to]];
  if (is >= was) return undefined;
  switch (from) {
    case 'submitted':
      return ['write', 'verify'];
    case 'verified':
      return ['verify', 'confirm'];
    default:
      return ['confirm'];
  }
}

/** As `rightsToMove`; of what an undo takes back, which may be several steps at once. */
export const rightsToTakeBack = (from: Level, to: Level): readonly LedgerAction[] => rightsToMove(to, from) ?? rightsToMove(from, to) ?? [];

/**
 * Where a record is after somebody wrote it: what was looked at before no longer is what it says.
 * @param asked what the writer wants, `draft` or `submitted`
 */
export function levelWritten(stands: Level | undefined, asked: Level | undefined, saysTheSame: boolean): Level {
  if (stands === undefined) return asked ?? 'submitted';
  if (saysTheSame && rankOf(stands) > rankOf('submitted')) return stands;
  if (asked !== undefined) return asked;
  return saysTheSame || stands === 'draft' ? stands : 'submitted';
}
