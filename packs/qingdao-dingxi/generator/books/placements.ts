import { placements } from '../../../../src/domains/labour/ledgers.ts';
import type { Book } from '../office/columns.ts';
import type { Office } from '../office/office.ts';

/** The export of the national monitoring system, with what the cooperation adds. */
const exported = [
  'person', 'household', 'county', 'township', 'village', 'name', 'householdType', 'monitoring', 'working', 'workplace', 'employer', 'trade',
  'channel', 'area', 'organised', 'pointToPoint', 'train', 'startedOn', 'endedOn', 'income', 'transportSubsidy',
] as const;

/** A county's own ledger. */
const own = [
  'county', 'township', 'village', 'name', 'person', 'gender', 'education', 'phone', 'householdType', 'area', 'workplace', 'employer', 'trade', 'job',
  'channel', 'organised', 'station', 'startedOn', 'endedOn', 'stableMonths', 'income', 'skill', 'trained', 'insured', 'subsidyItem', 'subsidy', 'filedBy',
  'reviewedBy', 'filedOn',
] as const;

/** A short one, for a county that files little more than it must. */
const short = ['county', 'township', 'name', 'person', 'householdType', 'area', 'workplace', 'employer', 'trade', 'channel', 'startedOn', 'endedOn', 'income'] as const;

const groups = {
  务工人员基本情况: ['county', 'township', 'village', 'name', 'person', 'gender', 'education', 'phone', 'householdType'],
  务工情况: ['area', 'workplace', 'employer', 'trade', 'job', 'channel', 'organised', 'station', 'startedOn', 'endedOn', 'stableMonths', 'income'],
  技能与保障: ['skill', 'trained', 'insured', 'subsidyItem', 'subsidy'],
  填报情况: ['filedBy', 'reviewedBy', 'filedOn'],
} as const;

const layouts: Readonly<Record<string, readonly string[]>> = {
  '621102': exported,
  '621121': own,
  '621122': exported,
  '621123': own,
  '621124': own,
  '621125': short,
  '621126': exported,
};

/** Wages and subsidies are written in yuan everywhere. */
export function placementsBook(office: Office, year: number): Book {
  return {
    ledger: placements,
    title: `${office.name}${year}年劳务输转台账`,
    fields: layouts[office.county ?? ''] ?? own,
    groups,
    units: { income: '元', transportSubsidy: '元', subsidy: '元' },
    totals: ['transportSubsidy', 'subsidy'],
  };
}
