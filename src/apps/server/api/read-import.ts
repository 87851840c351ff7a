import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';
import { importState, importStates } from '../imports.ts';
import { importBrief, importJson } from './import-json.ts';

export const readImport: Route = {
  method: 'get',
  path: '/api/imports/{id}',
  name: 'readImport',
  title: { zh: '一次导入', en: 'One import' },
  note: {
    zh: '正在做什么、做到哪里；检查后的预览；提交后的批次。服务器中途停过也如实答复。',
    en: 'What is being done and how far it is; the preview once it is checked; the batch once it is committed. True also after the server ended on the way.',
  },
  answer: { note: { zh: '预览；提交后还有批次', en: 'The preview, and the batch once it is committed' }, schema: { $ref: '#/components/schemas/Import' } },
  problems: [404],
  handle: async (service, call) => ok(importJson(await importState(service, call.party, call.id('id')))),
};

export const listImports: Route = {
  method: 'get',
  path: '/api/imports',
  name: 'listImports',
  title: { zh: '进行中的导入', en: 'Imports under way' },
  note: { zh: '一天之内上传的，最近的在前。已提交的也可在批次中找到。', en: 'Those uploaded within a day, newest first. Committed ones are among the batches, too.' },
  answer: {
    note: { zh: '各次导入的进度', en: 'How far each of them is' },
    schema: { type: 'object', required: ['imports'], properties: { imports: { type: 'array', items: { $ref: '#/components/schemas/ImportBrief' } } } },
  },
  handle: async (service, call) => ok({ imports: (await importStates(service, call.party)).map(importBrief) }),
};
