import type { Clock } from '../../../kernel/ports/clock.ts';

/** China has one time, eight hours ahead of UTC. */
const ahead = 8 * 60 * 60 * 1000;

/** The day, yyyymmdd, that a document made now is dated with. */
export function todayOf(clock: Clock): number {
  const now = new Date(clock.now().getTime() + ahead);
  return now.getUTCFullYear() * 10000 + (now.getUTCMonth() + 1) * 100 + now.getUTCDate();
}
