import type { TargetSet } from './read-targets.ts';

/** A target as it holds on a day, with what it was before and what it became since. */
export interface Target {
  readonly year: number;
  readonly region: string;
  readonly figure: string;
  readonly slice: string;
  readonly holds: TargetSet;
  /** What was set for the same, in the order it was set, `holds` included. */
  readonly history: readonly TargetSet[];
}

/**
 * Which of the targets set holds on a day: the last one set by then. What was set first holds from the year's beginning,
 * though agreements are signed in spring.
 */
export function inForce(all: readonly TargetSet[], day: number): Target[] {
  const groups = Map.groupBy(all, ({ year, region, figure, slice }) => `${year} ${region} ${figure} ${slice}`);
  return [...groups.values()].flatMap((group) => {
    const history = [...group].sort((a, b) => (a.setOn ?? 0) - (b.setOn ?? 0) || Number(a.since) - Number(b.since));
    const holds = history.findLast(({ setOn }) => (setOn ?? 0) <= day) ?? history[0];
    return holds === undefined ? [] : [{ year: holds.year, region: holds.region, figure: holds.figure, slice: holds.slice, holds, history }];
  });
}
