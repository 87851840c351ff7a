import { openWorkbook } from '../../adapters/workbook/open.ts';
import { systemParty } from '../../kernel/access/party.ts';
import type { Problem } from '../../kernel/declare/problem.ts';
import type { Workbook } from '../../kernel/sheet/workbook.ts';
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
  for await (const { file, workbook } of readAhead(demoWorkbooks(edition))) {
    const batch = demoBatch(file.bytes);
    const known = await landedRows(engine, batch);
    if (known !== undefined) rows += known;
    else {
      const plan = await planImport(engine, systemParty, file, workbook, { batch });
      problems.push(...plan.problems.slice(0, Math.max(0, 20 - problems.length)));
      rejected += plan.counts.rejected;
      rows += plan.counts.read - plan.counts.rejected;
      await landPlan(engine, systemParty, file, plan, 'valid', `${file.name}（演示数据，系虚构）`);
    }
    workbooks += 1;
    if (rows - looked > lookEvery) {
      await glanceAtTables(engine.store.database);
      looked = rows;
    }
    tell(progress());
    if (stop.aborted) return { ...progress(), problems, done: false };
  }
  // All at once: each cell is written when all that it adds up is known, and no workbook reads one before.
  await engine.fold();
  await keepStatistics(engine.store.database, 'all');
  await markDemo(engine, 'loaded', edition);
  return { ...progress(), problems, done: true };
}

/** Rows that this batch brought when it landed before. */
async function landedRows({ store: { database, programme } }: Engine, batch: string): Promise<number | undefined> {
  const [row] = await database.query('select counts from journal where programme = $1 and batch = $2', [programme, batch]);
  if (row === undefined) return undefined;
  const counts = JSON.parse(String(row['counts'])) as Readonly<Record<string, number>>;
  return (counts['read'] ?? 0) - (counts['rejected'] ?? 0);
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
