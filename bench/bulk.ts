import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { openEngine } from '../src/apps/engine/open-engine.ts';
import { settingsOf } from '../src/apps/engine/programmes.ts';
import { fillSales } from './fill-sales.ts';
import { residentMegabytes, timed, type Measurement } from './measure.ts';
import type { Server } from './postgres.ts';
import { serve, tokenFor } from './serving.ts';

const records = 100_000;
/** Seconds that a change of them may take, and megabytes that the server may need besides what it holds when idle. */
const [longest, most] = [60, 400];

/** One change of all 100,000 records of a ledger, its undo, and their deletion: each one batch, over HTTP, on both databases. */
export async function run(server: Server): Promise<Measurement[]> {
  return [...(await onDatabase('PostgreSQL', await server.database('bulk'))), ...(await onDatabase('embedded', undefined))];
}

async function onDatabase(name: string, databaseUrl: string | undefined): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'shanhai-bulk-'));
  const engine = await openEngine(settingsOf(folder, databaseUrl, undefined, () => undefined));
  await fillSales(engine, records);
  await engine.close();
  const flags = ['--data', folder, ...(databaseUrl === undefined ? [] : ['--database-url', databaseUrl])];
  const serving = await serve(['--empty', ...flags]);
  try {
    const headers = { authorization: `Bearer ${await tokenFor(flags)}`, 'content-type': 'application/json' };
    const results: Measurement[] = [];
    const ask = async (path: string, body: unknown, of: number): Promise<string> => {
      const response = await fetch(`${serving.url}${path}`, { method: 'POST', headers: { ...headers, 'idempotency-key': newId() }, body: JSON.stringify(body) });
      const answer = (await response.json()) as { batch?: { number: string; counts: { changed: number; deleted: number } } };
      if (!response.ok || (answer.batch?.counts.changed ?? 0) + (answer.batch?.counts.deleted ?? 0) !== of) throw new Error(`${path}: ${JSON.stringify(answer).slice(0, 2000)}`);
      return answer.batch?.number ?? '';
    };
    const measure = async (what: string, path: string, body: unknown): Promise<string> => {
      const idle = await residentMegabytes(serving.pid);
      let peak = idle;
      const watch = setInterval(() => void residentMegabytes(serving.pid).then((now) => (peak = Math.max(peak, now))), 50);
      const { ms, result } = await timed(() => ask(path, body, records));
      clearInterval(watch);
      const line = `${what} ${records.toLocaleString('en')} records, ${name}`;
      results.push(
        { workload: 'BULK', what: line, value: ms / 1000, unit: 's', goal: `≤ ${longest} s`, reached: ms <= longest * 1000 },
        { workload: 'BULK', what: `memory besides what it held: ${line}`, value: peak - idle, unit: 'MB', goal: `≤ ${most} MB`, reached: peak - idle <= most },
      );
      return result;
    };
    const changes = '/api/ledgers/consumption.sales/changes';
    // The thread that does it is started by the first who needs it.
    await ask(`${changes}?invoice=FP1`, { op: 'put', values: { buyer: '首次' }, expected: 1 }, 1);
    const changed = await measure('change', changes, { op: 'put', values: { buyer: '示例采购方' }, expected: records });
    await measure('undo', `/api/batches/${changed}/undo`, {});
    await measure('delete', changes, { op: 'delete', expected: records });
    return results;
  } finally {
    await serving.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
