import { expectRight } from '../../../kernel/access/refusals.ts';
import { ok } from '../http/answer.ts';
import { shownProblem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import type { Service } from '../service.ts';
import type { CheckReport } from '../../engine/check.ts';

const running = new WeakMap<Service, Promise<CheckReport>>();

export const readCheck: Route = {
  method: 'get',
  path: '/api/check',
  name: 'check',
  title: { zh: '完整性核对', en: 'Integrity check' },
  note: { zh: '流水账的哈希链、每一行与提交时是否一致、指标与重算是否一致。', en: 'The journal’s chain, every row against what was committed, figures against their recomputation.' },
  answer: {
    note: { zh: '核对结果；sound 为真即无误', en: 'What was found; all is well where sound is true' },
    schema: { type: 'object', required: ['sound', 'problems'], properties: { sound: { type: 'boolean' }, problems: { type: 'array', items: { $ref: '#/components/schemas/Problem' } } } },
  },
  problems: [403],
  async handle(service, call) {
    expectRight(call.party, 'check');
    // Whoever asks meanwhile gets the same answer: it takes the machine's time.
    let result = running.get(service);
    if (result === undefined) {
      result = service.reading.ask('check', {}).finally(() => running.delete(service));
      running.set(service, result);
    }
    const { problems, ...counts } = await result;
    return ok({ sound: problems.length === 0, ...counts, problems: problems.slice(0, 500).map(shownProblem) });
  },
};
