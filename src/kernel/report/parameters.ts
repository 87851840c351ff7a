import { refuse } from '../declare/problem.ts';
import type { Head } from './head.ts';
import type { Period, PeriodKind } from './period.ts';
import type { Sources } from './sources.ts';

/** What a report is made of from a template. */
export interface ReportParameters {
  readonly period: Period;
  /** A region's code. */
  readonly region?: string | undefined;
  /** Today, yyyymmdd. */
  readonly today: number;
}

const kinds: Readonly<Record<PeriodKind, { readonly zh: string; readonly en: string; readonly example: string }>> = {
  year: { zh: '一年', en: 'a year', example: '2024' },
  half: { zh: '半年', en: 'half a year', example: '2024-H1' },
  month: { zh: '一个月', en: 'a month', example: '2024-03' },
};

/**
 * The region a report is of, made sure of; `undefined` for the whole programme.
 * @throws Refusal `report.wrong-period`, `report.no-region`, `report.region-missing`, `report.unknown-region`, `report.region-not-within`
 */
export function expectParameters(head: Head, { period, region }: ReportParameters, { regions }: Pick<Sources, 'regions'>): string | undefined {
  if (period.kind !== head.period) {
    const { zh, en, example } = kinds[head.period];
    throw refuse('report.wrong-period', { zh: `这个模板是${zh}的报告`, en: `This template is of ${en}` }, { zh: `期间写成 ${example}`, en: `Give the period as ${example}` });
  }
  const above = aboveOf(head, regions);
  if (region === undefined || region === '') {
    if (above === undefined) return undefined;
    throw refuse('report.region-missing', { zh: '这个模板要选一个地区', en: 'This template is of one region' }, { zh: `请选“${regions.title(above, 'zh')}”下的一个地区`, en: `Choose a region in ${regions.title(above, 'en')}` });
  }
  const found = regions.get(region);
  if (found === undefined) throw refuse('report.unknown-region', { zh: `没有地区“${region.slice(0, 40)}”`, en: `There is no region “${region.slice(0, 40)}”` }, { zh: '写地区的行政区划代码', en: 'Give a region’s code' });
  if (head.region.kind === 'none') throw refuse('report.no-region', { zh: '这个模板是整个项目的报告，不分地区', en: 'This template is of the whole programme' }, { zh: '不要选地区', en: 'Choose no region' });
  if (above !== undefined && (found.code === above || !regions.ancestors(found.code).includes(above))) {
    throw refuse('report.region-not-within', { zh: `这个模板不用于“${found.title.zh}”`, en: `This template is not for ${found.title.en}` }, { zh: `请选“${regions.title(above, 'zh')}”下的一个地区`, en: `Choose a region in ${regions.title(above, 'en')}` });
  }
  return found.code;
}

/** The region within which one must be chosen. */
export function aboveOf({ region }: Head, regions: Sources['regions']): string | undefined {
  if (region.kind !== 'within') return undefined;
  const found = regions.get(region.written) ?? regions.find(region.written);
  if (found !== undefined) return found.code;
  throw refuse('report.unknown-region', { zh: `没有地区“${region.written.slice(0, 40)}”`, en: `There is no region “${region.written.slice(0, 40)}”` }, { zh: '在模板开头写上一级地区的名称或代码', en: 'Name the region above by name or code in the template’s head' }, { line: region.line, character: 1 });
}
