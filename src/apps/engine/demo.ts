import { openWorkbook } from '../../adapters/workbook/open.ts';
import { systemParty } from '../../kernel/access/party.ts';
import type { Problem } from '../../kernel/declare/problem.ts';
import type { Workbook } from '../../kernel/sheet/workbook.ts';
import type { ImportPlan } from '../../kernel/sheet/import/plan.ts';
import { askedAfter } from './asked-after.ts';
import { attachDemoEvidence } from './demo-evidence.ts';
import { demoBatch, markDemo, type DemoEdition } from './demo-state.ts';
import { demoWorkbooks } from './demo-workbooks.ts';
import { glanceAtTables, keepStatistics } from './keep-statistics.ts';
import { landPlan, planImport, type WorkbookFile } from './import.ts';
import type { Engine } from './open-engine.ts';

/** Where loading stands. */
export interface DemoProgress {
  readonly workbooks: number;
  /** Rows read and not rejected, those of an interrupted load that had landed included. */
  readonly rows: number;
  readonly rejected: number;
  /** In milliseconds since it began. */
  readonly elapsed: number;
}

export interface DemoLoad extends DemoProgress {
  /** Whether all of it is in; loading may have been stopped. */
  readonly done: boolean;
  /** The first few of what kept rows out; a demo as it should be has none. */
  readonly problems: readonly Problem[];
}

/** Rows after which the planner looks at the tables again; a load that took it for empty would read them whole. */
const lookEvery = 4000;

/**
 * Makes the demo's workbooks and imports them like any others. Each lands as a batch made of its bytes, so that a load
 * that was cut off goes on where it stopped.
 */
export async function loadDemo(engine: Engine, edition: DemoEdition, stop: AbortSignal, tell: (progress: DemoProgress) => void): Promise<DemoLoad> {
  const began = performance.now();
  const problems: Problem[] = [];
  let [workbooks, rows, rejected, looked] = [0, 0, 0, 0];
  const progress = (): DemoProgress => ({ workbooks, rows, rejected, elapsed: performance.now() - began });
  await markDemo(engine, 'begun', edition);
  const landed = await landedRows(engine);
  let landing: Promise<void> = Promise.resolve();
  let writing: Promise<void> = landing;
  for await (const { file, workbook } of readAhead(demoWorkbooks(edition))) {
    const batch = demoBatch(file.bytes);
    // Until its rows are being written, the one before has the thread for itself.
    await writing;
    const coming = landed.has(batch) ? undefined : plan(engine, { file, workbook }, batch, landing);
    coming?.catch(() => undefined);
    await landing;
    if (workbooks > 0) tell(progress());
    if (stop.aborted) {
      await coming?.catch(() => undefined);
      return { ...progress(), problems, done: false };
    }
    const planned = await coming;
    workbooks += 1;
    rows += planned === undefined ? (landed.get(batch) ?? 0) : planned.counts.read - planned.counts.rejected;
    if (planned === undefined) continue;
    problems.push(...planned.problems.slice(0, Math.max(0, 20 - problems.length)));
    rejected += planned.counts.rejected;
    const look = rows - looked > lookEvery;
    if (look) looked = rows;
    const { promise, resolve } = Promise.withResolvers<void>();
    writing = promise;
    landing = land(engine, file, planned, look, resolve);
    // Told when it is awaited; until then it must not end the process.
    landing.catch(() => undefined);
  }
  await landing;
  await attachDemoEvidence(engine, edition);
  tell(progress());
  // All at once: each cell is written when all that it adds up is known, and no workbook reads one before.
  await engine.fold();
  await keepStatistics(engine.store.database, 'all');
  await markDemo(engine, 'loaded', edition);
  return { ...progress(), problems, done: true };
}

/** Checks a workbook while the one before lands, and compares it with what stands once that has. */
function plan(engine: Engine, { file, workbook }: Read, batch: string, landing: Promise<void>): Promise<ImportPlan> {
  const { store } = engine;
  // Nobody confirmed a layout of the demo's, so none is looked up.
  return planImport({ ...engine, store: { ...store, database: askedAfter(store.database, landing) } }, systemParty, file, workbook, { batch, mapping: {} });
}

async function land(engine: Engine, file: WorkbookFile, planned: ImportPlan, look: boolean, writing: () => void): Promise<void> {
  try {
    await landPlan(engine, systemParty, file, planned, 'valid', { reason: `${file.name}（演示数据，系虚构）` }, writing);
    if (look) await glanceAtTables(engine.store.database);
  } finally {
    writing();
  }
}

/** Rows of each batch that landed before. */
async function landedRows({ store: { database, programme } }: Engine): Promise<Map<string, number>> {
  const rows = await database.query('select batch, counts from journal where programme = $1', [programme]);
  return new Map(
    rows.map(({ batch, counts }) => {
      const { read = 0, rejected = 0 } = JSON.parse(String(counts)) as Readonly<Record<string, number>>;
      return [String(batch), read - rejected];
    }),
  );
}

interface Read {
  readonly file: WorkbookFile;
  readonly workbook: Workbook;
}

/** Reads the next workbook while the database is busy with the one before. */
async function* readAhead(files: AsyncGenerator<WorkbookFile>): AsyncGenerator<Read> {
  const read = async (): Promise<Read | undefined> => {
    const { value: file, done } = await files.next();
    return done === true ? undefined : { file, workbook: await openWorkbook(file.bytes, file.name) };
  };
  let coming = read();
  try {
    for (;;) {
      const one = await coming;
      if (one === undefined) return;
      coming = read();
      // Told when it is awaited; until then it must not end the process.
      coming.catch(() => undefined);
      yield one;
    }
  } finally {
    await files.return(undefined);
  }
}
