import { allocations, employments, payments, projects } from '../../../../src/domains/funds/ledgers.ts';
import { apportion, uneven } from '../apportion.ts';
import { counties, village, weights, years, type County } from '../counties.ts';
import { iso, monthsAfter } from '../days.ts';
import { random, type Random } from '../random.ts';
import { planEmployments } from './employments.ts';
import { planned, yuan, type PlannedLedger, type Row, type Size } from './planned.ts';

type Project = Row<typeof projects.fields>;

/** Ten thousands of yuan received, projects, and the share of industry, by year: 1.853 billion, 854 and 60 % in all. */
const volumes = {
  2021: { funds: 45_962, projects: 205, industry: 0.572 },
  2022: { funds: 46_610, projects: 213, industry: 0.585 },
  2023: { funds: 47_152, projects: 216, industry: 0.6 },
  2024: { funds: 45_618, projects: 220, industry: 0.649 },
} as const;

/** Allocations, the projects they pay for, payments, and who was employed. */
export function planFunds(size: Size): PlannedLedger[] {
  const draw = random(size.seed, 'funds');
  const allocated: Row<typeof allocations.fields>[] = [];
  const library: Project[] = [];
  for (const year of years) {
    const volume = volumes[year];
    const funds = apportion(volume.funds, weights);
    const industry = apportion(Math.round(volume.funds * volume.industry), weights);
    const numbers = apportion(volume.projects, weights, 10);
    for (const [i, county] of counties.entries()) {
      allocated.push(...allocationsOf(county, year, funds[i] ?? 0));
      library.push(...projectsOf({ county, year, n: numbers[i] ?? 0, funds: funds[i] ?? 0, industry: industry[i] ?? 0 }, draw));
    }
  }
  return [
    planned(allocations, allocated),
    planned(projects, library),
    planned(payments, library.flatMap((project) => paymentsOf(project, draw))),
    planned(employments, planEmployments(size, library)),
  ];
}

/** Two documents a year from the city's budget, one from the district's. */
function allocationsOf(county: County, year: number, tenThousands: number): Row<typeof allocations.fields>[] {
  const parts = apportion(tenThousands, [55, 30, 15]);
  return parts.map((part, k) => {
    const month = 3 + 2 * k;
    return {
      county: county.code,
      year,
      batch: `第${'一二三'.charAt(k)}批`,
      document: `示财协〔${year}〕${county.code.slice(4)}${k + 1}号`,
      source: k < 2 ? 'city' : 'district',
      payer: k < 2 ? '370200' : county.district.code,
      promised: yuan(Math.floor(part * 0.94) * 10_000),
      allocatedOn: iso(year, month, 6),
      allocated: yuan(part * 10_000),
      receivedOn: iso(year, month, 24),
      received: yuan(part * 10_000),
    };
  });
}

interface Share {
  readonly county: County;
  readonly year: number;
  readonly n: number;
  /** Ten thousands of yuan in all, and of them in industry. */
  readonly funds: number;
  readonly industry: number;
}

function projectsOf({ county, year, n, funds, industry }: Share, draw: Random): Project[] {
  const ofIndustry = Math.round(n * 0.47);
  const parts = [
    ...apportion(industry, uneven(ofIndustry, draw.next, 0.7), 8),
    ...apportion(funds - industry, uneven(n - ofIndustry, draw.next, 0.7), 3),
  ];
  return parts.map((part, k) => {
    const category = k < ofIndustry ? 'industry' : draw.weighted({ employment: 22, rural: 34, livelihood: 26, talent: 14, other: 4 });
    const kind = kinds[category];
    const other = draw.chance(0.4) ? draw.between(1, Math.max(1, Math.round(part * 0.6))) : 0;
    const closed = year < 2024 || draw.chance(0.3);
    const startedOn = iso(year, draw.between(4, 7), draw.between(1, 28));
    const completedOn = closed || draw.chance(0.5) ? monthsAfter(startedOn, draw.between(3, 5)) : null;
    const households = draw.between(12, 380);
    return {
      county: county.code,
      year,
      code: `XZ${year}${county.code.slice(3)}${String(k + 1).padStart(3, '0')}`,
      name: `${county.name}${year}年${draw.pick(kind)}项目（示例${String(k + 1).padStart(2, '0')}）`,
      category,
      nature: draw.weighted({ new: 70, continued: 18, extended: 12 }),
      township: draw.pick(county.townships),
      village: village(draw.below(10)),
      site: `${draw.pick(county.townships)}${village(draw.below(10))}`,
      responsible: `${county.name}${departments[category]}`,
      tasks: `${draw.pick(kind)}，建设内容为示例。`,
      invested: yuan((part + other) * 10_000),
      funds: yuan(part * 10_000),
      otherFunds: yuan(other * 10_000),
      beneficiaries: `受益${households}户`,
      households,
      target: `带动${households}户增收，示例目标。`,
      benefitWay: category === 'industry' ? draw.pick(['吸纳务工', '订单种植', '入股分红', '土地流转']) : null,
      approval: `示农批〔${year}〕${k + 1}号`,
      contract: `HT${year}-${county.code.slice(4)}-${k + 1}`,
      startedOn,
      completedOn,
      acceptedOn: closed && completedOn !== null ? monthsAfter(completedOn, 1) : null,
      progress: completedOn === null ? BigInt(draw.between(35, 95)) * 10_000n : 1_000_000n,
      status: closed ? 'closed' : completedOn === null ? 'underway' : 'completed',
      publicity: `https://www.example.org/notice/${year}${county.code}${k + 1}`,
      asset: closed ? `ZC${year}${county.code.slice(3)}${String(k + 1).padStart(3, '0')}` : null,
    };
  });
}

/** What is left of the last 2024 projects is not paid out yet. */
function paymentsOf(project: Project, draw: Random): Row<typeof payments.fields>[] {
  const whole = Number((project.funds ?? 0n) / 1_000_000n);
  const payable = project.status === 'closed' ? whole : Math.max(1, Math.round(whole * 0.82));
  const n = Math.min(payable, draw.between(2, 4));
  const started = project.startedOn ?? iso(2024, 6, 1);
  return apportion(payable, uneven(n, draw.next, 0.5), 1).map((part, k) => ({
    county: project.county ?? '',
    project: project.code ?? '',
    paidOn: monthsAfter(started, 1 + k),
    amount: yuan(part * 10_000),
    payee: `示例建设有限公司${String(draw.between(1, 40)).padStart(2, '0')}`,
    voucher: `记-${(project.code ?? '').slice(2)}-${k + 1}`,
  }));
}

const kinds = {
  industry: ['马铃薯良种繁育', '中药材加工', '高原夏菜基地', '肉羊养殖', '冷链仓储', '帮扶车间'],
  employment: ['劳务输转奖补', '技能培训', '公益岗位'],
  rural: ['村内道路', '安全饮水', '人居环境整治'],
  livelihood: ['学校改造', '卫生院设备', '养老设施'],
  talent: ['干部培训', '医生进修', '教师交流'],
  other: ['社会事业'],
} as const;

const departments = { industry: '农业农村局', employment: '人社局', rural: '乡村振兴局', livelihood: '教育局', talent: '组织部', other: '发改局' } as const;
