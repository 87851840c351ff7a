import type { Party } from '../../../kernel/access/party.ts';
import { refuse } from '../../../kernel/declare/problem.ts';
import type { Engine } from '../open-engine.ts';
import { listAssessments } from './list.ts';
import type { AssessmentAsked } from './sight.ts';

/** An assessment as people name one: whatever is left out is the newest, and of the widest region, that they may read. */
export interface AssessmentNamed {
  readonly ruleSet?: string | undefined;
  readonly year?: number | undefined;
  readonly region?: string | undefined;
}

/** @throws Refusal `assessment.none`; what is named and isn't there is left for the reading to refuse */
export function chooseAssessment(engine: Engine, party: Party, { ruleSet, year, region }: AssessmentNamed): AssessmentAsked {
  const listed = listAssessments(engine, party).flatMap(({ name, years }) => years.map((of) => ({ name, ...of })));
  const fits = listed.filter((one) => (ruleSet === undefined || one.name === ruleSet) && (year === undefined || one.year === year)).toSorted((a, b) => b.year - a.year);
  const found = fits.find(({ regions }) => region === undefined || regions.some(({ code }) => code === region)) ?? fits[0];
  if (found === undefined && (ruleSet === undefined || year === undefined || region === undefined)) throw none();
  return { ruleSet: ruleSet ?? found?.name ?? '', year: year ?? found?.year ?? 0, region: region ?? found?.regions[0]?.code ?? '' };
}

const none = () =>
  refuse('assessment.none', { zh: '没有您能查阅的考核', en: 'There is no assessment that you may read' }, { zh: '核对年度和规则；需要权限的，请联系安全管理员', en: 'Check year and rule set, or ask the security administrator for access' });
