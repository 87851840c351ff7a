import { annotatedUpload } from '../annotated.ts';
import { attachmentHeaders } from '../http/headers.ts';
import type { Route } from '../http/route.ts';
import { sheetType } from './export-ledger.ts';
import { reasonIn, reasonSchema } from './reason.ts';

export const annotateImport: Route = {
  method: 'post',
  path: '/api/imports/{id}/annotated',
  name: 'annotateImport',
  title: { zh: '带批注的原表', en: 'The workbook back, its wrong cells marked' },
  note: { zh: '里面的内容没有遮盖，所以要写明理由，记入流水账。', en: 'Nothing in it is masked, so it takes a reason, which the journal keeps.' },
  body: { schema: reasonSchema },
  answer: { note: { zh: '有误的单元格已标红并加批注', en: 'Wrong cells are red and say what is wrong' }, type: sheetType },
  problems: [403, 404, 413, 415, 422],
  async handle(service, call) {
    const { name, bytes } = await annotatedUpload(service, call.party, call.id('id'), reasonIn(await call.json()));
    return new Response(Uint8Array.from(bytes), { headers: attachmentHeaders(name, sheetType) });
  },
};
