import { Agent, request } from 'node:http';
import { v7 as newId } from 'uuid';
import { serveDemo, signIn } from './demo-server.ts';
import { percentile, timed, type Measurement } from './measure.ts';

const users = 50;
/** Milliseconds that a user looks at a page before the next click. */
const thinking = 400;
const clicks = 24;
/** Every so many clicks a record is written. */
const writesEvery = 6;

const reads = [
  '/api/cockpit?year=2024',
  '/api/figures/values?window=2024',
  '/api/figures/consumption.sales?window=2024',
  '/api/figures/labour.persons?window=2024&region=621126',
  '/api/ledgers/consumption.sales/records?size=50',
  '/api/ledgers/consumption.sales/records?county=621126&page=7&size=50',
  '/api/ledgers/funds.projects/records?category=industry&size=50',
  '/api/batches?size=50',
];

/** p50, p95 and p99 that reads and writes promise to keep. */
const promises = { reads: [50, 150, 300], writes: [100, 300, 500] } as const;

/** The API under fifty people at once, beside what workloads promise of reads and writes; none may fail. */
export async function run(): Promise<Measurement[]> {
  const server = await serveDemo();
  try {
    const cookie = await signIn(server.url, 'minxian');
    const agent = new Agent({ keepAlive: true, maxSockets: users });
    const taken = { reads: [] as number[], writes: [] as number[] };
    let failed = 0;
    const ask = async (kind: keyof typeof taken, method: string, path: string, body?: unknown) => {
      const { ms, result } = await timed(() => send(agent, server.url, cookie, method, path, body));
      taken[kind].push(ms);
      if (result >= 400) failed++;
    };
    const user = async (index: number): Promise<void> => {
      await pause((index / users) * thinking);
      for (let click = 0; click < clicks; click++) {
        if (click % writesEvery === writesEvery - 1) await ask('writes', 'PUT', `/api/ledgers/care.donations/records/${newId()}`, { base: 0, values: donation(index, click) });
        else await ask('reads', 'GET', reads[(index + click) % reads.length] ?? '/');
        await pause(thinking * (0.5 + ((index * 7 + click * 3) % 10) / 10));
      }
    };
    await Promise.all(Array.from({ length: users }, (_, index) => user(index)));
    agent.destroy();
    return [
      ...(['reads', 'writes'] as const).flatMap((kind) =>
        ([0.5, 0.95, 0.99] as const).map((share, at) => {
          const value = percentile(taken[kind], share);
          const promised = promises[kind][at] ?? 0;
          return { workload: 'API', what: `${kind} of ${users} users at once, p${share * 100}`, value, unit: 'ms', goal: `≤ ${promised} ms`, reached: value <= promised } satisfies Measurement;
        }),
      ),
      { workload: 'API', what: `requests that failed, of ${taken.reads.length + taken.writes.length}`, value: failed, unit: 'requests', goal: 'none', reached: failed === 0 },
    ];
  } finally {
    await server.stop();
  }
}

const pause = (ms: number): Promise<void> => new Promise((wake) => setTimeout(wake, ms));

const donation = (user: number, click: number): Record<string, unknown> => ({ county: '621126', donor: `示例捐赠方 ${user}`, donorKind: 'company', form: 'money', amount: '100.00', receipt: `B${user}-${click}-${newId()}`, recipient: '示例接收主体', receivedOn: '2024-05-06' });

function send(agent: Agent, url: string, cookie: string, method: string, path: string, body: unknown): Promise<number> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const asked = request(`${url}${path}`, { agent, method, headers: { cookie, ...(text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }) } }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    asked.once('error', reject);
    asked.end(text);
  });
}
