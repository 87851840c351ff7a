import { v7 as newId } from 'uuid';
import { expectRight } from '../../../kernel/access/refusals.ts';
import { ledgerNamed } from '../../../kernel/ledger/list.ts';
import { ok } from '../http/answer.ts';
import { wrongParameter } from '../http/faults.ts';
import type { Call } from '../http/call.ts';
import type { Route } from '../http/route.ts';
import { receiveUpload } from '../http/upload-body.ts';
import type { Service } from '../service.ts';
import type { Import } from '../uploads.ts';
import { batchParameter } from './envelope.ts';
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
    batchParameter,
    { name: 'ledger', in: 'query', note: { zh: '指定台账，默认自动识别', en: 'The ledger it is for; found out when left out' }, schema: { type: 'string' } },
    { name: 'for', in: 'query', note: { zh: 'comparison：只用来与指标对比，不能提交，也不在进行中的导入里；能看台账即可', en: 'comparison: only to be held against figures. It can’t be committed and isn’t among the imports; seeing the ledger is enough' }, schema: { enum: ['comparison'] } },
    { name: 'name', in: 'query', note: { zh: '文件名', en: 'The file’s name' }, schema: { type: 'string' } },
    { name: 'X-File-Name', in: 'header', note: { zh: '文件名，百分号编码', en: 'The file’s name, percent-encoded' }, schema: { type: 'string' } },
  ],
  body: { type: 'application/octet-stream', schema: {} },
  answer: { status: 201, note: { zh: '预览', en: 'The preview' }, schema: { $ref: '#/components/schemas/Import' } },
  problems: [403, 404, 413, 415, 422],
  async handle(service, call) {
    const kept = await receiveImport(service, call);
    return ok(importJson({ id: kept.id, kept, job: undefined }), 201);
  },
};

/** Takes a workbook in and checks it. Sent again under the same key, it answers what was made of it the first time. */
async function receiveImport(service: Service, call: Call): Promise<Import> {
  const { jobs, uploads, engine } = service;
  const { party } = call;
  const purpose = call.query('for');
  if (purpose !== undefined && purpose !== 'comparison') throw wrongParameter('for', { zh: ' comparison', en: 'comparison' });
  expectRight(party, purpose === undefined ? 'import' : 'see');
  const ledger = call.query('ledger');
  if (ledger !== undefined) ledgerNamed(engine.store, ledger);
  const id = call.batch() ?? newId();
  if (await uploads.has(id)) return jobs.exclusive(id, () => uploads.find(id, party));
  return jobs.exclusive(id, async () => {
    const of = { party: party.id, name: '', at: engine.store.clock.now().toISOString() };
    let told = of;
    try {
      const upload = await jobs.run(id, { kind: 'receiving', ...of }, () => receiveUpload(call.context, uploads, id));
      told = { ...of, name: upload.name };
      const wanted = { ...upload, options: { ...(ledger === undefined ? {} : { ledger }), ...(purpose === undefined ? {} : { comparison: true as const }) } };
      return await jobs.run(id, { kind: 'checking', ...told }, (following) => previewUpload(service, party, wanted, following));
    } catch (error) {
      await uploads.forget(id);
      jobs.remember(id, { kind: 'checking', ...told }, error);
      throw error;
    }
  });
}
