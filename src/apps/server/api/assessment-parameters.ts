import type { AssessmentAsked } from '../../engine/assessment/sight.ts';
import type { Call } from '../http/call.ts';
import { wrongParameter } from '../http/faults.ts';

/** The assessment that a path names. @throws Refusal `request.parameter` */
export function assessmentOf(call: Call): AssessmentAsked {
  const year = call.path('year');
  if (!/^\d{4}$/.test(year)) throw wrongParameter('year', { zh: '四位年份', en: 'a year of four digits' });
  return { ruleSet: call.path('ruleSet'), year: Number(year), region: call.path('region') };
}
