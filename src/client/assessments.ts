import type { openedJson } from '../apps/server/api/figure-json.ts';
import type { Assessment } from '../apps/engine/assessment/read.ts';
import type { Finding } from '../apps/engine/assessment/findings.ts';
import type { ListedRuleSet } from '../apps/engine/assessment/list.ts';
import type { AssessmentAsked } from '../apps/engine/assessment/sight.ts';
import { call, download } from './call.ts';

export type { Assessment, AssessmentAsked, Finding, ListedRuleSet };

const pathOf = ({ ruleSet, year, region }: AssessmentAsked): string => `/api/assessments/${encodeURIComponent(ruleSet)}/${year}/${encodeURIComponent(region)}`;

/** The rule sets, years and regions whose assessments one may read. */
export const listAssessments = (signal?: AbortSignal) => call<{ ruleSets: readonly ListedRuleSet[] }>('GET', '/api/assessments', { signal });

export const readAssessment = (asked: AssessmentAsked, signal?: AbortSignal) => call<Assessment>('GET', pathOf(asked), { signal });

/** The records behind a figure of an assessment, for whoever may read the assessment. */
export const openAssessedFigure = (asked: AssessmentAsked, figure: string, window: string, cursor: string | undefined, signal?: AbortSignal) =>
  call<Awaited<ReturnType<typeof openedJson>>>('GET', `${pathOf(asked)}/figures/${encodeURIComponent(figure)}`, { query: { window, cursor, size: 20 }, signal });

/** Where a file that bears a finding out is read. */
export const assessedFileAddress = (asked: AssessmentAsked, { ledger, record }: Pick<Finding, 'ledger' | 'record'>, hash: string): string => `${pathOf(asked)}/files/${encodeURIComponent(ledger)}/${record}/${hash}`;

/** Packs the evidence, for a reason that the journal keeps; `originals` go along where one may save them. */
export const makeEvidencePack = (asked: AssessmentAsked, wanted: { readonly reason: string; readonly originals: boolean }) => download(`${pathOf(asked)}/evidence.zip`, { body: wanted });
