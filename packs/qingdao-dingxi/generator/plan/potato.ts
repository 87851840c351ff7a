import { harvests, households, plots, statistics } from '../../../../src/domains/potato/ledgers.ts';
import { apportion, uneven } from '../apportion.ts';
import { counties, village, years } from '../counties.ts';
import { iso } from '../days.ts';
import { sampleName, samplePhone } from '../people.ts';
import { random, type Random } from '../random.ts';
import { planned, yuan, type PlannedLedger, type Row, type Size } from './planned.ts';

/** The demonstration lies in one county: 96 plots, 10,080 mu, in steps of 1.5 mu, which is a tenth of a hectare. */
const SITE = '621102';
const STEPS = 6_720;
const PLOTS = 96;
const KILOGRAMS_AFTER = 4_250;
const YUAN_AFTER = 11_150;
const KILOGRAMS_BEFORE = 1_015;
const YUAN_BEFORE = 1_560;
const HOUSEHOLDS = 296;
const GAIN = 13_980;

/** Suppliers of the county who grow. */
const growers = ['03', '08', '13', '18'].flatMap((number, k) => [`安定区示例薯业有限公司${number}`, `安定区示例种植专业合作社${String(5 * k + 5).padStart(2, '0')}`]);

/** Mu and tonnes of the city by year. */
const city = { 2021: [2_912_300, 4_612_500], 2022: [2_943_800, 4_745_200], 2023: [2_978_600, 4_886_900], 2024: [3_012_400, 5_023_600] } as const;
const share = [24, 17, 15, 15, 15, 6, 8];

const acres = (mu10: number): bigint => BigInt(mu10) * 1000n;

/** Plots, their harvests before and after, the households that benefit, and what each county plants. */
export function planPotato({ seed }: Size): PlannedLedger[] {
  const draw = random(seed, 'potato');
  const county = counties[0];
  const towns = county?.townships ?? [];
  const steps = apportion(STEPS, uneven(PLOTS, draw.next, 0.3), 10);
  const site = steps.map((step, i): Row<typeof plots.fields> => ({
    county: SITE,
    township: towns[i % 3] ?? null,
    village: village(i),
    number: `DK-${String(i + 1).padStart(3, '0')}`,
    grower: growers[i % growers.length] ?? null,
    area: acres(step * 15),
    since: iso(2023, 10, 8 + (i % 18)),
    landform: i % 3 === 0 ? 'irrigated' : i % 3 === 1 ? 'terrace' : 'dry',
    field: '深松整地、增施有机肥',
    seed: i % 2 === 0 ? '希森6号' : '青薯9号',
    method: '合理密植、水肥一体化',
    machine: '播种、覆膜、收获全程机械化',
    system: '企业+合作社+农户',
    wells: 1 + (i % 3),
  }));
  return [
    planned(plots, site),
    planned(harvests, [
      ...season({ year: 2023, phase: 'before', kilograms: KILOGRAMS_BEFORE, income: YUAN_BEFORE, steps }, site, draw),
      ...season({ year: 2024, phase: 'after', kilograms: KILOGRAMS_AFTER, income: YUAN_AFTER, steps }, site, draw),
    ]),
    planned(households, planHouseholds(draw)),
    planned(statistics, planStatistics()),
  ];
}

interface Season {
  readonly year: number;
  readonly phase: 'before' | 'after';
  /** Per mu, on the whole. */
  readonly kilograms: number;
  readonly income: number;
  readonly steps: readonly number[];
}

/** Plots differ by up to a tenth; the whole comes to the published yield and income per mu exactly. */
function season({ year, phase, kilograms, income, steps }: Season, site: readonly Row<typeof plots.fields>[], draw: Random): Row<typeof harvests.fields>[] {
  const weights = steps.map((step) => step * (0.9 + 0.2 * draw.next()));
  const mu = (STEPS * 3) / 2;
  const harvest = apportion(mu * kilograms, weights);
  const earned = apportion(mu * income, weights);
  return site.map((plot, i) => ({
    county: SITE,
    plot: plot.number ?? '',
    season: year,
    phase,
    variety: phase === 'before' ? '庄薯3号' : (plot.seed ?? null),
    area: plot.area ?? 0n,
    harvest: BigInt(harvest[i] ?? 0) * 1000n,
    income: yuan(earned[i] ?? 0),
    cost: yuan(Math.round(((earned[i] ?? 0) * (phase === 'before' ? 55 : 38)) / 100)),
    weighedBy: '安定区示例测产组',
  }));
}

function planHouseholds(draw: Random): Row<typeof households.fields>[] {
  const gains = apportion(HOUSEHOLDS * GAIN, uneven(HOUSEHOLDS, draw.next, 0.35), 3_000);
  return gains.map((gain, i) => {
    const before = 18_000 + 100 * draw.below(160);
    return {
      county: SITE,
      township: counties[0]?.townships[i % 3] ?? null,
      village: village(i),
      number: `${SITE}9${String(i + 1).padStart(5, '0')}`,
      head: sampleName(2_000 + i),
      householdType: i % 20 < 9 ? 'lifted' : i % 20 < 11 ? 'monitored' : 'general',
      year: 2024,
      way: i % 4 === 0 ? 'rent' : i % 4 === 1 ? 'wages' : i % 4 === 2 ? 'dividend' : 'growing',
      before: yuan(before),
      after: yuan(before + gain),
      gain: yuan(gain),
      phone: samplePhone(20_000 + i),
    };
  });
}

function planStatistics(): Row<typeof statistics.fields>[] {
  return years.flatMap((year) => {
    const [mu, tonnes] = city[year];
    const areas = apportion(mu / 100, share);
    const outputs = apportion(tonnes / 100, share);
    return counties.map(({ code, name }, i) => ({
      county: code,
      year,
      area: acres((areas[i] ?? 0) * 1000),
      output: BigInt(outputs[i] ?? 0) * 100_000_000n,
      source: `${name}农业农村局（示例）`,
    }));
  });
}
