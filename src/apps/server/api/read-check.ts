import { expectRight } from '../../../kernel/access/refusals.ts';
import { ok } from '../http/answer.ts';
import { shownProblem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import type { Service } from '../service.ts';
import type { CheckReport } from '../../engine/check.ts';
import type { Reached } from '../../worker/calls.ts';

interface Running {
  readonly report: Promise<CheckReport>;
  reached: Reached | null;
}

const running = new WeakMap<Service, Running>();
/** What was found last, and when; of this server's time. */
const last = new WeakMap<Service, { readonly at: string; readonly problems: number }>();

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
    const { problems, ...counts } = await (running.get(service) ?? begin(service)).report;
    return ok({ sound: problems.length === 0, ...counts, problems: problems.slice(0, 500).map(shownProblem) });
  },
};

function begin(service: Service): Running {
  const ask = service.reading.ask('check', {}, { onReached: (reached) => (one.reached = reached) });
  const report = ask.finally(() => running.delete(service));
  const one: Running = { report, reached: null };
  running.set(service, one);
  report.then(
    ({ problems }) => last.set(service, { at: service.engine.store.clock.now().toISOString(), problems: problems.length }),
    () => undefined,
  );
  return one;
}

export const readCheckState: Route = {
  method: 'get',
  path: '/api/check/state',
  name: 'checkState',
  title: { zh: '核对做到哪里', en: 'How far the integrity check is' },
  answer: {
    note: { zh: '正在核对的进度，以及上次的结果', en: 'The progress of the one under way, and what was found last' },
    schema: { type: 'object', required: ['running', 'reached', 'last'] },
  },
  problems: [403],
  handle(service, call) {
    expectRight(call.party, 'check');
    return ok(checkStateJson(service));
  },
};

export function checkStateJson(service: Service) {
  const one = running.get(service);
  return { running: one !== undefined, reached: one?.reached ?? null, last: last.get(service) ?? null };
}
