import type { ClosedPeriod } from '../ledger/closed-periods.ts';
import { yearBefore, type Window } from './window.ts';

/** Days that are read as reported by one closing. */
export interface SealedPart {
  readonly window: Window;
  readonly seal: ClosedPeriod;
}

/** The parts of a window as they are for another that a composite reads beside it: within it, a year before it, or up to its end. */
export function partsAt(parts: readonly SealedPart[], whole: Window, window: Window): readonly SealedPart[] {
  const last = parts.at(-1);
  if (last === undefined || parts.length === 1) return parts.map(({ seal }) => ({ window, seal }));
  if (window.from >= whole.from && window.to <= whole.to) {
    return parts.flatMap(({ window: { from, to }, seal }) => (to < window.from || from > window.to ? [] : [{ window: { from: Math.max(from, window.from), to: Math.min(to, window.to) }, seal }]));
  }
  if (window.to === whole.to) return [{ window, seal: last.seal }];
  return parts.map((part) => ({ window: yearBefore(part.window), seal: part.seal }));
}
