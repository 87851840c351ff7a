import type { employments, projects } from '../../../../src/domains/funds/ledgers.ts';
import { apportion } from '../apportion.ts';
import { counties, village, weights, type County } from '../counties.ts';
import { iso, monthsAfter } from '../days.ts';
import { person, samplePhone } from '../people.ts';
import { random, type Random } from '../random.ts';
import { sized, yuan, type Row, type Size } from './planned.ts';

type Project = Row<typeof projects.fields>;
type Employment = Row<typeof employments.fields>;

/** Persons in industry projects of 2024, of them lifted out of poverty; those at two projects; those in other projects. */
const persons = 28_329;
const lifted = 24_476;
const atTwo = 1_100;
const inOthers = 640;

/** Apart from the numbers of those who were sent away to work. */
const FIRST = 40_000;

/** Who worked for the projects of 2024. */
export function planEmployments({ seed, scale }: Size, library: readonly Project[]): Employment[] {
  const draw = random(seed, 'employments');
  const all = apportion(sized(persons, scale), weights);
  const poor = apportion(Math.round(sized(persons, scale) * (lifted / persons)), weights);
  const twice = apportion(Math.round(atTwo * scale), weights);
  const others = apportion(Math.round(inOthers * scale), weights);
  const rows: Employment[] = [];
  for (const [i, county] of counties.entries()) {
    const ofYear = library.filter((project) => project.county === county.code && project.year === 2024);
    const industry = ofYear.filter(({ category }) => category === 'industry');
    const rest = ofYear.filter(({ category }) => category !== 'industry');
    const n = all[i] ?? 0;
    for (let k = 0; k < n; k++) {
      const isLifted = k < (poor[i] ?? 0);
      const at = k % industry.length;
      rows.push(employment(county, FIRST + k, isLifted, industry[at], draw));
      // One project on, so that nobody is at the same one twice.
      if (k < (twice[i] ?? 0)) rows.push(employment(county, FIRST + k, isLifted, industry[(at + 1) % industry.length], draw));
    }
    for (let k = 0; k < (others[i] ?? 0); k++) rows.push(employment(county, FIRST + n + k, k % 3 > 0, rest[k % rest.length], draw));
  }
  return rows;
}

function employment(county: County, n: number, isLifted: boolean, project: Project | undefined, draw: Random): Employment {
  const who = person(county.code, n);
  const startedOn = iso(2024, draw.between(3, 7), draw.between(1, 28));
  const months = draw.between(1, 5);
  const days = months * draw.between(18, 26);
  return {
    county: county.code,
    township: county.townships[n % county.townships.length] ?? null,
    village: village(Math.floor(n / 13)),
    year: 2024,
    project: project?.code ?? '',
    person: who.id,
    name: who.name,
    householdType: isLifted ? 'lifted' : n % 9 === 0 ? 'monitored' : 'general',
    job: draw.pick(['田间管理', '采收', '分拣', '装卸', '加工', '缝纫']),
    startedOn,
    endedOn: monthsAfter(startedOn, months),
    days,
    income: yuan(days * draw.between(9, 16) * 10),
    phone: samplePhone(n + Number(county.code.slice(3)) * 17),
  };
}
