import { pairs, parties } from '../../../../src/domains/pairing/ledgers.ts';
import { counties, village, weights, type County } from '../counties.ts';
import { apportion } from '../apportion.ts';
import { iso } from '../days.ts';
import { sampleName, samplePhone } from '../people.ts';
import { random, type Random } from '../random.ts';
import { planned, yuan, type PlannedLedger, type Row, type Size } from './planned.ts';

type Party = Row<typeof parties.fields>;
type Pair = Row<typeof pairs.fields>;
type Level = 'department' | 'township' | 'village' | 'school' | 'hospital' | 'enterprise' | 'organisation';

/** Eastern parties of each level; departments are said to be 30 or more. */
const eastern: Readonly<Record<Level, number>> = { department: 33, township: 42, village: 123, school: 159, hospital: 56, enterprise: 68, organisation: 27 };
/** Western parties, shared among the counties. */
const western: Readonly<Record<Level, number>> = { department: 49, township: 56, village: 154, school: 182, hospital: 70, enterprise: 84, organisation: 21 };
const levels = Object.keys(eastern) as Level[];

const words: Readonly<Record<Level, readonly string[]>> = {
  department: ['示例局'],
  township: ['示例街道'],
  village: ['示例社区'],
  school: ['示例小学', '示例中学', '示例幼儿园'],
  hospital: ['示例医院', '示例中医医院'],
  enterprise: ['示例集团有限公司', '示例食品有限公司', '示例科技有限公司'],
  organisation: ['示例商会', '示例公益协会'],
};

/** Parties of both sides, and pairs: every party has one, some have two. */
export function planPairing({ seed }: Size): PlannedLedger[] {
  const draw = random(seed, 'pairing');
  const east: Party[] = [];
  const west: Party[] = [];
  const made: Pair[] = [];
  for (const county of counties) {
    const [a, b] = [district(county), westernCounty(county)];
    east.push(a);
    west.push(b);
    made.push(pairOf({ county, level: 'district', east: a, west: b }, draw));
  }
  for (const level of levels) {
    const easternNumbers = apportion(eastern[level], counties.map(() => 1));
    const westernNumbers = apportion(western[level], weights, 1);
    for (const [i, county] of counties.entries()) {
      const ofEast = Array.from({ length: easternNumbers[i] ?? 0 }, (_, k) => easternParty(county, level, k));
      const ofWest = Array.from({ length: westernNumbers[i] ?? 0 }, (_, k) => westernParty(county, level, k));
      east.push(...ofEast);
      west.push(...ofWest);
      for (let k = 0; k < Math.max(ofEast.length, ofWest.length); k++) {
        const [a, b] = [ofEast[k % ofEast.length], ofWest[k % ofWest.length]];
        if (a !== undefined && b !== undefined) made.push(pairOf({ county, level, east: a, west: b }, draw));
      }
    }
  }
  return [planned(parties, [...east, ...west]), planned(pairs, made)];
}

const number = (k: number): string => String(k + 1).padStart(2, '0');

function district(county: County): Party {
  return { region: county.district.code, kind: 'district', name: `青岛市${county.district.name}` };
}

function westernCounty(county: County): Party {
  return { region: county.code, kind: 'district', name: `定西市${county.name}` };
}

function easternParty(county: County, level: Level, k: number): Party {
  const word = words[level][k % words[level].length] ?? '';
  const ofCity = level === 'department';
  return {
    region: ofCity ? '370200' : county.district.code,
    kind: level,
    name: ofCity ? `青岛市${word}（${county.district.name}组${number(k)}）` : `青岛${county.district.name}${word}${number(k)}`,
    contact: sampleName(k * 13 + level.length),
    phone: samplePhone(k * 101 + Number(county.code.slice(3)) + level.length),
  };
}

function westernParty(county: County, level: Level, k: number): Party {
  const word = words[level][k % words[level].length] ?? '';
  const name = level === 'village' ? `${county.townships[k % county.townships.length] ?? ''}${village(k)}${number(k)}` : `${word.replace('街道', '镇')}${number(k)}`;
  return { region: county.code, kind: level, name: `${county.name}${name}`, contact: sampleName(k * 17 + 5) };
}

interface Between {
  readonly county: County;
  readonly level: Level | 'district';
  readonly east: Party;
  readonly west: Party;
}

function pairOf({ county, level, east, west }: Between, draw: Random): Pair {
  const startsOn = iso(2021 + Math.floor(draw.next() ** 2 * 4), draw.between(3, 11), draw.between(1, 28));
  return {
    county: county.code,
    level,
    eastParty: east.name ?? '',
    westParty: west.name ?? '',
    agreement: `示结〔${startsOn.slice(0, 4)}〕${county.code.slice(4)}${draw.between(100, 999)}`,
    startsOn,
    endsOn: draw.chance(0.9) ? iso(2025, 12, 31) : null,
    activities: '互访交流，开展帮扶（示例）',
    invested: level === 'enterprise' || level === 'organisation' || level === 'village' ? yuan(draw.between(1, 40) * 10_000) : yuan(0),
    status: 'active',
  };
}
