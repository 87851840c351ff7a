import { read as readSheetJs } from '@e965/xlsx';
import { readXlsx as readHucre } from 'hucre/xlsx';
import type { openEngine } from '../src/apps/engine/open-engine.ts';
import { landImport, previewImport } from '../src/apps/engine/import.ts';
import { openPglite } from '../src/adapters/pglite/open.ts';
import { openPostgres } from '../src/adapters/postgres/open.ts';
import { systemParty } from '../src/kernel/access/party.ts';
import { copyLine } from '../src/kernel/ports/copy.ts';
import { writeTexts } from '../src/kernel/ledger/version.ts';
import type { Database } from '../src/kernel/ports/database.ts';
import type { ImportPlan } from '../src/kernel/sheet/import/plan.ts';
import { labourWorkbook } from './labour-workbook.ts';
import { median, timed, type Measurement } from './measure.ts';
import { openBench } from './programme.ts';
import type { Server } from './postgres.ts';

const rows = 100_000;
const rounds = 3;

/** W1 and W1b: a workbook of 100,000 rows × 15 columns end to end, then again with 1 % of its rows changed. */
export async function run(server: Server): Promise<Measurement[]> {
  const workbook = await labourWorkbook(rows);
  const corrected = await labourWorkbook(rows, 100);
  const reading = await fastestLibrary(workbook);
  return [
    ...(await onDatabase('PostgreSQL', workbook, corrected, reading, () => server.database('w1'))),
    ...(await onDatabase('embedded', workbook, corrected, reading, async () => undefined)),
  ];
}

async function onDatabase(
  name: string,
  workbook: Uint8Array,
  corrected: Uint8Array,
  reading: { name: string; ms: number },
  fresh: () => Promise<string | undefined>,
): Promise<Measurement[]> {
  const first: number[] = [];
  const again: number[] = [];
  const copies: number[] = [];
  let memory = 0;
  for (let round = 0; round < rounds; round++) {
    const { engine, close } = await openBench(await fresh());
    globalThis.gc?.();
    const idle = process.memoryUsage.rss();
    const watch = setInterval(() => (memory = Math.max(memory, process.memoryUsage.rss() - idle)), 20);
    const { ms, result: plan } = await timed(() => importFile(engine, { name: 'w1.xlsx', bytes: workbook }));
    clearInterval(watch);
    expectCounts(plan, { read: rows, new: rows, changed: 0, same: 0, rejected: 0 });
    first.push(ms);
    const second = await timed(() => importFile(engine, { name: 'w1b.xlsx', bytes: corrected }));
    expectCounts(second.result, { read: rows, new: 0, changed: rows / 100, same: rows - rows / 100, rejected: 0 });
    again.push(second.ms);
    await close();
    copies.push(await bareCopy(plan, await fresh()));
  }
  const limit = reading.ms + median(copies);
  const per = (workload: string, what: string, ms: number, goal: number, more: boolean): Measurement => ({
    workload,
    what: `${what} · ${name}`,
    value: ms,
    unit: 'ms',
    limit: { what: `${reading.name} read ${Math.round(reading.ms)} + bare COPY ${Math.round(median(copies))}`, value: limit },
    ratio: ms / limit,
    goal: `≤ ${goal} ×${more ? ', ≥ 20,000 rows/s' : ''}`,
    reached: ms / limit <= goal && (!more || (rows / ms) * 1000 >= 20_000),
  });
  return [
    per('W1', `import ${rows.toLocaleString('en')} rows (${Math.round((rows / median(first)) * 1000).toLocaleString('en')} rows/s)`, median(first), 1.5, true),
    { workload: 'W1', what: `memory over idle · ${name}`, value: memory / 2 ** 20, unit: 'MB', goal: '< 400 MB', reached: memory / 2 ** 20 < 400 },
    per('W1b', 'the same with 1 % changed', median(again), 1.2, false),
  ];
}

async function importFile(engine: Awaited<ReturnType<typeof openEngine>>, file: { name: string; bytes: Uint8Array }): Promise<ImportPlan> {
  const plan = await previewImport(engine, systemParty, file);
  await landImport(engine, systemParty, file, plan, 'all');
  return plan;
}

function expectCounts(plan: ImportPlan, expected: ImportPlan['counts']): void {
  if (JSON.stringify(plan.counts) !== JSON.stringify(expected)) throw new Error(`The import counted ${JSON.stringify(plan.counts)}: ${JSON.stringify(plan.problems.slice(0, 3))}`);
}

/** The same columns into a bare table without any key, on the same kind of database. */
async function bareCopy(plan: ImportPlan, url: string | undefined): Promise<number> {
  const [table] = plan.tables;
  const ledger = table?.ledger;
  if (table === undefined || ledger === undefined) throw new Error('W1 found no ledger');
  const filled = ledger.fields.filter(({ name }) => table.columns.some(({ field }) => field === name));
  const lines = table.rows.map(({ put }) => {
    const texts = writeTexts(ledger, put.values);
    return copyLine(filled.map(({ column }) => texts[column] ?? null));
  });
  const chunks: string[] = [];
  for (let at = 0; at < lines.length; at += 5000) chunks.push(lines.slice(at, at + 5000).join(''));
  const database: Database = url === undefined ? await openPglite(undefined) : await openPostgres(url);
  await database.script(`create table bare (${filled.map(({ column, field }) => `"${column}" ${field.column}`).join(', ')})`);
  const { ms } = await timed(() => database.copyIn('bare', filled.map(({ column }) => column), chunks));
  await database.close();
  return ms;
}

async function fastestLibrary(workbook: Uint8Array): Promise<{ name: string; ms: number }> {
  const candidates: Readonly<Record<string, () => Promise<unknown>>> = {
    hucre: async () => readHucre(workbook),
    SheetJS: async () => readSheetJs(workbook, { dense: true, cellText: false, cellHTML: false, cellFormula: false }),
  };
  const results: { name: string; ms: number }[] = [];
  for (const [name, work] of Object.entries(candidates)) {
    const taken: number[] = [];
    for (let round = 0; round < rounds; round++) taken.push((await timed(work)).ms);
    results.push({ name, ms: median(taken) });
  }
  return results.reduce((a, b) => (a.ms <= b.ms ? a : b));
}
