/** `npm run bench [-- W1 W3]`: measures the workloads, prints a table and writes bench/results.json. */
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import type { Measurement } from './measure.ts';
import { startServer, type Server } from './postgres.ts';

const workloads: Readonly<Record<string, () => Promise<{ run(server: Server): Promise<Measurement[]> }>>> = {
  W1: () => import('./w1.ts'),
  W2: () => import('./at-size.ts'),
  W4: () => import('./w4.ts'),
  W6: () => import('./w6.ts'),
  W10: () => import('./w10.ts'),
  W11: () => import('./w11.ts'),
  API: () => import('./api.ts'),
  SCROLL: () => import('./scroll.ts'),
  BULK: () => import('./bulk.ts'),
};

/** Measured in the same run as another. */
const together: Readonly<Record<string, string>> = { W1B: 'W1', W3: 'W2', W5: 'W2' };

const asked = process.argv.slice(2).map((name) => name.toUpperCase());
const chosen = Object.keys(workloads).filter((name) => asked.length === 0 || asked.includes(name) || asked.some((one) => together[one] === name));
if (chosen.length === 0) {
  console.error(`There is no workload ${asked.join(', ')}; there are ${Object.keys(workloads).join(', ')}.`);
  process.exit(2);
}

const server = await startServer();
const results: Measurement[] = [];
try {
  for (const name of chosen) {
    console.error(`${name} …`);
    const measured = await (await workloads[name]?.())?.run(server);
    results.push(...(measured ?? []));
    for (const one of measured ?? []) console.log(line(one));
  }
} finally {
  await server.stop();
}
const machine = { node: process.version, cores: cpus().length, memory: `${Math.round(totalmem() / 2 ** 30)} GiB` };
writeFileSync(new URL('./results.json', import.meta.url), `${JSON.stringify({ at: new Date().toISOString(), machine, results }, null, 2)}\n`);

function line({ workload, what, value, unit, limit, ratio, goal, reached }: Measurement): string {
  const number = value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
  const beside = limit === undefined ? '' : ` | limit ${limit.value >= 100 ? Math.round(limit.value) : limit.value.toPrecision(3)} ${unit} (${limit.what})`;
  return `${workload.padEnd(4)} ${reached ? 'ok ' : 'NOT'} ${what}: ${number} ${unit}${beside}${ratio === undefined ? '' : ` | ${ratio.toFixed(2)} ×`} | goal ${goal}`;
}
