import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverage, forecast, type EarlierYear } from '../../src/kernel/target/index.ts';

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function dice(seed: number): () => number {
  let at = seed | 0;
  return () => {
    at = (at + 0x6d2b79f5) | 0;
    let t = Math.imul(at ^ (at >>> 15), 1 | at);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const normal = (roll: () => number): number => Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll());

/** How one month may differ from what is usual in it. */
const kinds = {
  /** By a factor that is as often above as below. */
  factor: (roll: () => number, spread: number) => Math.exp(normal(roll) * spread),
  /** Evenly, up to all or nothing. */
  even: (roll: () => number, spread: number) => 1 + (2 * roll() - 1) * Math.min(1, spread),
  /** Seldom much: one month in six brings several times as much. */
  lumps: (roll: () => number, spread: number) => (roll() < 1 / 6 ? 1 + 6 * spread : 1),
  /** Waiting for it: many small, few large. */
  waiting: (roll: () => number, spread: number) => (1 - spread) - Math.log(1 - roll()) * spread,
} as const;

interface Season {
  readonly kind: keyof typeof kinds;
  readonly spread: number;
  /** What is usual in each month. */
  readonly usual: readonly number[];
  /** The year's size differs, too. */
  readonly growth: number;
}

function yearOf({ kind, spread, usual, growth }: Season, nth: number, months: number, roll: () => number): EarlierYear {
  const size = growth ** nth * Math.exp(normal(roll) * 0.2);
  const months12 = usual.map((each) => size * each * kinds[kind](roll, spread));
  const sum = (of: readonly number[]) => of.reduce((total, one) => total + one, 0);
  return { now: sum(months12.slice(0, months)), atEnd: sum(months12) };
}

const season: fc.Arbitrary<Season> = fc.record({
  kind: fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[])),
  spread: fc.double({ min: 0.05, max: 0.6, noNaN: true }),
  usual: fc.array(fc.double({ min: 0.2, max: 5, noNaN: true }), { minLength: 12, maxLength: 12 }),
  growth: fc.double({ min: 0.8, max: 1.4, noNaN: true }),
});

/** Times that a share of `1 - coverage` may come out larger by chance in so many trials: three deviations. */
const trials = 1500;
const byChance = 3 * Math.sqrt((coverage * (1 - coverage)) / trials);

test('the truth lies outside the range no more often than it says, on seasons of every kind', () => {
  fc.assert(
    fc.property(season, fc.integer({ min: 3, max: 6 }), fc.integer({ min: 1, max: 11 }), fc.integer(), (of, years, months, seed) => {
      const roll = dice(seed);
      let outside = 0;
      for (let trial = 0; trial < trials; trial++) {
        const earlier = Array.from({ length: years }, (_, nth) => yearOf(of, nth, months, roll));
        const { now, atEnd } = yearOf(of, years, months, roll);
        const said = forecast(now, earlier);
        if (said === undefined || atEnd < said.low || atEnd > said.high) outside += 1;
      }
      expect(outside / trials).toBeLessThanOrEqual(1 - coverage + byChance);
    }),
    { numRuns: 60 },
  );
});

const earlierYear = fc.record({ now: fc.double({ min: 1, max: 1e9, noNaN: true }), more: fc.double({ min: 0, max: 1e9, noNaN: true }) }).map(({ now, more }) => ({ now, atEnd: now + more }));

test('a forecast lies in its own range, never below what is there, and grows with it in proportion', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 1e9, noNaN: true }), fc.array(earlierYear, { minLength: 3, maxLength: 8 }), fc.double({ min: 0.5, max: 3, noNaN: true }), (actual, earlier, times) => {
      const said = forecast(actual, earlier);
      if (said === undefined) return fc.pre(false);
      expect(said.low).toBeGreaterThanOrEqual(actual * (1 - 1e-12));
      expect(said.low).toBeLessThanOrEqual(said.value);
      expect(said.value).toBeLessThanOrEqual(said.high);
      const more = forecast(actual * times, earlier);
      expect((more?.value ?? 0) / said.value).toBeCloseTo(times, 9);
    }),
  );
});

test('nothing is said of a year by two others, by one that had nothing yet, nor by years that were exactly alike', () => {
  const usual = { now: 40, atEnd: 100 };
  const other = { now: 50, atEnd: 100 };
  expect(forecast(50, [usual, other])).toBeUndefined();
  expect(forecast(50, [usual, usual, usual])).toBeUndefined();
  expect(forecast(50, [usual, other, { now: 0, atEnd: 100 }])).toBeUndefined();
  expect(forecast(0, [usual, other, usual])).toBeUndefined();
  expect(forecast(50, [usual, other, { now: 0, atEnd: 0 }, usual])?.value).toBeCloseTo(50 * 2.5 ** (2 / 3) * 2 ** (1 / 3), 9);
});
