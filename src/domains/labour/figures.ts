import { count, distinct, figure, mean, ratio, sum } from '../../kernel/declare/figure.ts';
import { easternPlacements, placements, stations } from './ledgers.ts';

const person = { zh: '人', en: 'persons' };
const personTimes = { zh: '人次', en: 'person-times' };

export const standingStations = figure('labour.stations', {
  title: { zh: '劳务工作站', en: 'Labour workstations' },
  over: stations,
  measure: count(),
  stock: { until: 'closedOn' },
  unit: { zh: '个', en: 'stations' },
});

/** Person-times and persons are never added together (domain.md §1). */
export const transfers = figure('labour.transfers', {
  title: { zh: '劳务输转人次', en: 'Placements (person-times)' },
  over: placements,
  measure: count(),
  by: ['area', 'householdType', 'trade', 'channel', 'organised', 'gender', 'station'],
  unit: personTimes,
});

export const persons = figure('labour.persons', {
  title: { zh: '劳务输转人数', en: 'Persons placed' },
  note: { zh: '同一人在期间内多次输转只算一人。', en: 'A person placed several times in the period counts once.' },
  over: placements,
  measure: distinct('person'),
  by: ['area', 'householdType', 'gender'],
  unit: person,
});

export const liftedPersons = figure('labour.lifted-persons', {
  title: { zh: '输转脱贫劳动力人数', en: 'Persons of lifted or monitored households placed' },
  over: placements,
  measure: distinct('person'),
  where: { householdType: { oneOf: ['lifted', 'monitored'] } },
  changes: [
    {
      since: '2026-01-01',
      where: { householdType: { oneOf: ['prevention', 'lowIncome'] } },
      note: { zh: '过渡期于 2025 年底结束，其后按常态化精准帮扶的对象统计', en: 'The transition ended with 2025; since then those under regular, targeted help count' },
    },
  ],
  unit: person,
});

export const partnerPersons = figure('labour.partner-persons', {
  title: { zh: '输转到东部人数', en: 'Persons placed in the partner area' },
  over: placements,
  measure: distinct('person'),
  where: { area: { is: 'partner' } },
  by: ['householdType'],
  unit: person,
});

export const organisedTransfers = figure('labour.organised-transfers', {
  title: { zh: '有组织输转人次', en: 'Organised placements (person-times)' },
  over: placements,
  measure: count(),
  where: { organised: { is: 'organised' } },
  by: ['area'],
  unit: personTimes,
});

export const organisedShare = figure('labour.organised-share', {
  title: { zh: '有组织输转占比', en: 'Share of organised placements' },
  of: ratio(organisedTransfers, transfers),
});

export const stableThreeMonths = figure('labour.stable-3-months', {
  title: { zh: '稳岗 3 个月及以上人次', en: 'Placements that lasted three months or more' },
  over: placements,
  measure: count(),
  where: { stableMonths: { atLeast: 3 } },
  by: ['area', 'householdType'],
  unit: personTimes,
});

export const stableSixMonths = figure('labour.stable-6-months', {
  title: { zh: '稳岗 6 个月及以上人次', en: 'Placements that lasted six months or more' },
  over: placements,
  measure: count(),
  where: { stableMonths: { atLeast: 6 } },
  by: ['area', 'householdType'],
  unit: personTimes,
});

export const meanIncome = figure('labour.mean-income', {
  title: { zh: '平均务工月收入', en: 'Mean monthly income' },
  over: placements,
  measure: mean('income'),
  by: ['area', 'trade', 'householdType', 'gender'],
});

export const transportSubsidies = figure('labour.transport-subsidies', {
  title: { zh: '交通费补助', en: 'Transport subsidies' },
  over: placements,
  measure: sum('transportSubsidy'),
  by: ['area', 'householdType'],
});

export const subsidies = figure('labour.subsidies', {
  title: { zh: '稳岗等补贴', en: 'Other subsidies' },
  over: placements,
  measure: sum('subsidy'),
  by: ['area', 'householdType'],
});

/** domain.md §3.7 */
export const stoppedWithoutEnd = figure('labour.stopped-without-end', {
  title: { zh: '未在务工而无结束时间', en: 'Not at work, yet no end date' },
  over: placements,
  measure: count(),
  where: { working: { is: false }, endedOn: { present: false } },
  unit: personTimes,
  concern: 'contradictory',
});

export const placedSeenEast = figure('labour.placed-seen-east', {
  title: { zh: '东部记录的输转人次', en: 'Placements as the east has them' },
  over: easternPlacements,
  measure: count(),
  by: ['county'],
  unit: personTimes,
});
