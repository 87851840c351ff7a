import { findTemplate, keepTemplate, listTemplates } from '../../../engine/reports/templates.ts';
import { makeReport } from '../../../engine/reports/make.ts';
import { ok } from '../../http/answer.ts';
import { wrongMember } from '../../http/faults.ts';
import type { Route } from '../../http/route.ts';
import { askOf, askSchema, longestSource } from './ask.ts';

const one = { note: { zh: '模板', en: 'The template' }, schema: { $ref: '#/components/schemas/Template' } } as const;

export const readTemplates: Route = {
  method: 'get',
  path: '/api/reports/templates',
  name: 'readReportTemplates',
  title: { zh: '报告模板', en: 'Templates of reports' },
  answer: { note: { zh: '每个模板的最新一版', en: 'Each in its newest version' }, schema: { type: 'object', required: ['templates'], properties: { templates: { type: 'array', items: { $ref: '#/components/schemas/TemplateSummary' } } } } },
  handle: async ({ engine }) => ok({ templates: await listTemplates(engine) }),
};

export const readTemplate: Route = {
  method: 'get',
  path: '/api/reports/templates/{name}',
  name: 'readReportTemplate',
  title: { zh: '一个报告模板及其各版', en: 'One template, with its versions' },
  parameters: [{ name: 'version', in: 'query', note: { zh: '哪一版，默认最新', en: 'Which version; the newest when left out' }, schema: { type: 'integer', minimum: 0 } }],
  answer: one,
  problems: [404],
  async handle({ engine }, call) {
    call.expectOnly(['version']);
    return ok(await findTemplate(engine, call.path('name'), call.query('version') === undefined ? undefined : call.number('version', 0, 0, 1_000_000)));
  },
};

export const putTemplate: Route = {
  method: 'put',
  path: '/api/reports/templates/{name}',
  name: 'putReportTemplate',
  title: { zh: '保存报告模板', en: 'Keep a template' },
  note: { zh: '检查无误才存为新的一版；每处问题给出行、列和改法。', en: 'It becomes a new version once nothing is wrong with it; each problem comes with line, character and mend.' },
  body: { schema: { type: 'object', required: ['source', 'base'], properties: { source: { type: 'string', maxLength: longestSource }, base: { type: 'integer', minimum: 0 } } } },
  answer: one,
  problems: [403, 409, 413, 415, 422],
  async handle({ engine }, call) {
    const { source, base } = await call.json();
    if (typeof source !== 'string') throw wrongMember('source', { zh: '模板的文字', en: 'the template’s text' });
    if (typeof base !== 'number' || !Number.isInteger(base) || base < 0) throw wrongMember('base', { zh: '所改的版本号，新模板为 0', en: 'the version it was written from, 0 for a new one' });
    return ok(await keepTemplate(engine, call.party, call.path('name'), source, base));
  },
};

export const previewReport: Route = {
  method: 'post',
  path: '/api/reports/preview',
  name: 'previewReport',
  title: { zh: '预览报告', en: 'Preview a report' },
  note: { zh: '用模板的文字和此刻的指标做出报告，什么也不存。', en: 'Makes a report of a template’s text with the figures of this moment; nothing is kept.' },
  body: { schema: { type: 'object', required: ['source', 'period'], properties: { source: { type: 'string', maxLength: longestSource }, ...askSchema } } },
  answer: { note: { zh: '报告', en: 'The report' }, schema: { $ref: '#/components/schemas/Report' } },
  problems: [403, 404, 413, 415, 422],
  async handle({ engine }, call) {
    const { source, ...asked } = await call.json();
    if (typeof source !== 'string') throw wrongMember('source', { zh: '模板的文字', en: 'the template’s text' });
    return ok(await makeReport(engine, call.party, source, askOf(asked)));
  },
};
