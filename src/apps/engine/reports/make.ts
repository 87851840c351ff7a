import { readMarkdown } from '../../../adapters/markdown/read.ts';
import type { Party } from '../../../kernel/access/party.ts';
import { refuse } from '../../../kernel/declare/problem.ts';
import { parsePeriod, readTemplate, resolveReport, type Period, type Report, type Template } from '../../../kernel/report/index.ts';
import type { Engine } from '../open-engine.ts';
import { reportSources } from './sources.ts';
import { todayOf } from './today.ts';

/** What a report is made of, as it is asked for. */
export interface ReportAsk {
  /** `2024`, `2024-H1`, `2024-03`. */
  readonly period: string;
  /** A region's code. */
  readonly region?: string | undefined;
}

/**
 * Makes a report of a template's text, with the figures as they are now; nothing is kept.
 * @throws Refusal `report.unreadable-period`, and as `readTemplate` and `resolveReport`
 */
export async function makeReport(engine: Engine, party: Party, source: string, { period, region }: ReportAsk): Promise<Report> {
  const template: Template = readTemplate(source, readMarkdown);
  return resolveReport(template, { period: readPeriod(period), region, today: todayOf(engine.store.clock) }, reportSources(engine, party));
}

/** @throws Refusal `report.unreadable-period` */
export function readPeriod(text: string): Period {
  const period = parsePeriod(text);
  if (period !== undefined) return period;
  throw refuse('report.unreadable-period', { zh: `看不懂期间“${text.slice(0, 40)}”`, en: `The period “${text.slice(0, 40)}” can't be read` }, { zh: '写成 2024、2024-H1 或 2024-03', en: 'Write 2024, 2024-H1 or 2024-03' });
}
