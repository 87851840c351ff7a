import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';
import { importJson } from './import-json.ts';

export const readImport: Route = {
  method: 'get',
  path: '/api/imports/{id}',
  name: 'readImport',
  title: { zh: '一次导入', en: 'One import' },
  answer: { note: { zh: '预览；提交后还有批次', en: 'The preview, and the batch once it is committed' }, schema: { $ref: '#/components/schemas/Import' } },
  problems: [404],
  handle: async ({ uploads, party }, call) => ok(importJson(await uploads.find(call.id('id'), party))),
};
