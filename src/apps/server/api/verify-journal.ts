import { expectRight } from '../../../kernel/access/refusals.ts';
import { verifyJournal as verify } from '../../../kernel/ledger/verify.ts';
import { ok } from '../http/answer.ts';
import { shownProblem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';

export const verifyJournal: Route = {
  method: 'get',
  path: '/api/journal/chain',
  name: 'verifyJournal',
  title: { zh: '核对流水账的哈希链', en: 'Verify the journal’s chain' },
  note: { zh: '只核对链条本身；逐行核对见 /api/check。', en: 'The chain alone; /api/check proves every row as well.' },
  answer: {
    note: { zh: '完整与否，共几条', en: 'Whether it is whole, and of how many entries' },
    schema: { type: 'object', required: ['sound', 'batches', 'problems'], properties: { sound: { type: 'boolean' }, batches: { type: 'integer' }, problems: { type: 'array', items: { $ref: '#/components/schemas/Problem' } } } },
  },
  problems: [403],
  async handle({ engine }, call) {
    expectRight(call.party, 'journal');
    const { batches, problems } = await verify(engine.store);
    return ok({ sound: problems.length === 0, batches, problems: problems.slice(0, 100).map(shownProblem) });
  },
};
