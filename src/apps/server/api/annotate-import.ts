import { attachmentHeaders } from '../http/headers.ts';
import type { Route } from '../http/route.ts';
import { sheetType } from './export-ledger.ts';

export const annotateImport: Route = {
  method: 'get',
  path: '/api/imports/{id}/annotated',
  name: 'annotateImport',
  title: { zh: '带批注的原表', en: 'The workbook back, its wrong cells marked' },
  answer: { note: { zh: '有误的单元格已标红并加批注', en: 'Wrong cells are red and say what is wrong' }, type: sheetType },
  problems: [404],
  async handle({ uploads, importing }, call) {
    const upload = uploads.uploadOf(await uploads.find(call.id('id'), call.party));
    const bytes = await importing.ask('annotate', { upload, party: call.party });
    return new Response(bytes, { headers: attachmentHeaders(`${upload.name.replace(/\.\w+$/, '')}-批注.xlsx`, sheetType) });
  },
};
