import { placements, stations } from '../../../../src/domains/labour/ledgers.ts';
import { apportion } from '../apportion.ts';
import { counties, village, weights, years, type County } from '../counties.ts';
import { iso, monthsAfter } from '../days.ts';
import { person, sampleName, samplePhone } from '../people.ts';
import { random, type Random } from '../random.ts';
import { planned, sized, yuan, type PlannedLedger, type Row, type Size } from './planned.ts';

type Placement = Row<typeof placements.fields>;

/** Person-times and persons of each year; in 2024 as published, 31,489 persons in some 31,500 person-times. */
const volumes = { 2021: [29_874, 29_610], 2022: [30_512, 30_208], 2023: [30_958, 30_655], 2024: [31_527, 31_489] } as const;

const districts = ['市南区', '市北区', '黄岛区', '崂山区', '李沧区', '城阳区', '即墨区', '胶州市', '平度市', '莱西市'] as const;

const trades = { manufacturing: 28, construction: 20, garment: 9, food: 12, agriculture: 8, logistics: 6, catering: 8, household: 5, retail: 3, other: 1 } as const;

const jobs = {
  manufacturing: ['装配工', '焊工', '普工', '质检员'],
  construction: ['钢筋工', '木工', '架子工', '瓦工'],
  garment: ['缝纫工', '裁剪工'],
  food: ['分拣工', '水产加工工', '包装工'],
  agriculture: ['蔬菜种植工', '大棚工'],
  logistics: ['分拣员', '装卸工', '驾驶员'],
  catering: ['服务员', '厨工'],
  household: ['保洁员', '护理员'],
  retail: ['营业员'],
  other: ['杂工'],
} as const;

const inProvince = ['甘肃省兰州市城关区', '甘肃省兰州市七里河区', '甘肃省天水市秦州区', '甘肃省白银市白银区', '甘肃省定西市安定区', '甘肃省定西市陇西县'];
const elsewhere = ['新疆维吾尔自治区乌鲁木齐市新市区', '江苏省苏州市昆山市', '陕西省西安市雁塔区', '内蒙古自治区鄂尔多斯市东胜区', '广东省东莞市莞城区'];

const stationNames = districts.map((district) => `定西驻青岛${district}劳务工作站（示例）`);

/** Stations and the placements of four years. Two persons in three of one year are sent out again in the next. */
export function planLabour({ seed, scale }: Size): PlannedLedger[] {
  const draw = random(seed, 'labour');
  const rows: Placement[] = [];
  for (const year of years) {
    const [times, persons] = volumes[year];
    const distinct = apportion(sized(persons, scale), weights);
    const again = apportion(Math.round((times - persons) * scale), weights);
    for (const [i, county] of counties.entries()) rows.push(...placementsOf(county, year, distinct[i] ?? 0, again[i] ?? 0, draw));
  }
  return [planned(stations, planStations()), planned(placements, rows)];
}

function planStations(): Row<typeof stations.fields>[] {
  const codes = ['370202', '370203', '370211', '370212', '370213', '370214', '370215', '370281', '370283', '370285'];
  return stationNames.map((name, i) => ({
    region: codes[i] ?? '370200',
    name,
    address: `${districts[i] ?? ''}示例路${i + 1}号`,
    openedOn: iso(2021 + (i % 3), 3 + (i % 6), 12),
    contact: sampleName(900 + i),
    phone: samplePhone(900 + i),
  }));
}

function placementsOf(county: County, year: number, persons: number, again: number, draw: Random): Placement[] {
  const first = (year - 2021) * Math.floor(persons * 0.35);
  const rows: Placement[] = [];
  for (let i = 0; i < persons; i++) {
    const returns = i < again;
    const started = iso(year, returns ? draw.between(2, 4) : Number(draw.weighted(months)), draw.between(1, 28));
    rows.push(placement(county, first + i, started, returns ? draw.between(2, 3) : undefined, draw));
    if (returns) rows.push(placement(county, first + i, iso(year, draw.between(9, 11), draw.between(1, 28)), undefined, draw));
  }
  return rows;
}

/** Most leave after the Spring Festival. */
const months = { 1: 4, 2: 22, 3: 24, 4: 14, 5: 10, 6: 8, 7: 6, 8: 5, 9: 4, 10: 3 } as const;

function placement(county: County, n: number, startedOn: string, lasted: number | undefined, draw: Random): Placement {
  const who = person(county.code, n);
  const kind = n % 50;
  const householdType = kind < 31 ? 'lifted' : kind < 34 ? 'monitored' : 'general';
  const area = draw.weighted({ partner: 46, province: 34, elsewhere: 20 });
  const channel = area === 'province' ? draw.weighted({ outside: 40, workshop: 22, publicPost: 12, park: 20, flexible: 6 }) : 'outside';
  const trade = channel === 'publicPost' ? 'other' : draw.weighted(trades);
  const organised = area === 'partner' && draw.chance(0.72);
  const left = 12 - Number(startedOn.slice(5, 7));
  const stableMonths = lasted ?? (draw.chance(0.3) ? draw.between(1, Math.max(1, left)) : left);
  const endedOn = lasted !== undefined || stableMonths < left ? monthsAfter(startedOn, stableMonths) : null;
  const subsidy = organised && stableMonths >= 3 ? (stableMonths >= 6 ? 2000 : 1000) : 0;
  return {
    county: county.code,
    township: county.townships[n % county.townships.length] ?? null,
    village: village(Math.floor(n / 11)),
    household: `${county.code}${String(100_000 + Math.floor(n / 2))}`,
    person: who.id,
    name: who.name,
    gender: who.gender,
    education: n % 9 === 0 ? 'college' : n % 4 === 0 ? 'high' : n % 7 === 0 ? 'primary' : 'middle',
    householdType,
    monitoring: householdType === 'monitored' ? (n % 3 === 0 ? 'marginal' : n % 3 === 1 ? 'unstable' : 'sudden') : null,
    phone: samplePhone(n + Number(county.code.slice(3)) * 31),
    working: endedOn === null,
    area,
    workplace: area === 'partner' ? `山东省青岛市${draw.pick(districts)}` : draw.pick(area === 'province' ? inProvince : elsewhere),
    employer: channel === 'publicPost' ? `${county.townships[n % county.townships.length] ?? ''}人民政府（示例）` : `示例${tradeNames[trade]}有限公司${String(draw.between(1, 60)).padStart(2, '0')}`,
    trade,
    job: channel === 'publicPost' ? '公益岗' : draw.pick(jobs[trade]),
    channel,
    organised: organised ? 'organised' : 'own',
    pointToPoint: organised && draw.chance(0.4),
    train: organised && startedOn.slice(5, 7) === '02' ? `示D${draw.between(2401, 2416)}` : null,
    station: organised && draw.chance(0.6) ? draw.pick(stationNames) : null,
    startedOn,
    endedOn,
    income: yuan(channel === 'publicPost' ? 800 : 3200 + 50 * draw.below(90)),
    stableMonths,
    trained: draw.chance(0.55),
    skill: draw.weighted({ none: 60, special: 18, junior: 12, middle: 7, senior: 3 }),
    insured: draw.chance(0.8),
    transportSubsidy: area === 'province' ? yuan(0) : yuan(area === 'partner' ? 800 : 600),
    subsidyItem: subsidy > 0 ? '稳岗补贴' : null,
    subsidy: yuan(subsidy),
    filedBy: sampleName(70 + (n % 9)),
    reviewedBy: sampleName(80),
    filedOn: iso(Number(startedOn.slice(0, 4)), 12, 20),
  };
}

const tradeNames = { manufacturing: '制造', construction: '建筑', garment: '服装', food: '食品', agriculture: '农业', logistics: '物流', catering: '餐饮', household: '家政', retail: '商贸', other: '服务' } as const;
