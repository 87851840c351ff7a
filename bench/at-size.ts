import { openFigure, readFigures } from '../src/kernel/figure/index.ts';
import { systemParty } from '../src/kernel/access/party.ts';
import { listRecords } from '../src/kernel/ledger/list.ts';
import type { Engine } from '../src/apps/engine/open-engine.ts';
import { fillSales } from './fill-sales.ts';
import { median, percentile, repeated, type Measurement } from './measure.ts';
import { openBench } from './programme.ts';
import type { Server } from './postgres.ts';

const sizes = [10_000, 1_000_000, Number(process.env['SHANHAI_BENCH_RECORDS'] ?? 10_000_000)];
const runs = 60;

/** W2 at three sizes; W3 and W5 at the largest. */
export async function run(server: Server): Promise<Measurement[]> {
  const results: Measurement[] = [];
  const cockpits: number[] = [];
  for (const size of sizes) {
    const { engine, close } = await openBench(await server.database('at_size'));
    await fillSales(engine, size);
    const cockpit = await measureCockpit(engine, size);
    cockpits.push(cockpit.median);
    results.push(cockpit.measurement);
    if (size === sizes.at(-1)) results.push(await measureOpening(engine, size), ...(await measureList(engine, size)));
    await close();
  }
  const growth = (cockpits.at(-1) ?? Number.NaN) / (cockpits[0] ?? Number.NaN);
  results.push({
    workload: 'W2',
    what: `cockpit at ${sizes.at(-1)?.toLocaleString('en')} records beside ${sizes[0]?.toLocaleString('en')}`,
    value: cockpits.at(-1) ?? Number.NaN,
    unit: 'ms',
    limit: { what: 'the smallest size', value: cockpits[0] ?? Number.NaN },
    ratio: growth,
    goal: '≤ 1.2 ×',
    reached: growth <= 1.2,
  });
  return results;
}

async function measureCockpit({ store }: Engine, size: number): Promise<{ median: number; measurement: Measurement }> {
  const requests = [...store.model.figures.keys()].map((figure) => ({ figure, window: '2024' }));
  const taken = await repeated(runs, () => readFigures(store, systemParty, requests));
  const [someone] = await store.database.query('select record from consumption_sales where programme = $1 limit 1', [store.programme]);
  const single = await repeated(runs, () => store.database.query('select amount from consumption_sales where programme = $1 and record = $2 and _version = 1', [store.programme, someone?.['record'] ?? '']));
  const p95 = percentile(taken, 0.95);
  return {
    median: median(taken),
    measurement: {
      workload: 'W2',
      what: `all ${requests.length} figures of a year, ${size.toLocaleString('en')} records, p95`,
      value: p95,
      unit: 'ms',
      limit: { what: 'one primary-key select', value: percentile(single, 0.95) },
      ratio: p95 / percentile(single, 0.95),
      goal: 'p95 ≤ 10 ms',
      reached: p95 <= 10,
    },
  };
}

async function measureOpening({ store }: Engine, size: number): Promise<Measurement> {
  const taken = await repeated(runs, () => openFigure(store, systemParty, { figure: 'consumption.sales', window: '2024' }));
  const scan = await repeated(runs, () =>
    store.database.query(
      `select * from consumption_sales where programme = $1 and _region = '621126' and _day between 20240101 and 20241231 and _until is null and not _gone
       order by _day, record limit 50`,
      [store.programme],
    ),
  );
  const p95 = percentile(taken, 0.95);
  return {
    workload: 'W3',
    what: `open a figure at ${size.toLocaleString('en')} records, p95`,
    value: p95,
    unit: 'ms',
    limit: { what: 'an index range scan of one page', value: percentile(scan, 0.95) },
    ratio: p95 / percentile(scan, 0.95),
    goal: 'p95 ≤ 25 ms, ≤ 3 ×',
    reached: p95 <= 25 && p95 <= 3 * percentile(scan, 0.95),
  };
}

async function measureList({ store }: Engine, size: number): Promise<Measurement[]> {
  const results: Measurement[] = [];
  const where = { way: { is: 'purchase' }, soldOn: { atLeast: '2022-01-01' } } as const;
  const { total } = await listRecords(store, systemParty, { ledger: 'consumption.sales', where, size: 50 });
  const last = Math.max(1, Math.min(20_000, Math.floor(total / 50)));
  for (const page of [1, last]) {
    const taken = await repeated(runs, () => listRecords(store, systemParty, { ledger: 'consumption.sales', where, page, size: 50 }));
    const scan = await repeated(runs, () =>
      store.database.query(
        `select * from consumption_sales where programme = $1 and way = 'purchase' and sold_on >= '2022-01-01' and _until is null and not _gone
         order by _day desc, record desc limit 50`,
        [store.programme],
      ),
    );
    const p95 = percentile(taken, 0.95);
    results.push({
      workload: 'W5',
      what: `list, two filters, a sort, the count of ${total.toLocaleString('en')}; page ${page.toLocaleString('en')} of 50 at ${size.toLocaleString('en')} records, p95`,
      value: p95,
      unit: 'ms',
      limit: { what: 'the same index scan', value: percentile(scan, 0.95) },
      ratio: p95 / percentile(scan, 0.95),
      goal: 'p95 ≤ 30 ms',
      reached: p95 <= 30,
    });
  }
  return results;
}
