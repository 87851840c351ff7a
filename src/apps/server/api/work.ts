import { expectRight } from '../../../kernel/access/refusals.ts';
import { partyTitles } from '../../engine/party-titles.ts';
import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';
import { importNotFound } from '../import-not-found.ts';
import type { Service } from '../service.ts';

export const listWork: Route = {
  method: 'get',
  path: '/api/work',
  name: 'listWork',
  title: { zh: '正在进行的导入，不论谁的', en: 'Imports under way, whosever they are' },
  note: { zh: '只说谁在做、做到哪里，不说是什么内容。', en: 'Says whose they are and how far, and nothing of what is in them.' },
  answer: {
    note: { zh: '正在进行的导入', en: 'Imports under way' },
    schema: { type: 'object', required: ['work'], properties: { work: { type: 'array', items: { $ref: '#/components/schemas/Work' } } } },
  },
  problems: [403],
  async handle(service, call) {
    expectRight(call.party, 'operate');
    return ok({ work: await workJson(service) });
  },
};

/** What is being done, as clients are told of it; a workbook's name may tell of people, and is left out. */
export async function workJson({ engine, jobs }: Service) {
  const underWay = jobs.underWay();
  const titles = await partyTitles(engine.store, underWay.map(([, { party }]) => party));
  return underWay.map(([id, { kind, party, at, reached, since }]) => ({
    id,
    kind,
    party,
    partyTitle: titles.get(party) ?? null,
    at,
    stage: reached?.stage ?? null,
    done: reached?.done ?? 0,
    total: reached?.total ?? null,
    seconds: Math.round(since / 100) / 10,
  }));
}

export const stopWork: Route = {
  method: 'post',
  path: '/api/work/{id}/stop',
  name: 'stopWork',
  title: { zh: '停下一次导入', en: 'Stop an import' },
  note: { zh: '被停下的提交什么也不写；已到最后一步的会照常完成。', en: 'A commit that is stopped writes nothing; one at its last step still lands.' },
  answer: { note: { zh: '还在进行的', en: 'What is still under way' } },
  problems: [403, 404],
  async handle(service, call) {
    expectRight(call.party, 'operate');
    const id = call.id('id');
    if (!service.jobs.stop(id)) throw importNotFound(id);
    return ok({ work: await workJson(service) });
  },
};
