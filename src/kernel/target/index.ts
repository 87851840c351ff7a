/**
 * Targets (目标): what a figure is to reach in a year, how it stands on a day and where it will end. Everything but
 * `readTargets` is reckoned from numbers; who has the figures hands them in.
 */
export { monthEnds, sameDayIn, shareOver } from './calendar.ts';
export { coverage, forecast, seasonalShare, type EarlierYear } from './forecast.ts';
export { inForce, type Target } from './in-force.ts';
export { judge, standingWords, type Judgement, type Known, type NoForecast, type Standing } from './judge.ts';
export { natureOf, type Nature } from './nature.ts';
export { readTargets, targetLedgers, yearsWithTargets, type Bound, type TargetSet } from './read-targets.ts';
