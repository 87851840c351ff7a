/**
 * Reports (报告): templates of Markdown with live figures, filled with numbers of one state of the records, said as
 * people say them. It reads figures by what apps hand it, and Markdown by what an adapter reads.
 */
export type { Block, Cell, Foreign, MarkedInline, MarkedText } from './document.ts';
export { readHead } from './head.ts';
export { readTemplate, type PackTemplate, type Template } from './template.ts';
export { checkReport, resolveReport } from './resolve.ts';
export { aboveOf } from './parameters.ts';
export { dayWords, lastDay, parsePeriod, periodOf, periodText, shifted, type Period, type PeriodKind } from './period.ts';
export { dueOn, scheduleText } from './schedule.ts';
export { numbersOf, requestsOf, saidAnew, type Chart, type Report, type ShownBlock, type ShownInline, type ShownNumber } from './shown.ts';
export type { NumberRequest, Sources } from './sources.ts';
export { titleOf } from './title.ts';
