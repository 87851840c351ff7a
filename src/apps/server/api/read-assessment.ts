import { readAssessment as read } from '../../engine/assessment/read.ts';
import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';
import { assessmentOf } from './assessment-parameters.ts';

export const readAssessment: Route = {
  method: 'get',
  path: '/api/assessments/{ruleSet}/{year}/{region}',
  name: 'readAssessment',
  title: { zh: '一个地区一年的考核', en: 'The assessment of a region in a year' },
  note: {
    zh: '规则原样给出，连同算分所用的指标值、目标和评定；自评与核定分别计分。凭这些可以自己重算，也可以试算。',
    en: 'The rules as declared with the values, targets and findings that they were scored by, for oneself and for the assessor: enough to score again, or to ask what-if.',
  },
  answer: { note: { zh: '规则、依据、得分与缺口', en: 'Rules, what they were scored by, scores and gaps' }, schema: { $ref: '#/components/schemas/Assessment' } },
  problems: [403, 404],
  async handle({ engine }, call) {
    call.expectOnly([]);
    return ok(await read(engine, call.party, assessmentOf(call)));
  },
};
