import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';
import { importState } from '../imports.ts';
import { importJson } from './import-json.ts';

export const cancelImport: Route = {
  method: 'post',
  path: '/api/imports/{id}/cancel',
  name: 'cancelImport',
  title: { zh: '停下正在进行的检查或提交', en: 'Stop the check or commit that is under way' },
  note: {
    zh: '被停下的提交什么也不写；已到最后一步的会照常完成，以状态为准。',
    en: 'A commit that is stopped writes nothing; one at its last step still lands. The state tells.',
  },
  answer: { note: { zh: '现在的状态', en: 'Its state now' }, schema: { $ref: '#/components/schemas/Import' } },
  problems: [404],
  async handle(service, call) {
    const id = call.id('id');
    const state = await importState(service, call.party, id);
    service.jobs.stop(id);
    return ok(importJson(state));
  },
};

export const deleteImport: Route = {
  method: 'delete',
  path: '/api/imports/{id}',
  name: 'deleteImport',
  title: { zh: '丢弃一次导入', en: 'Drop an import' },
  note: { zh: '正在进行的先停下。已提交的批次不受影响，要取消请撤销批次。', en: 'What is under way is stopped first. A batch that landed stays; undo it if it is to go.' },
  answer: { status: 204, note: { zh: '已丢弃', en: 'It is gone' } },
  problems: [404],
  async handle(service, call) {
    const id = call.id('id');
    await importState(service, call.party, id);
    service.jobs.stop(id);
    await service.jobs.exclusive(id, () => service.uploads.forget(id));
    service.jobs.forget(id);
    return new Response(null, { status: 204 });
  },
};
