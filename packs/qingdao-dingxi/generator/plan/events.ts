import { events, growers, jobs, participants, signings } from '../../../../src/domains/investment/ledgers.ts';
import { fair, pharmaceutical } from '../../names.ts';
import { apportion, uneven } from '../apportion.ts';
import { counties, village } from '../counties.ts';
import { iso } from '../days.ts';
import { person, sampleName, samplePhone } from '../people.ts';
import { random, type Random } from '../random.ts';
import { planned, sized, yuan, type PlannedLedger, type Row, type Size } from './planned.ts';

const CITY = '621100';
/** Where the pharmaceutical company stands, and the two counties where its growers live besides. */
const SEAT = '621122';

const autumn = '秋季产业合作恳谈会（示例）';
const industries = ['potato', 'herb', 'vegetable', 'livestock', 'equipment', 'trade'] as const;

/** Events with who came and what was signed; jobs and growers of landed enterprises. */
export function planEvents({ seed, scale }: Size): PlannedLedger[] {
  const draw = random(seed, 'events');
  return [
    planned(events, [
      { county: CITY, name: autumn, startsOn: iso(2023, 9, 15), endsOn: iso(2023, 9, 16), place: '定西市示例会堂', host: '定西市人民政府' },
      { county: CITY, name: fair, startsOn: iso(2024, 4, 26), endsOn: iso(2024, 4, 28), place: '定西市示例会展中心', host: '定西市人民政府' },
    ]),
    planned(participants, [...guests(fair, 290, 'shandong', draw), ...guests(fair, 34, 'zhejiang', draw), ...guests(autumn, 76, 'shandong', draw)]),
    planned(signings, [...signed(fair, 22, 731_000, draw), ...signed(autumn, 9, 118_000, draw)]),
    planned(jobs, [...planJobs(pharmaceutical, SEAT, 326, 4_000, draw), ...planJobs('示例纺织有限公司', '621121', 84, 2_600, draw)]),
    planned(growers, [...planGrowers(pharmaceutical, sized(5_126, scale), draw), ...planGrowers('示例薯业有限公司', sized(310, scale), draw)]),
  ];
}

const startOf = (event: string): string => (event === fair ? '2024-04-26' : '2023-09-15');

function guests(event: string, n: number, province: 'shandong' | 'zhejiang', draw: Random): Row<typeof participants.fields>[] {
  return Array.from({ length: n }, (_, i) => ({
    county: CITY,
    event,
    enterprise: `${province === 'shandong' ? '山东' : '浙江'}示例企业有限公司${String(i + 1).padStart(3, '0')}`,
    province,
    industry: draw.pick(industries),
    attendedOn: draw.chance(0.7) || event !== fair ? startOf(event) : iso(2024, 4, 27),
  }));
}

function signed(event: string, n: number, tenThousands: number, draw: Random): Row<typeof signings.fields>[] {
  return apportion(tenThousands, uneven(n, draw.next, 0.6), 1_000).map((part, i) => ({
    county: CITY,
    event,
    project: `${draw.pick(['中药材精深加工', '马铃薯主食化', '冷链物流', '装备制造', '文旅康养'])}合作项目（示例${String(i + 1).padStart(2, '0')}）`,
    investor: `山东示例企业有限公司${String(i * 7 + 1).padStart(3, '0')}`,
    province: 'shandong',
    industry: draw.pick(industries),
    signedOn: event === fair ? iso(2024, 4, 27) : '2023-09-16',
    amount: yuan(part * 10_000),
  }));
}

/** Apart from the numbers of those sent away to work or employed by projects. */
const FIRST = 60_000;

function planJobs(enterprise: string, county: string, n: number, lowest: number, draw: Random): Row<typeof jobs.fields>[] {
  return Array.from({ length: n }, (_, k) => {
    const who = person(county, FIRST + k);
    return {
      county,
      year: 2024,
      enterprise,
      person: who.id,
      name: who.name,
      post: draw.pick(['炮制工', '分拣工', '包装工', '仓管员', '检验员']),
      startedOn: iso(2024, 1 + (k % 6), 8),
      wage: yuan(k === 0 ? lowest : lowest + 50 * draw.below(36)),
      phone: samplePhone(40_000 + k),
    };
  });
}

function planGrowers(enterprise: string, n: number, draw: Random): Row<typeof growers.fields>[] {
  const herbal = enterprise === pharmaceutical;
  const homes = counties.filter(({ code }) => (herbal ? [SEAT, '621123', '621126'].includes(code) : code === '621102'));
  return Array.from({ length: n }, (_, k) => {
    const home = homes[k % homes.length];
    const halfMu = draw.between(3, 24);
    return {
      county: home?.code ?? SEAT,
      township: home?.townships[k % home.townships.length] ?? null,
      village: village(Math.floor(k / 9)),
      year: 2024,
      enterprise,
      household: `${home?.code ?? SEAT}${herbal ? 7 : 8}${String(k + 1).padStart(5, '0')}`,
      head: sampleName(k + 11),
      crop: herbal ? draw.pick(['黄芪', '党参', '当归']) : '马铃薯',
      area: BigInt(halfMu) * 5_000n,
      contract: `DD2024-${String(k + 1).padStart(5, '0')}`,
      settled: yuan(halfMu * draw.between(900, 2_200)),
    };
  });
}
