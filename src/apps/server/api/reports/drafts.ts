import { listDrafts, setDraftAside } from '../../../engine/reports/drafts.ts';
import { ok } from '../../http/answer.ts';
import { wrongMember } from '../../http/faults.ts';
import type { Route } from '../../http/route.ts';
import { askOf, askSchema } from './ask.ts';

const answer = { note: { zh: '待办的报告', en: 'The drafts' }, schema: { type: 'object', required: ['drafts'], properties: { drafts: { type: 'array', items: { $ref: '#/components/schemas/Draft' } } } } } as const;

export const readDrafts: Route = {
  method: 'get',
  path: '/api/reports/drafts',
  name: 'readReportDrafts',
  title: { zh: '到期该发的报告', en: 'Reports that are due' },
  note: { zh: '到期自动起草，给模板的负责人；没有负责人的给可以发布的人。', en: 'Drafted by themselves when due, for the owner of their template, or for those who may issue them.' },
  answer,
  handle: async ({ engine }, call) => ok({ drafts: await listDrafts(engine, call.party) }),
};

export const setAside: Route = {
  method: 'post',
  path: '/api/reports/drafts/aside',
  name: 'setReportDraftAside',
  title: { zh: '搁置一份到期的报告', en: 'Set a draft aside' },
  body: { schema: { type: 'object', required: ['template', 'period'], properties: { template: { type: 'string' }, ...askSchema } } },
  answer,
  problems: [404, 413, 415, 422],
  async handle({ engine }, call) {
    const { template, ...asked } = await call.json();
    if (typeof template !== 'string') throw wrongMember('template', { zh: '模板代号', en: 'the name of a template' });
    const { period, region } = askOf(asked);
    await setDraftAside(engine, call.party, { template, period, region: region ?? null });
    return ok({ drafts: await listDrafts(engine, call.party) });
  },
};
