import { instalments, projects } from '../../../../src/domains/investment/ledgers.ts';
import { pharmaceutical } from '../../names.ts';
import { apportion, uneven } from '../apportion.ts';
import { counties, weights } from '../counties.ts';
import { iso } from '../days.ts';
import { sampleName, samplePhone } from '../people.ts';
import { random, type Random } from '../random.ts';
import { planned, yuan, type PlannedLedger, type Row, type Size } from './planned.ts';

type Project = Row<typeof projects.fields>;
type Instalment = Row<typeof instalments.fields>;

/** A project before it has a code: amounts in ten thousands of yuan, instalments as [year, ten thousands]. */
interface Outline {
  readonly at: number;
  readonly enterprise: string;
  readonly province: NonNullable<Project['province']>;
  readonly guided: boolean;
  readonly stage: NonNullable<Project['stage']>;
  readonly year: number;
  readonly amount: number;
  readonly paid: readonly (readonly [number, number])[];
}

/** Ten thousands of yuan in place, 2021 to 2024, from the 123 guided enterprises: 2.65 billion. */
const PHARMACEUTICAL = [[2022, 40_000], [2023, 30_000], [2024, 30_000]] as const;
const LARGE_2024 = { n: 37, paid: 83_700 };
const SMALL_2024 = { n: 4, paid: 1_240 };
const EARLIER = { 2021: 24, 2022: 26, 2023: 31 } as const;
const EARLIER_PAID = 80_060;
/** Other Shandong enterprises bring the province to 5.7 billion signed and 4.1 billion in place since 2023. */
const SHANDONG_PAID = 410_000;
const SHANDONG_SIGNED = 570_000;
const OTHERS = 31;

/** Projects from idea to landing, and what each voucher brought in. */
export function planInvestment({ seed }: Size): PlannedLedger[] {
  const draw = random(seed, 'investment');
  const outlines = [...guidedOutlines(draw)];
  outlines.push(...otherShandong(outlines, draw), ...otherProvinces(draw));
  const made = outlines.map((outline, i) => projectOf(outline, i, draw));
  const paid = outlines.flatMap((outline, i) => instalmentsOf(outline, made[i] ?? {}, draw));
  return [planned(projects, made), planned(instalments, paid)];
}

/** All guided enterprises come from Shandong, so that its figures contain theirs. */
function guidedOutlines(draw: Random): Outline[] {
  const guided = { province: 'shandong', guided: true, stage: 'landed' } as const;
  const all: Outline[] = [{ ...guided, at: 2, enterprise: pharmaceutical, year: 2022, amount: 100_000, paid: PHARMACEUTICAL }];
  const earlier = Object.entries(EARLIER).flatMap(([year, n]) => Array.from({ length: n }, () => Number(year)));
  const parts = apportion(EARLIER_PAID, uneven(earlier.length, draw.next, 0.8), 60);
  for (const [i, year] of earlier.entries()) {
    const paid = parts[i] ?? 0;
    all.push({ ...guided, at: county(draw), enterprise: named('引进', i), year, amount: above(paid, draw), paid: spread(paid, year) });
  }
  for (const [i, paid] of apportion(LARGE_2024.paid, uneven(LARGE_2024.n, draw.next, 0.5), 800).entries()) {
    all.push({ ...guided, at: county(draw), enterprise: named('落地', i), year: 2024, amount: Math.max(1_000, above(paid, draw)), paid: [[2024, paid]] });
  }
  for (const [i, paid] of apportion(SMALL_2024.paid, [1, 1, 1, 1]).entries()) {
    all.push({ ...guided, at: county(draw), enterprise: named('小微', i), year: 2024, amount: paid + 200, paid: [[2024, paid]] });
  }
  return all;
}

function otherShandong(guided: readonly Outline[], draw: Random): Outline[] {
  const since = (year: number) => year >= 2023;
  const paidSoFar = guided.flatMap(({ paid }) => paid).reduce((sum, [year, part]) => sum + (since(year) ? part : 0), 0);
  const signedSoFar = guided.reduce((sum, { year, amount }) => sum + (since(year) ? amount : 0), 0);
  const paid = apportion(SHANDONG_PAID - paidSoFar, uneven(OTHERS, draw.next, 0.5), 900);
  const beyond = apportion(SHANDONG_SIGNED - signedSoFar - (SHANDONG_PAID - paidSoFar), uneven(OTHERS, draw.next, 0.5));
  return paid.map((part, i) => {
    const year = 2023 + (i % 2);
    return { at: county(draw), enterprise: named('鲁投', i), province: 'shandong', guided: false, stage: 'landed', year, amount: part + (beyond[i] ?? 0), paid: spread(part, year) };
  });
}

function otherProvinces(draw: Random): Outline[] {
  return Array.from({ length: 62 }, (_, i) => {
    const stage = draw.weighted({ idea: 12, talks: 22, signed: 24, landed: 34, withdrawn: 8 });
    const year = 2021 + (i % 4);
    const amount = draw.between(300, 24_000);
    const paid = stage === 'landed' || stage === 'withdrawn' ? Math.round(amount * 0.4) : 0;
    return {
      at: county(draw),
      enterprise: named('外来', i),
      province: draw.weighted({ jiangsu: 20, zhejiang: 22, beijing: 14, guangdong: 14, gansu: 24, sichuan: 6 }),
      guided: false,
      stage,
      year,
      amount,
      paid: paid > 0 ? spread(paid, year) : [],
    };
  });
}

const named = (word: string, i: number): string => `示例${word}${kinds[i % kinds.length] ?? ''}有限公司${String(i + 1).padStart(2, '0')}`;
const kinds = ['农业', '药业', '食品', '装备', '纺织', '物流', '新能源'] as const;
const above = (paid: number, draw: Random): number => Math.ceil(paid * (1.05 + 0.4 * draw.next()));

function county(draw: Random): number {
  const keys = weights.map((weight, i) => [String(i), weight] as const);
  return Number(draw.weighted(Object.fromEntries(keys)));
}

/** From the year of landing to 2024, most at first. */
function spread(total: number, from: number): (readonly [number, number])[] {
  const years = Array.from({ length: 2024 - from + 1 }, (_, k) => from + k);
  return apportion(total, years.map((_, k) => 1 / (k + 1)), 1).map((part, k) => [years[k] ?? from, part]);
}

const industries = ['potato', 'herb', 'vegetable', 'livestock', 'equipment', 'energy', 'textile', 'trade'] as const;

function projectOf({ at, enterprise, province, guided, stage, year, amount }: Outline, i: number, draw: Random): Project {
  const place = counties[at];
  const landed = stage === 'landed' || stage === 'withdrawn';
  const signed = landed || stage === 'signed';
  const month = draw.between(1, 4);
  const landedOn = landed ? iso(year, month + draw.between(1, 2), draw.between(1, 28)) : null;
  const herbal = enterprise === pharmaceutical;
  return {
    county: place?.code ?? '',
    code: `ZS${year}${place?.code.slice(3) ?? ''}${String(i + 1).padStart(3, '0')}`,
    name: `${enterprise}${place?.name ?? ''}${herbal ? '中药产业园' : '示例'}项目`,
    enterprise,
    investor: herbal ? '示例医药集团' : `${enterprise}股东（示例）`,
    province,
    guided,
    foreign: 'domestic',
    industry: herbal ? 'herb' : draw.pick(industries),
    trade: '示例行业',
    nature: draw.weighted({ private: 78, state: 16, other: 6 }),
    amount: yuan(amount * 10_000),
    agreement: signed ? draw.weighted({ contract: 70, agreement: 30 }) : 'framework',
    stage,
    signedOn: signed ? iso(year, month, draw.between(1, 28)) : null,
    signingApprovedOn: signed ? iso(year, month, 28) : null,
    registered: landed,
    landedOn,
    landedYear: landedOn === null ? null : landedOn.slice(0, 4),
    started: landed,
    startedOn: landedOn === null ? null : iso(year, month + 3, 15),
    withdrawnOn: stage === 'withdrawn' ? iso(year, 12, 20) : null,
    responsible: `${place?.name ?? ''}招商局`,
    filedBy: sampleName(i + 40),
    phone: samplePhone(3_000 + i),
    referrer: guided ? '青岛市示例商会' : null,
  };
}

/** A large amount comes in two or three vouchers. */
function instalmentsOf({ paid }: Outline, project: Project, draw: Random): Instalment[] {
  const landedMonth = Number((project.landedOn ?? '2021-06-01').slice(5, 7));
  return paid.flatMap(([year, part], k) => {
    const n = part > 3_000 ? 3 : part > 600 ? 2 : 1;
    return apportion(part, uneven(n, draw.next, 0.3), 1).map((each, j) => ({
      county: project.county ?? '',
      project: project.code ?? '',
      paidOn: iso(year, Math.min(12, (k === 0 ? landedMonth + 1 : 2) + j * 2), draw.between(1, 28)),
      amount: yuan(each * 10_000),
      voucher: `HD${year}${(project.code ?? '').slice(-3)}-${j + 1}`,
    }));
  });
}
