import type { Draft } from '../apps/engine/reports/drafts.ts';
import type { IssuedReport, IssueSummary, Since } from '../apps/engine/reports/issue.ts';
import type { KeptTemplate, TemplateSummary } from '../apps/engine/reports/templates.ts';
import type { Block, Chart, Report, ShownBlock, ShownInline, ShownNumber } from '../kernel/report/index.ts';
import { call, download } from './call.ts';

export type { Block, Chart, Draft, IssuedReport, IssueSummary, KeptTemplate, Report, ShownBlock, ShownInline, ShownNumber, Since, TemplateSummary };
export type ReportFormat = 'docx' | 'pdf' | 'xlsx' | 'md';

/** What a report is of: `2024`, `2024-H1` or `2024-03`, and a region's code. */
export interface ReportPlace {
  readonly period: string;
  readonly region?: string | undefined;
}

const at = (name: string): string => `/api/reports/templates/${encodeURIComponent(name)}`;

export const readTemplates = (signal?: AbortSignal) => call<{ templates: readonly TemplateSummary[] }>('GET', '/api/reports/templates', { signal });
export const readTemplate = (name: string, version?: number, signal?: AbortSignal) => call<KeptTemplate>('GET', at(name), { query: { version }, signal });
export const putTemplate = (name: string, source: string, base: number) => call<KeptTemplate>('PUT', at(name), { body: { source, base } });
export const previewReport = (source: string, place: ReportPlace, signal?: AbortSignal) => call<Report>('POST', '/api/reports/preview', { body: { source, ...place }, signal });

export const readIssues = (signal?: AbortSignal) => call<{ reports: readonly IssueSummary[] }>('GET', '/api/reports/issued', { signal });
export const readIssue = (id: string, signal?: AbortSignal) => call<IssuedReport>('GET', `/api/reports/issued/${id}`, { signal });
export const issueReport = (id: string, template: string, place: ReportPlace) => call<IssuedReport>('PUT', `/api/reports/issued/${id}`, { body: { template, ...place } });

export const downloadIssued = (id: string, format: ReportFormat) => download(`/api/reports/issued/${id}/report.${format}`);
export const downloadDraft = (name: string, place: ReportPlace, format: ReportFormat) => download(`${at(name)}/report.${format}`, { query: { ...place } });

export const readDrafts = (signal?: AbortSignal) => call<{ drafts: readonly Draft[] }>('GET', '/api/reports/drafts', { signal });
export const setDraftAside = ({ template, period, region }: Pick<Draft, 'template' | 'period' | 'region'>) => call<{ drafts: readonly Draft[] }>('POST', '/api/reports/drafts/aside', { body: { template, period, region } });
