import type { AssessmentAsked, ListedRuleSet } from '../../client/assessments.ts';

/** Which assessment a page shows; what is left out is the newest, of the widest region. */
export interface AssessmentSearch {
  readonly rules?: string;
  readonly year?: string;
  readonly region?: string;
}

export function assessmentSearch({ rules, year, region }: Readonly<Record<string, unknown>>): AssessmentSearch {
  return {
    ...(typeof rules === 'string' ? { rules } : {}),
    ...(typeof year === 'string' && /^\d{4}$/.test(year) ? { year } : {}),
    ...(typeof region === 'string' ? { region } : {}),
  };
}

/** The assessment an address names, as far as it is there to be read; the nearest to it otherwise. */
export function chosenOf(listed: readonly ListedRuleSet[], { rules, year, region }: AssessmentSearch): AssessmentAsked | undefined {
  const all = listed.flatMap(({ name, years }) => years.map((of) => ({ name, ...of }))).toSorted((a, b) => b.year - a.year);
  const found = all.find((one) => (rules === undefined || one.name === rules) && (year === undefined || String(one.year) === year)) ?? all[0];
  if (found === undefined) return undefined;
  const place = found.regions.find(({ code }) => code === region) ?? found.regions[0];
  return place === undefined ? undefined : { ruleSet: found.name, year: found.year, region: place.code };
}
