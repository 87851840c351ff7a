import type { ClaimQuery } from './claim-query.ts';
import { fair, pharmaceutical, potatoFamilies } from './names.ts';

const four = '2021..2024';
const since2023 = '2023..2024';
const holiday = '2024-10-01..2024-10-07';
const fairDays = '2024-04-26..2024-04-28';
const atPharmaceutical = `enterprise=${pharmaceutical}`;
const ofFair = `eventName=${fair}`;
const kilogramsInAJin = 0.5;
const kilogramsInATonne = 1000;

/** The question behind each published figure, by its id in `figures.csv`. */
export const queries: Readonly<Record<string, ClaimQuery>> = {
  'team.members': { figure: 'team.members', window: '2023-06..2024-12' },
  'team.mean_age': { figure: 'team.mean-age', window: '2024' },
  'team.doctorates': { figure: 'team.doctorates', window: '2024' },
  'team.masters': { figure: 'team.masters', window: '2024' },
  'team.degree_share': { figure: 'team.degree-share', window: '2024' },
  'assessment.rank_2023': { figure: 'assessment.provincial-rank', window: '2023', region: '621100' },

  'pairing.districts': { figure: 'pairing.east-parties', window: four, slice: 'level=district' },
  'pairing.departments': { figure: 'pairing.east-parties', window: four, slice: 'level=department' },
  'pairing.hospitals': { figure: 'pairing.east-parties', window: four, slice: 'level=hospital' },
  'pairing.schools': { figure: 'pairing.east-parties', window: four, slice: 'level=school' },
  'pairing.organisations': { figure: 'pairing.east-organisations', window: four },
  'pairing.villages': { figure: 'pairing.east-parties', window: four, slice: 'level=village' },

  'funds.received_4y': { figure: 'funds.received', window: four },
  'funds.industry_share_4y': { figure: 'funds.industry-share', window: four },
  'funds.projects_4y': { figure: 'funds.projects', window: four },
  'funds.received_2024': { figure: 'funds.received', window: '2024' },
  'funds.projects_2024': { figure: 'funds.projects', window: '2024' },
  'funds.industry_share_2024': { figure: 'funds.industry-share', window: '2024' },
  'funds.jobs_2024': { figure: 'funds.industry-employed', window: '2024' },
  'funds.jobs_lifted_2024': { figure: 'funds.industry-employed', window: '2024', slice: 'householdType=lifted' },

  'labour.stations': { figure: 'labour.stations', window: four },
  'labour.transfers_4y': { figure: 'labour.transfers', window: four },
  'labour.transfers_2024_times': { figure: 'labour.transfers', window: '2024' },
  'labour.transfers_2024': { figure: 'labour.persons', window: '2024' },

  'consumption.outlets': { figure: 'consumption.outlets', window: four },
  'consumption.sales_4y': { figure: 'consumption.sales', window: four },
  'consumption.sales_2024': { figure: 'consumption.sales', window: '2024' },
  'consumption.growth_min': { figure: 'consumption.least-growth', window: four },

  'potato.area_mu': { figure: 'potato.planted-area', window: '2024' },
  'potato.output_t': { figure: 'potato.output', window: '2024', divideBy: kilogramsInATonne },
  'potato.demo_area_mu': { figure: 'potato.demonstration-area', window: '2023-10..2024-12' },
  'potato.yield_before': { figure: 'potato.yield-before', window: '2023', divideBy: kilogramsInAJin },
  'potato.yield_after': { figure: 'potato.yield-after', window: '2024', divideBy: kilogramsInAJin },
  'potato.income_before': { figure: 'potato.income-per-mu-before', window: '2023' },
  'potato.income_after': { figure: 'potato.income-per-mu-after', window: '2024' },
  'potato.households': { figure: 'potato.households', window: '2024' },
  'potato.gain_per_household': { figure: 'potato.gain-per-household', window: '2024' },

  'enterprise.tiancheng_jobs': { figure: 'investment.employed', window: '2024', slice: atPharmaceutical },
  'enterprise.tiancheng_wage': { figure: 'investment.lowest-wage', window: '2024', slice: atPharmaceutical },
  'enterprise.tiancheng_growers': { figure: 'investment.growers', window: '2024', slice: atPharmaceutical },
  'enterprise.tiancheng_capital': { figure: 'investment.capital', window: '2022..2024', slice: atPharmaceutical },
  'investment.landed_2024': { figure: 'investment.guided-large-landed', window: '2024', slice: 'landedYear=2024' },
  'investment.capital_2024': { figure: 'investment.guided-large-capital', window: '2024', slice: 'landedYear=2024' },
  'investment.landed_4y': { figure: 'investment.guided-landed', window: four },
  'investment.capital_4y': { figure: 'investment.guided-capital', window: four },
  'investment.shandong_signed': { figure: 'investment.signed-amount', window: since2023, slice: 'province=shandong' },
  'investment.shandong_capital': { figure: 'investment.capital', window: since2023, slice: 'province=shandong' },

  'parks.total': { figure: 'parks.parks', window: four },
  'parks.garment': { figure: 'parks.parks', window: four, slice: 'kind=garment' },
  'parks.industrial': { figure: 'parks.parks', window: four, slice: 'kind=industrial' },
  'parks.agricultural': { figure: 'parks.parks', window: four, slice: 'kind=agricultural' },

  'social.funds_2024': { figure: 'care.donations', window: '2024' },
  'social.funds_4y': { figure: 'care.donations', window: four },

  'fair.enterprises': { figure: 'investment.event-participants', window: fairDays, slice: 'province=shandong' },
  'fair.signed_projects': { figure: 'investment.event-signings', window: fairDays, slice: ofFair },
  'fair.signed_amount': { figure: 'investment.event-signed-amount', window: fairDays, slice: ofFair },

  'tech.incubated': { figure: 'tech.incubated', window: four },

  'care.children': { figure: 'care.children', window: holiday },
  'care.families': { figure: 'care.families', window: holiday },
  'care.donations': { figure: 'care.donations', window: '2024', slice: `campaign=${potatoFamilies}` },
};
