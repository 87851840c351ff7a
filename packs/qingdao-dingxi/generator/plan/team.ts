import { results } from '../../../../src/domains/assessment/ledgers.ts';
import { members } from '../../../../src/domains/team/ledgers.ts';
import { counties } from '../counties.ts';
import { iso } from '../days.ts';
import { sampleName } from '../people.ts';
import { planned, type PlannedLedger, type Row } from './planned.ts';

/** Eighteen ages whose mean is 39.9. */
const ages = [48, 44, 42, 39, 45, 36, 41, 38, 37, 43, 40, 35, 34, 46, 38, 36, 41, 35];

/** The group of June 2023: four in the city, two in each county. */
export function planTeam(): PlannedLedger[] {
  const rows = ages.map((age, i): Row<typeof members.fields> => {
    const county = i < 4 ? undefined : counties[Math.floor((i - 4) / 2)];
    return {
      region: county?.code ?? '621100',
      name: sampleName(300 + i),
      gender: i % 5 === 3 ? 'female' : 'male',
      age,
      degree: i === 1 || i === 9 ? 'doctorate' : i % 4 === 2 ? 'master' : 'bachelor',
      sender: `青岛市${county?.district.name ?? ''}示例单位${String(i + 1).padStart(2, '0')}`,
      receiver: `${county?.name ?? '定西市'}人民政府`,
      post: i === 0 ? '市政府副秘书长（挂职）' : county === undefined ? '市直部门副职（挂职）' : i % 2 === 0 ? '副县（区）长（挂职）' : '乡村振兴局副局长（挂职）',
      covers: '协助分管东西部协作工作',
      rotation: '第二批',
      startsOn: iso(2023, 6, 1),
    };
  });
  return [planned(members, rows), planned(results, planResults())];
}

function planResults(): Row<typeof results.fields>[] {
  const ofCounties = counties.map(({ code }, i): Row<typeof results.fields> => ({
    region: code,
    year: 2023,
    assessment: 'city',
    subject: 'counties',
    grade: i < 4 ? 'good' : 'fair',
    score: 9_680n - BigInt(i) * 55n,
  }));
  return [{ region: '621100', year: 2023, assessment: 'province', subject: 'cities', grade: 'good', rank: 1, document: '示例通报〔2024〕1号' }, ...ofCounties];
}
