import { approveAsked, askReopening, checklistOf, closingInFull, closeBooks, closingsFor, closingsOfFigure, proveBooks } from '../../engine/closings.ts';
import { changesInWords } from '../../engine/closed-changes.ts';
import { expectRight } from '../../../kernel/access/refusals.ts';
import { ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { wrongMember, wrongParameter } from '../http/faults.ts';
import { shownProblem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pageParameters } from './list-records.ts';

const longest = 500;

const closingOf = (call: Call): number => {
  const text = call.path('closing');
  if (!/^\d{1,9}$/.test(text)) throw wrongParameter('closing', { zh: ' 1 起的整数', en: 'a whole number from 1' });
  return Number(text);
};

function textOf(value: unknown, name: string): string {
  if (typeof value !== 'string' || value.length > longest) throw wrongMember(name, { zh: `不超过 ${longest} 字的文本`, en: `a text of at most ${longest} characters` });
  return value;
}

const listClosings: Route = {
  method: 'get',
  path: '/api/closings',
  name: 'listClosings',
  title: { zh: '关账，由新到旧', en: 'Closings, newest first' },
  note: { zh: '重开过的也在内；head 为封存时流水账的位置，root 为全部封存内容的哈希。', en: 'Those reopened included; head is where the journal stood, root the hash over all that was sealed.' },
  answer: { note: { zh: '关账', en: 'The closings' }, schema: { $ref: '#/components/schemas/Closings' } },
  handle: async ({ engine }, call) => ok(await closingsFor(engine, call.party)),
};

const readChecklist: Route = {
  method: 'get',
  path: '/api/closings/checklist',
  name: 'readChecklist',
  title: { zh: '关账前的检查单', en: 'The checklist before closing' },
  parameters: [{ name: 'window', in: 'query', required: true, note: { zh: '期间：2024-03、2024-01..2024-03、2024', en: 'The period: 2024-03, 2024-01..2024-03, 2024' }, schema: { type: 'string' } }],
  answer: { note: { zh: '尚未处理的项', en: 'What is open' }, schema: { $ref: '#/components/schemas/Checklist' } },
  problems: [403, 422],
  async handle({ engine }, call) {
    call.expectOnly(['window', 'lang']);
    const { period, items } = await checklistOf(engine, call.party, call.query('window') ?? '');
    return ok({ window: period.window, items });
  },
};

const postClosing: Route = {
  method: 'post',
  path: '/api/closings',
  name: 'closePeriod',
  title: { zh: '关账', en: 'Close a period' },
  note: { zh: '封存期间内全部指标；检查单上须知悉的项列入 acknowledged。', en: 'Seals every figure of the period; checklist items that were seen are listed in acknowledged.' },
  body: {
    schema: {
      type: 'object',
      required: ['window', 'reason'],
      properties: { window: { type: 'string' }, reason: { type: 'string', maxLength: longest }, acknowledged: { type: 'array', items: { type: 'string' } } },
    },
  },
  answer: { status: 201, note: { zh: '已关账', en: 'It is closed' }, schema: { $ref: '#/components/schemas/Closing' } },
  problems: [403, 409, 413, 415, 422, 503],
  async handle({ engine }, call) {
    const { window, reason, acknowledged = [] } = await call.json();
    if (!Array.isArray(acknowledged) || !acknowledged.every((one) => typeof one === 'string')) throw wrongMember('acknowledged', { zh: '检查项代码的列表', en: 'a list of the items’ codes' });
    return ok(await closeBooks(engine, call.party, { window: textOf(window, 'window'), reason: textOf(reason, 'reason'), acknowledged }), 201);
  },
};

const readClosing: Route = {
  method: 'get',
  path: '/api/closings/{closing}',
  name: 'readClosing',
  title: { zh: '一次关账及其封存的数', en: 'A closing and what was sealed' },
  note: { zh: '只列全部看得到的指标；旁边是现在所知的数。', en: 'Of figures that one sees the whole of; what is known now stands beside.' },
  answer: { note: { zh: '关账与封存的数', en: 'The closing and the sealed values' }, schema: { $ref: '#/components/schemas/ClosingInFull' } },
  problems: [404],
  handle: async ({ engine }, call) => ok(await closingInFull(engine, call.party, closingOf(call))),
};

const postReopening: Route = {
  method: 'post',
  path: '/api/closings/{closing}/reopening',
  name: 'askToReopen',
  title: { zh: '申请重开', en: 'Ask for a period to be reopened' },
  body: { schema: { type: 'object', required: ['reason'], properties: { reason: { type: 'string', maxLength: longest } } } },
  answer: { note: { zh: '已申请，等另一人批准', en: 'It waits for somebody else’s approval' }, schema: { $ref: '#/components/schemas/Closing' } },
  problems: [403, 404, 409, 413, 415, 422],
  async handle({ engine }, call) {
    const { reason } = await call.json();
    return ok(await askReopening(engine, call.party, closingOf(call), textOf(reason, 'reason')));
  },
};

const postApproval: Route = {
  method: 'post',
  path: '/api/closings/{closing}/reopening/approval',
  name: 'approveReopening',
  title: { zh: '批准重开', en: 'Approve that a period is reopened' },
  note: { zh: '须由申请人以外的账号批准。', en: 'It takes another account than asked for it.' },
  answer: { note: { zh: '已重开', en: 'It is reopened' }, schema: { $ref: '#/components/schemas/Closing' } },
  problems: [403, 404, 409],
  handle: async ({ engine }, call) => ok(await approveAsked(engine, call.party, closingOf(call))),
};

const readProof: Route = {
  method: 'get',
  path: '/api/closings/{closing}/proof',
  name: 'proveClosing',
  title: { zh: '重算并核对一次关账', en: 'Prove a closing anew' },
  note: { zh: '按封存时的口径和流水账位置从各版本重算，并与封存的值和哈希核对。', en: 'Works it out from the versions of then by the definitions of then, and compares with the sealed values and hashes.' },
  answer: { note: { zh: 'sound 为真即相符', en: 'All is borne out where sound is true' }, schema: { $ref: '#/components/schemas/ClosingProof' } },
  problems: [403, 404],
  async handle({ engine }, call) {
    expectRight(call.party, 'check');
    const [proof] = await proveBooks(engine, closingOf(call));
    return ok({ sound: proof?.problems.length === 0, figures: proof?.figures ?? 0, problems: (proof?.problems ?? []).map(shownProblem) });
  },
};

const listChanges: Route = {
  method: 'get',
  path: '/api/closings/changes',
  name: 'listClosedChanges',
  title: { zh: '已关账期间的调整', en: 'Adjustments to closed periods' },
  note: { zh: '哪条记录、改了什么、为什么、对指标的影响；由新到旧。', en: 'Which record, what, why, and what it does to figures; newest first.' },
  parameters: [
    ...pageParameters,
    { name: 'closing', in: 'query', note: { zh: '只列涉及这次关账的', en: 'Those that change this closing’s figures' }, schema: { type: 'integer' } },
    { name: 'ledger', in: 'query', note: { zh: '只列一本台账的', en: 'Those of one ledger' }, schema: { type: 'string' } },
  ],
  answer: { note: { zh: '一页调整', en: 'A page of adjustments' }, schema: { $ref: '#/components/schemas/ClosedChanges' } },
  async handle({ engine }, call) {
    call.expectOnly(['page', 'size', 'closing', 'ledger', 'lang']);
    const closing = call.query('closing') === undefined ? undefined : call.number('closing', 1, 1, 2 ** 31 - 1);
    return ok(await changesInWords(engine, call.party, { closing, ledger: call.query('ledger'), page: call.number('page', 1, 1, 1_000_000), size: call.number('size', 50, 1, 200) }));
  },
};

const readFigureClosings: Route = {
  method: 'get',
  path: '/api/figures/{name}/closings',
  name: 'readFigureClosings',
  title: { zh: '指标的历次关账', en: 'What a figure was at each closing' },
  parameters: [{ name: 'region', in: 'query', note: { zh: '行政区划代码，默认全部', en: 'A region’s code; everything when left out' }, schema: { type: 'string' } }],
  answer: { note: { zh: '历次封存的值', en: 'The sealed values' }, schema: { $ref: '#/components/schemas/FigureClosings' } },
  problems: [403, 404],
  async handle({ engine }, call) {
    call.expectOnly(['region', 'lang']);
    return ok({ closings: await closingsOfFigure(engine, call.party, call.path('name'), call.query('region')) });
  },
};

export const closingRoutes: readonly Route[] = [listClosings, readChecklist, listChanges, postClosing, readClosing, postReopening, postApproval, readProof, readFigureClosings];
