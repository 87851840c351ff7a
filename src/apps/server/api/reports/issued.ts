import { issueReport, listIssues, readIssue } from '../../../engine/reports/issue.ts';
import { makeReport } from '../../../engine/reports/make.ts';
import type { ReportFormat } from '../../../engine/reports/print.ts';
import { findTemplate } from '../../../engine/reports/templates.ts';
import type { Report } from '../../../../kernel/report/index.ts';
import { ok } from '../../http/answer.ts';
import { wrongMember } from '../../http/faults.ts';
import { attachmentHeaders } from '../../http/headers.ts';
import type { Route } from '../../http/route.ts';
import type { Service } from '../../service.ts';
import { sheetType } from '../export-ledger.ts';
import { askedBy, askOf, askParameters, askSchema } from './ask.ts';

const issued = { note: { zh: '已发布的报告', en: 'The issued report' }, schema: { $ref: '#/components/schemas/IssuedReport' } } as const;

export const readIssues: Route = {
  method: 'get',
  path: '/api/reports/issued',
  name: 'readIssuedReports',
  title: { zh: '已发布的报告', en: 'Issued reports' },
  note: { zh: '其中每个数都看得到的那些，新的在前。', en: 'Those whose every number one sees, newest first.' },
  answer: { note: { zh: '报告', en: 'The reports' }, schema: { type: 'object', required: ['reports'], properties: { reports: { type: 'array', items: { $ref: '#/components/schemas/IssueSummary' } } } } },
  handle: async ({ engine }, call) => ok({ reports: await listIssues(engine, call.party) }),
};

export const readIssuedReport: Route = {
  method: 'get',
  path: '/api/reports/issued/{id}',
  name: 'readIssuedReport',
  title: { zh: '一份已发布的报告', en: 'One issued report' },
  note: { zh: '报告一如发布之时；since 列出至今变了的数。', en: 'As it was when it was issued; since lists the numbers that are something else by now.' },
  answer: issued,
  problems: [404],
  handle: async ({ engine }, call) => ok(await readIssue(engine, call.party, call.id('id'))),
};

export const putIssuedReport: Route = {
  method: 'put',
  path: '/api/reports/issued/{id}',
  name: 'issueReport',
  title: { zh: '发布报告', en: 'Issue a report' },
  note: { zh: 'id 由客户端生成，重发不会发布两次。报告连同各个数、截至时间存档，哈希记入流水账，从此不变。', en: 'The id is made by the client; sending it again issues nothing twice. The report is kept with its numbers and their as-of time, its hash in the journal, for good.' },
  body: { schema: { type: 'object', required: ['template', 'period'], properties: { template: { type: 'string' }, ...askSchema } } },
  answer: issued,
  problems: [403, 404, 413, 415, 422],
  async handle({ engine }, call) {
    const { template, ...asked } = await call.json();
    if (typeof template !== 'string') throw wrongMember('template', { zh: '模板代号', en: 'the name of a template' });
    return ok(await issueReport(engine, call.party, call.id('id'), template, askOf(asked)));
  },
};

const types: Readonly<Record<ReportFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: sheetType,
  md: 'text/markdown; charset=utf-8',
};
const formats = Object.keys(types) as ReportFormat[];

async function fileOf({ reading, engine }: Service, report: Report, format: ReportFormat): Promise<Response> {
  const bytes = await reading.ask('printReport', { report, format, fonts: engine.settings.fonts });
  return new Response(bytes, { headers: attachmentHeaders(`${report.title.replaceAll(/[\\/:*?"<>|]/g, ' ')}.${format}`, types[format]) });
}

const issuedAs = (format: ReportFormat): Route => ({
  method: 'get',
  path: `/api/reports/issued/{id}/report.${format}`,
  name: `printIssuedReport:${format}`,
  title: { zh: `已发布的报告（.${format}）`, en: `An issued report as .${format}` },
  answer: { note: { zh: '文件', en: 'The file' }, type: types[format] },
  problems: [404, 503],
  async handle(service, call) {
    return fileOf(service, (await readIssue(service.engine, call.party, call.id('id'))).report, format);
  },
});

const draftAs = (format: ReportFormat): Route => ({
  method: 'get',
  path: `/api/reports/templates/{name}/report.${format}`,
  name: `printReport:${format}`,
  title: { zh: `用模板做一份报告（.${format}），不发布`, en: `A report of a template as .${format}, not issued` },
  parameters: askParameters,
  answer: { note: { zh: '文件', en: 'The file' }, type: types[format] },
  problems: [403, 404, 422, 503],
  async handle(service, call) {
    call.expectOnly(['period', 'region', 'lang']);
    const { source } = await findTemplate(service.engine, call.path('name'));
    return fileOf(service, await makeReport(service.engine, call.party, source, askedBy(call)), format);
  },
});

export const printIssued: readonly Route[] = formats.map(issuedAs);
export const printDrafts: readonly Route[] = formats.map(draftAs);
