import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { residentMegabytes, type Measurement } from './measure.ts';
import { serve } from './serving.ts';

const settling = 15_000;

const bareProcess = `
  import { PGlite } from '@electric-sql/pglite';
  const database = await PGlite.create(process.argv[1]);
  await database.query('select count(*) from journal');
  console.log('ready');
  setInterval(() => {}, 1000);
`;

/** W11: idle memory of `npm start` with the demo loaded beside a bare PGlite on the same data; and how long starts take. */
export async function run(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'shanhai-w11-'));
  try {
    const first = await serve(['--demo', '--data', folder]);
    await first.stop();
    const second = await serve(['--demo', '--data', folder]);
    await sleep(settling);
    const idle = await residentMegabytes(second.pid);
    await second.stop();
    const limit = await bareMemory(join(folder, 'database', 'cluster'));
    return [
      { workload: 'W11', what: 'idle memory of npm start, demo loaded', value: idle, unit: 'MB', limit: { what: 'a bare PGlite process on the same data', value: limit }, ratio: idle / limit, goal: '≤ 1.5 ×', reached: idle / limit <= 1.5 },
      { workload: 'W11', what: 'first start to served demo', value: first.ms / 1000, unit: 's', goal: '≤ 90 s', reached: first.ms <= 90_000 },
      { workload: 'W11', what: 'later start', value: second.ms / 1000, unit: 's', goal: '≤ 5 s', reached: second.ms <= 5000 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bareMemory(cluster: string): Promise<number> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', bareProcess, cluster], { stdio: ['ignore', 'pipe', 'inherit'], cwd: new URL('..', import.meta.url) });
  await new Promise((ready, failed) => {
    child.stdout?.once('data', ready);
    child.once('exit', () => failed(new Error('The bare PGlite process ended.')));
  });
  await sleep(settling);
  const memory = await residentMegabytes(child.pid ?? 0);
  child.kill('SIGKILL');
  return memory;
}
