import { expectRight } from '../../../kernel/access/refusals.ts';
import { ledgerNamed } from '../../../kernel/ledger/list.ts';
import { ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { Route } from '../http/route.ts';
import { receiveUpload } from '../http/upload-body.ts';
import type { Service } from '../service.ts';
import type { Import } from '../uploads.ts';
import { importJson } from './import-json.ts';
import { previewUpload } from './preview-upload.ts';

export const postImport: Route = {
  method: 'post',
  path: '/api/imports',
  name: 'postImport',
  title: { zh: '上传工作簿并检查', en: 'Upload a workbook and have it checked' },
  note: {
    zh: '表单文件，或直接以文件内容为请求体（名字放在 X-File-Name，百分号编码）。只检查，不写入；最大 200 MB。',
    en: 'A form’s file, or the file itself as the body, its name in X-File-Name, percent-encoded. It is checked and nothing is written; 200 MB at most.',
  },
  parameters: [
    { name: 'ledger', in: 'query', note: { zh: '指定台账，默认自动识别', en: 'The ledger it is for; found out when left out' }, schema: { type: 'string' } },
    { name: 'name', in: 'query', note: { zh: '文件名', en: 'The file’s name' }, schema: { type: 'string' } },
    { name: 'X-File-Name', in: 'header', note: { zh: '文件名，百分号编码', en: 'The file’s name, percent-encoded' }, schema: { type: 'string' } },
  ],
  body: { type: 'application/octet-stream', schema: {} },
  answer: { status: 201, note: { zh: '预览', en: 'The preview' }, schema: { $ref: '#/components/schemas/Import' } },
  problems: [403, 404, 413, 415, 422],
  handle: async (service, call) => ok(importJson(await receiveImport(service, call)), 201),
};

export async function receiveImport(service: Service, call: Call): Promise<Import> {
  expectRight(service.party, 'import');
  const ledger = call.query('ledger');
  if (ledger !== undefined) ledgerNamed(service.engine.store, ledger);
  const upload = await receiveUpload(call.context, service.uploads);
  try {
    return await previewUpload(service, { ...upload, options: ledger === undefined ? {} : { ledger } });
  } catch (error) {
    await service.uploads.forget(upload.id);
    throw error;
  }
}
