/** How an earlier year went on: what it had on the same day, and what it had in the end. */
export interface EarlierYear {
  readonly now: number;
  readonly atEnd: number;
}

export interface Forecast {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** In so many of ten years the true value lies within the range, if the years go on being as unlike as they were. */
export const coverage = 0.8;

/**
 * Student's t for 2 degrees of freedom and more: 85 % lie between it and its negative. With the 80 % that are promised,
 * years that are made of a few large sums would fall outside more often than said; of these the promise is kept, too.
 */
const spans = [2.282, 1.924, 1.778, 1.699, 1.65, 1.617, 1.592, 1.574, 1.559];

/** Two earlier years can be alike by chance; how unlike years are takes a third. */
const fewestForRange = 3;
const fewestForSeason = 2;
/** Squares of logarithms below this are the rounding of numbers. */
const alike = 1e-18;

/**
 * Where a figure that adds up will be in the end, from what it has now and how earlier years went on from the same day.
 *
 * Each earlier year grew by a factor from that day to its end. This year's factor is one more draw of the same kind: its
 * logarithm lies about their mean, within Student's prediction interval for one draw more, which is the wider the fewer
 * years there are and the less alike they were. What only ever grew is not said to fall.
 *
 * @returns `undefined` where a year had nothing yet on this day, there are too few years, or they went on exactly alike: of
 * years that all had everything by this day, say, none tells how far another may go
 */
export function forecast(actual: number, earlier: readonly EarlierYear[]): Forecast | undefined {
  const years = earlier.filter(({ atEnd }) => atEnd > 0);
  if (years.length < fewestForRange || actual <= 0 || years.some(({ now }) => now <= 0)) return undefined;
  const factors = years.map(({ now, atEnd }) => Math.log(atEnd / now));
  const mean = factors.reduce((sum, one) => sum + one, 0) / factors.length;
  const squares = factors.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  if (squares < alike) return undefined;
  const t = spans[Math.min(factors.length - fewestForRange, spans.length - 1)] ?? 0;
  const reach = t * Math.sqrt((squares / (factors.length - 1)) * (1 + 1 / factors.length));
  const floor = factors.every((one) => one >= 0) ? 0 : -Infinity;
  const at = (factor: number): number => actual * Math.exp(Math.max(floor, factor));
  return { value: at(mean), low: at(mean - reach), high: at(mean + reach) };
}

export const hasYearsFor = (earlier: readonly EarlierYear[]): boolean => earlier.filter(({ atEnd }) => atEnd > 0).length >= fewestForRange;

/** The share of the year's total that earlier years had by now, on average; `undefined` where none says. */
export function seasonalShare(earlier: readonly EarlierYear[]): number | undefined {
  const years = earlier.filter(({ atEnd }) => atEnd > 0);
  return years.length < fewestForSeason ? undefined : years.reduce((sum, { now, atEnd }) => sum + now / atEnd, 0) / years.length;
}
